"""A hand-coded set in, its rows in a ledger as reports of their own kind, joined with what other reports tell.

Each row is safe on the disk before the next begins: a run that is cut off goes on where it stopped. Importing the same
file again changes nothing. What cannot be read is recorded as a refusal, row by row.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from counterclaim import __version__
from counterclaim.book.hand_coded.row_reports import NAMES, headline_of, is_ours, row_report
from counterclaim.documents.coded.reading import CodedRow, rows_of_set
from counterclaim.library.reading import read_into
from counterclaim.records.coded import BadRow, ImportedSet, RowsOf
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal
from counterclaim.store import Store, new_run, open_store
from counterclaim.store.store import utc_now

MOST_REFUSED: Final = 100
"""Bad rows that are told one by one; so many are recorded as refusals, and then how many more there were."""

_AGAIN: Final = "Mend this in the file and import it again: the other rows are known by then."


class _Met(msgspec.Struct):
    """What was met on the way."""

    counted: Counter[str] = msgspec.field(default_factory=Counter)
    refused: list[BadRow] = msgspec.field(default_factory=list)


def import_set(
    file: Path, *, kind: RowsOf, ledger: Path, by: str | None = None, warn: Callable[[str], object] = lambda _: None
) -> ImportedSet:
    """Bring a set into a ledger, which is made where there is none; what became of its rows.

    `by`: who does it; without it the log names the program. InputError where the file is no such set: then nothing is
    made or changed.
    """
    layout, rows = rows_of_set(file, kind)
    met = _Met()
    who = by or f"counterclaim {__version__}"
    run = new_run(who, person=by is not None)
    with open_store(ledger) as store:
        before = store.head()
        done = read_into(store, _readings(rows, store, met, kind=kind, file=file.name, by=who), warn=warn, run=run)
        told = ImportedSet(
            file=file.name, kind=kind, layout=layout, stored=done.stored, changed=met.counted["changed"],
            known=done.known, refused=tuple(met.refused), refused_in_all=met.counted["refused"],
        )  # fmt: skip
        if store.head() != before:
            store.add_import(msgspec.json.encode(told), name=kind, run=run)
    return told


def _readings(
    rows: Iterator[CodedRow | BadRow], store: Store, met: _Met, *, kind: RowsOf, file: str, by: str
) -> Iterator[Reading | Refusal]:
    at, versions = utc_now(), _versions(store, kind)
    for one in map(_not_ours, rows):
        if isinstance(one, BadRow):
            yield from _refused(one, met, file=file, at=at)
            continue
        known = versions.get(headline_of(kind, one.event.id), [])
        origin = f"{file}#{one.event.line}"
        made = row_report(one, kind, origin=origin, at=at, by=by, before=known[-1] if known else None)
        met.counted["changed"] += bool(known) and made.report.id not in known
        yield made
    if more := met.counted["refused"] - len(met.refused):
        yield Refusal(
            id=make_id("x", file, "bad_rows", str(more)), origin=file, reason="bad_row", at=at,
            advice=f"{more:,} rows more cannot be read. {_AGAIN}",
        )  # fmt: skip


def _not_ours(one: CodedRow | BadRow) -> CodedRow | BadRow:
    """A row, unless this program exported it."""
    if isinstance(one, BadRow) or not is_ours(one.event):
        return one
    why = f"was exported by this program ({one.event.id!r}), and is no record of the set"
    return BadRow(line=one.event.line, why=why)


def _refused(bad: BadRow, met: _Met, *, file: str, at: str) -> Iterator[Refusal]:
    met.counted["refused"] += 1
    if len(met.refused) >= MOST_REFUSED:
        return
    met.refused.append(bad)
    origin = f"{file}#{bad.line}"
    yield Refusal(
        id=make_id("x", origin, "bad_row", bad.why), origin=origin, reason="bad_row", at=at,
        advice=f"Line {bad.line:,}: it {bad.why}. {_AGAIN}",
    )  # fmt: skip


def _versions(store: Store, kind: RowsOf) -> dict[str, list[str]]:
    """The reports of each row that the ledger holds already, in the order in which they came."""
    found: dict[str, list[tuple[int, str]]] = {}
    for stored in store.reports():
        if stored.report.coded == NAMES[kind]:
            found.setdefault(stored.report.headline or "", []).append((stored.log, stored.report.id))
    return {headline: [report for _, report in sorted(told)] for headline, told in found.items()}
