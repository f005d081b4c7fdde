"""`counterclaim undo NUMBER`: a person takes a decision back."""

from typing import Annotated

import typer

from counterclaim.cli.deciding import As, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Its number in the log (`counterclaim log`).", show_default=False)
    ],
    by: As,
    reason: Why,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Take a decision back. It stays in the log; what it stood in place of holds again.

    Examples:
      counterclaim undo 41 --as "A. Monitor" --reason "wrong claim"
    """
    from counterclaim.book.deciding.recording import undoing

    decide(ledger, by, reason, lambda store, who: undoing(store, number, who))
