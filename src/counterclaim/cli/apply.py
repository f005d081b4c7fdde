"""`counterclaim apply FILE --as NAME`: what a person typed into a review sheet, as decisions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.deciding import As
from counterclaim.cli.guard import SOME_REFUSED, complain
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger

if TYPE_CHECKING:
    from counterclaim.records.book import Decision


def run(
    sheet: Annotated[Path, typer.Argument(metavar="FILE", help="A review sheet with corrections.", show_default=False)],
    by: As,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Apply a review sheet: each row is checked on its own, and refused with a reason where it does not fit.

    The rest is applied. Applying the same sheet twice changes nothing. Exit code 1: some row was refused.

    Examples:
      counterclaim apply review.xlsx --as "A. Monitor"
    """
    from counterclaim.book.deciding.recording import said, write
    from counterclaim.book.deciding.reviewing import apply_rows
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.lines import Line
    from counterclaim.export.review import read_sheet
    from counterclaim.export.wording import count_of
    from counterclaim.library.deciding import heed
    from counterclaim.store import new_run, open_store

    name = said(by, "review sheet").by
    refused = rows = 0
    with open_store(ledger, create=False) as store:
        run_of = new_run(name, person=True)
        asked: list[Decision] = []
        for outcome in apply_rows(store, read_sheet(sheet), by=name):
            rows += 1
            if outcome.refused is not None:
                refused += 1
                print_lines([Line(label=f"Row {outcome.number} refused", text=outcome.refused)])
            asked += outcome.decisions
        written = write(store, asked, run=run_of)
        heed(store, asked if written else (), run=run_of, warn=complain)
    told = f"{count_of(rows, 'row')} with something typed, {count_of(refused, 'row')} refused, "
    print_lines([Line(text=told + f"{count_of(len(written), 'decision')} written", level="head")])
    if refused:
        raise typer.Exit(SOME_REFUSED)
