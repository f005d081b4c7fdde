"""`counterclaim confirm ID`: a person says that a reading is right."""

from counterclaim.cli.deciding import AnId, As, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(record_id: AnId, by: As, reason: Why, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Say that a claim is read rightly, or that what was joined is one.

    Of a claim the reading as it now stands is confirmed: where it is read otherwise later,
    it counts as unchecked again.

    Examples:
      counterclaim confirm c_9f2c --as "A. Monitor" --reason "read against the text"
      counterclaim confirm i_3e0b --as "A. Monitor" --reason "one strike: same hour, same street"
    """
    from counterclaim.book.deciding.recording import judging

    decide(ledger, by, reason, lambda store, who: judging(store, "confirm", record_id, who))
