"""`counterclaim review-sheet -o FILE`: a sheet for a person to correct, which `apply` reads back."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.guard import complain
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="Where to: .xlsx, .html or .csv.", show_default=False)
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    most: Annotated[
        int, typer.Option("--most", metavar="N", help="Of each sort of question.", min=1, max=10_000)
    ] = 100,
    queue_only: Annotated[
        bool, typer.Option("--queue-only", help="Only what the queue lists, not every claim.")
    ] = False,
) -> None:
    """Write a sheet of what most needs a person, and of every claim that nobody has checked.

    One row each, with its sentence and how it was read. The person types in the marked columns (in capitals) and leaves
    empty what is right; `apply` brings it back.

    Examples:
      counterclaim review-sheet -o review.xlsx
      counterclaim review-sheet -o review.html --queue-only --most 50
      counterclaim apply review.xlsx --as "A. Monitor"
    """
    from counterclaim.book.deciding.reviewing import rows_of
    from counterclaim.export.review import write_sheet
    from counterclaim.export.wording import count_of
    from counterclaim.records.errors import InputError
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store, store.still():
        rows = list(rows_of(store, most=most, claims=not queue_only))
    data = write_sheet(out, rows)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror or error}.") from error
    complain(f"{count_of(len(rows), 'row')} written to {out}")
