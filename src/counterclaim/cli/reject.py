"""`counterclaim reject ID`: a person says that a reading is wrong."""

from counterclaim.cli.deciding import AnId, As, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(record_id: AnId, by: As, reason: Why, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Say that a claim is misread, or that what was joined is not one.

    A rejected claim is kept and shown as rejected; it stands in no account, toll or count. What was joined is parted.

    Examples:
      counterclaim reject c_9f2c --as "A. Monitor" --reason "nobody is quoted as saying this"
      counterclaim reject i_3e0b --as "A. Monitor" --reason "two strikes of one day"
    """
    from counterclaim.book.deciding.recording import judging

    decide(ledger, by, reason, lambda store, who: judging(store, "reject", record_id, who))
