"""Reports in, a ledger that holds what was read and joined out; or their claims alone, storing nothing.

What the command `read` and the library share. What cannot be read or stored is recorded as a refusal, and the run goes
on.
"""

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path

from counterclaim import __version__
from counterclaim.export.summary import RunCount, Summary, summarise
from counterclaim.library.narrowing import a_day
from counterclaim.records.book import Left
from counterclaim.records.claim import Claim
from counterclaim.records.errors import InputError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal
from counterclaim.records.settings import Settings
from counterclaim.store import RedactedError, Run, Store, new_run, open_store

AnyPath = str | PathLike[str]


def read(  # noqa: PLR0913 - each is an option of the command
    paths: AnyPath | Iterable[AnyPath], *, ledger: AnyPath = "counterclaim.db", published: str | None = None,
    publisher: str | None = None, conflict: AnyPath | None = None, gazetteer: AnyPath | None = None,
    collector: str | None = None, threads: int = 1, jobs: int = 1,
) -> Summary:  # fmt: skip
    """Read reports into a ledger, and give the account of what it now holds.

    `paths` are files or folders: text, Markdown, saved HTML, PDF, JSON Lines. The ledger is made where there is none;
    reading the same file again changes nothing. What cannot be read is among the `refusals` of the account, each with
    the reason and what to do. `published` (such as "2024-05-01") and `publisher` are for reports that do not tell
    their own; today is never assumed. `conflict` and `gazetteer` are files of your own: who belongs to which side,
    and places; a row of the latter that is refused is a warning. `jobs` reads several reports at a time; in a script of
    your own, keep the call under `if __name__ == "__main__":` then.
    """
    settings = _settings(
        ledger=ledger, published=published, publisher=publisher, conflict=conflict, gazetteer=gazetteer,
        collector=collector, threads=threads, jobs=jobs,
    )  # fmt: skip
    _look_at_own_places(settings)
    from counterclaim.book.joined import joined_of
    from counterclaim.pipeline import read_all

    with open_store(settings.ledger) as store:
        outcomes = read_all(_paths(paths), settings=settings)
        done = read_into(store, outcomes, warn=_warn)
        return summarise(store, joined_of(store), run=done)


def read_claims(
    paths: AnyPath | Iterable[AnyPath], *, published: str | None = None, publisher: str | None = None,
    conflict: AnyPath | None = None, gazetteer: AnyPath | None = None,
) -> Iterator[Claim]:  # fmt: skip
    """The claims of reports, one after another, storing nothing. A report that is refused is told as a warning."""
    settings = _settings(published=published, publisher=publisher, conflict=conflict, gazetteer=gazetteer)
    _look_at_own_places(settings)
    from counterclaim.pipeline import read_all

    for outcome in read_all(_paths(paths), settings=settings):
        if isinstance(outcome, Refusal):
            _warn(f"not read: {outcome.origin} ({outcome.reason}): {outcome.advice}")
        else:
            yield from outcome.claims


def read_into(
    store: Store, outcomes: Iterable[Reading | Refusal], *, warn: Callable[[str], object], run: Run | None = None
) -> RunCount:
    """Store what is read, report by report, and join it; each is safe on the disk before the next begins."""
    run = run or new_run(f"counterclaim {__version__}")
    counted = Counter[str]()
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            store.add_refusal(outcome, run=run)
            counted["refused"] += 1
            continue
        try:
            counted["stored" if store.add_reading(outcome, run=run) else "known"] += 1
        except InputError as error:
            warn(f"not read: {error}")
            store.add_refusal(_unstorable(outcome, error), run=run)
            counted["refused"] += 1
    join_book(store, run=run, warn=warn)
    return RunCount(**counted)


def join_book(store: Store, *, run: Run, warn: Callable[[str], object]) -> None:
    """Join all that no linking has looked at. What cannot be joined stays stored, and `warn` is told."""
    from counterclaim.pipeline import link_book

    for _ in link_book(store, run=run, warn=lambda left: warn(_left_words(left))):
        pass


def _left_words(left: Left) -> str:
    if left.report:
        return (
            f"not joined with the others: report {left.report} ({left.why}). It is stored and stands by itself; the "
            "next `counterclaim read` tries again. Please report this with the file"
        )
    return (
        f"decisions are stored, but what they say could not be joined ({left.why}). The next `counterclaim read` "
        "tries again. Please report this"
    )


def _unstorable(reading: Reading, error: InputError) -> Refusal:
    """The refusal of a report that was read and cannot be stored. Of one that was redacted nothing new is kept."""
    original = reading.original
    if isinstance(error, RedactedError):
        told = make_id("x", str(error), "redacted")
        return Refusal(
            id=told, origin="a redacted report", reason="redacted", advice=str(error), at=original.collected_at
        )
    return Refusal(
        id=make_id("x", original.origin, original.sha256, "encoding"),
        origin=original.origin,
        reason="encoding",
        advice=str(error),
        sha256=original.sha256,
        at=original.collected_at,
    )


def _settings(
    *, ledger: AnyPath = "counterclaim.db", published: str | None, publisher: str | None, conflict: AnyPath | None,
    gazetteer: AnyPath | None, collector: str | None = None, threads: int = 1, jobs: int = 1,
) -> Settings:  # fmt: skip
    return Settings(
        ledger=Path(ledger),
        published=a_day(published) if published else None,
        publisher=publisher,
        conflict=Path(conflict) if conflict else None,
        gazetteer=Path(gazetteer) if gazetteer else None,
        collector=collector,
        threads=threads,
        jobs=jobs,
    )


def _look_at_own_places(settings: Settings) -> None:
    """Tell the bad rows of the user's own places; a file that cannot be read at all ends the run before it begins."""
    if settings.gazetteer is None:
        return
    from counterclaim.packs.own_places.opening import open_own

    own = open_own(settings.gazetteer)
    for row in own.refused:
        _warn(f"gazetteer {settings.gazetteer}, line {row.line:,}: refused: {row.why}")
    if more := own.refused_in_all - len(own.refused):
        _warn(f"gazetteer {settings.gazetteer}: {more:,} rows more were refused")


def _paths(paths: AnyPath | Iterable[AnyPath]) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(path) for path in paths]


def _warn(text: str) -> None:
    warnings.warn(text, stacklevel=3)
