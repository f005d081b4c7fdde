"""`counterclaim set ID FIELD VALUE`: a person says what a field of a claim is."""

from typing import Annotated

import typer

from counterclaim.cli.deciding import AnId, As, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(
    record_id: AnId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Such as stance, side, day.", show_default=False)],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The value; none where nothing is known.", show_default=False)
    ],
    by: As,
    reason: Why,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Correct one field of a claim. What was read is kept beside it.

    Fields: speaker, side, stance, denial_scope, negated, realis, certainty, grounds, channel, type, agents, targets,
    day, places, and of a single toll who, low, best, high. Several names are parted by semicolons.

    Examples:
      counterclaim set c_9f2c stance denies --as "A. Monitor" --reason "the ministry rejects it"
      counterclaim set c_9f2c day 2024-05-01/2024-05-02 --as "A. Monitor" --reason "told as overnight"
      counterclaim set c_9f2c high none --as "A. Monitor" --reason "no upper bound is told"
    """
    from counterclaim.book.deciding.recording import setting

    decide(ledger, by, reason, lambda store, who: setting(store, record_id, field, value, who))
