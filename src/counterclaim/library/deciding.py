"""A person's decision in, written to the log and heeded at once: what `confirm`, `set` and the library share."""

from collections.abc import Callable, Sequence

from counterclaim.book.deciding.recording import Said, said, write
from counterclaim.library.reading import join_book
from counterclaim.records.book import Decision
from counterclaim.store import Run, Store, new_run

Warn = Callable[[str], object]


def decide(
    store: Store, by: str, reason: str, make: Callable[[Store, Said], Sequence[Decision]], *, warn: Warn
) -> list[int]:  # fmt: skip
    """Make decisions, write them, and join the book anew where they say so; their numbers in the log.

    None where that is decided already.
    """
    who = said(by, reason)
    run = new_run(who.by, person=True)
    decisions = make(store, who)
    numbers = write(store, decisions, run=run)
    heed(store, decisions if numbers else (), run=run, warn=warn)
    return numbers


def heed(store: Store, decisions: Sequence[Decision], *, run: Run, warn: Warn) -> None:
    """Join the book anew where decisions say what is one and what is not."""
    if any(decision.kind is not None for decision in decisions):
        join_book(store, run=run, warn=warn)
