"""Outcomes of reading in, the same outcomes out, with their number on the terminal while they come."""

import sys
from collections.abc import Iterable, Iterator

from counterclaim.cli.guard import complain
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal

Outcome = Reading | Refusal


def watched(outcomes: Iterable[Outcome], *, quiet: bool = False) -> Iterator[Outcome]:
    """Pass outcomes on. On a terminal a bar moves on standard error; elsewhere nothing is drawn.

    Each refusal is told on standard error as it comes.
    """
    if quiet or not sys.stderr.isatty():
        for outcome in outcomes:
            _tell(outcome)
            yield outcome
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from counterclaim.cli.screen import screen
    from counterclaim.export.plain import shortened

    columns = (SpinnerColumn(), BarColumn(bar_width=20), TextColumn("{task.description}", markup=False))
    read = refused = 0
    with Progress(*columns, TimeElapsedColumn(), console=screen(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                refused += 1
                origin = outcome.origin
                progress.console.print(_refusal_words(outcome))
            else:
                read += 1
                origin = outcome.original.origin
            progress.update(task, description=f"{read} read, {refused} refused: {shortened(origin, 50)}")
            yield outcome


def _tell(outcome: Outcome) -> None:
    if isinstance(outcome, Refusal):
        complain(_refusal_words(outcome))


def _refusal_words(refusal: Refusal) -> str:
    from counterclaim.export.plain import plain

    return plain(f"not read: {refusal.origin}: {refusal.reason}. {refusal.advice}")
