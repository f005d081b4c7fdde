"""A person's decision in, written to the log and heeded at once: what `merge`, `set` and the like share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import complain

if TYPE_CHECKING:
    from counterclaim.book.deciding.recording import Said
    from counterclaim.records.book import Decision
    from counterclaim.store import Store

As = Annotated[str, typer.Option("--as", metavar="NAME", help="Who decides. It stands in the log.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why. It stands in the log.", show_default=False)]
AnId = Annotated[str, typer.Argument(metavar="ID", help="An id from any list, or its beginning.", show_default=False)]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids from any list, or their beginnings.", show_default=False)
]


def decide(ledger: Path, by: str, reason: str, make: "Callable[[Store, Said], Sequence[Decision]]") -> None:
    """Make decisions, write them, join the book anew where they say so, and tell what was done."""
    from counterclaim.book.deciding.recording import said
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.lines import Line
    from counterclaim.library import deciding
    from counterclaim.store import open_store

    said(by, reason)  # before the ledger is opened: nothing is locked for a decision that is none
    with open_store(ledger, create=False) as store:
        numbers = deciding.decide(store, by, reason, make, warn=complain)
    told = [Line(text=f"decided: log entry {number} (take back: counterclaim undo {number})") for number in numbers]
    print_lines(told or [Line(text="that is decided already; nothing was written")])
