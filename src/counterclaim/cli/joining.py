"""What was read or decided is joined to the book of an open ledger: what `read`, `merge` and `redact` share."""

from typing import TYPE_CHECKING

from counterclaim.cli.guard import complain

if TYPE_CHECKING:
    from counterclaim.records.book import Left
    from counterclaim.store import Run, Store


def join_book(store: "Store", *, run: "Run") -> None:
    """Join all that no linking has looked at. What cannot be joined stays stored, and is told on standard error."""
    from counterclaim.pipeline import link_book

    for _ in link_book(store, run=run, warn=_warn):
        pass


def _warn(left: "Left") -> None:
    if left.report:
        complain(
            f"not joined with the others: report {left.report} ({left.why}). It is stored and stands by itself; the "
            "next `counterclaim read` tries again. Please report this with the file"
        )
    else:
        complain(
            f"decisions are stored, but what they say could not be joined ({left.why}). The next `counterclaim read` "
            "tries again. Please report this"
        )
