"""A person's decision in, written to the log and heeded at once: what `merge`, `set` and the like share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.book.deciding.recording import Said
    from counterclaim.records.book import Decision
    from counterclaim.store import Run, Store

As = Annotated[str, typer.Option("--as", metavar="NAME", help="Who decides. It stands in the log.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why. It stands in the log.", show_default=False)]
AnId = Annotated[str, typer.Argument(metavar="ID", help="An id from any list, or its beginning.", show_default=False)]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids from any list, or their beginnings.", show_default=False)
]


def decide(ledger: Path, by: str, reason: str, make: "Callable[[Store, Said], Sequence[Decision]]") -> None:
    """Make decisions, write them, join the book anew where they say so, and tell what was done."""
    from counterclaim.book.deciding.recording import said, write
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.lines import Line
    from counterclaim.store import new_run, open_store

    who = said(by, reason)
    with open_store(ledger, create=False) as store:
        run_of = new_run(who.by, person=True)
        decisions = make(store, who)
        numbers = write(store, decisions, run=run_of)
        heed(store, decisions if numbers else (), run=run_of)
    told = [Line(text=f"decided: log entry {number} (take back: counterclaim undo {number})") for number in numbers]
    print_lines(told or [Line(text="that is decided already; nothing was written")])


def heed(store: "Store", decisions: "Sequence[Decision]", *, run: "Run") -> None:
    """Join the book anew where decisions say what is one and what is not."""
    if any(decision.kind is not None for decision in decisions):
        from counterclaim.cli.joining import join_book

        join_book(store, run=run)
