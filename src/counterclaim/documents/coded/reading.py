"""A hand-coded set in, its events out, in the order of the file; bad rows among them with line and reason.

What the file is, is told by its first line: the columns that a layout must have. Reads `event_types` through `packs`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.documents.coded.acled import NEEDED as ACLED_NEEDS
from counterclaim.documents.coded.acled import acled_event
from counterclaim.documents.coded.ged import NEEDED as GED_NEEDS
from counterclaim.documents.coded.ged import ged_event
from counterclaim.documents.coded.own import NEEDED as OWN_NEEDS
from counterclaim.documents.coded.own import own_event
from counterclaim.documents.coded.own_lines import events_of_geojson, events_of_jsonl
from counterclaim.documents.coded.rows import Row, header_of, lines_of, open_text, rows_of
from counterclaim.documents.coded.values import NotRead
from counterclaim.records.coded import BadRow, CodedEvent, RowsOf, SetKind
from counterclaim.records.errors import InputError

_Groups = tuple[tuple[str, ...], ...]
_One = TypeVar("_One", CodedEvent, "CodedRow")


class Layout(msgspec.Struct, frozen=True):
    """How a file is read: whose it is, in words, and what reads it."""

    kind: SetKind
    words: str
    events: Callable[[Path], Iterator[CodedEvent | BadRow]]


class CodedRow(msgspec.Struct, frozen=True):
    """A row of a set with all its cells, and the event that it records."""

    row: Row
    event: CodedEvent


class _Table(msgspec.Struct, frozen=True):
    kind: SetKind
    words: str
    needs: _Groups
    event: Callable[[Row], CodedEvent]


_TABLES = (
    _Table("acled", "ACLED's CSV", ACLED_NEEDS, acled_event),
    _Table("ged", "UCDP GED's CSV", GED_NEEDS, ged_event),
    _Table("own", "our own incidents.csv", OWN_NEEDS, own_event),
)


def layout_of(path: Path, kind: SetKind | None = None) -> Layout:
    """What a file is, by its first line, or as `kind` says; InputError where it is none that is known."""
    if kind in {None, "own"} and (found := _of_json(path)) is not None:
        return found
    columns = frozenset(header_of(path))
    tables = [one for one in _TABLES if kind in {None, one.kind}]
    table = min(tables, key=lambda one: len(_missing(one.needs, columns)))
    missing = _missing(table.needs, columns)
    if missing and kind is None and len(missing) > len(table.needs) // 2:
        raise InputError(
            f"{path} is no set that is known: its first line has neither the columns of ACLED's or UCDP GED's CSV nor "
            "those of our own incidents.csv. Give a file with its line of column names."
        )
    if missing:
        raise InputError(f"{path} is read as {table.words}, and lacks its column {missing[0]}. Give the whole table.")
    told = "as --kind says" if kind else f"by its columns {', '.join(group[0] for group in table.needs[:3])}, ..."
    return Layout(table.kind, f"{table.words}, {told}", lambda file: _each_once(_events(file, table.event)))


def _of_json(path: Path) -> Layout | None:
    with open_text(path) as file:
        first = next(lines_of(file), "").lstrip("\ufeff \t")
    if not first.startswith("{"):
        return None
    if '"record"' in first[:60]:
        words, events = "our complete export, JSON Lines, by its first line", events_of_jsonl
    else:
        words, events = "our GeoJSON, by its first line", events_of_geojson
    return Layout("own", words, lambda file: _each_once(events(file)))


def _missing(needs: _Groups, columns: frozenset[str]) -> list[str]:
    return [" or ".join(group) for group in needs if columns.isdisjoint(group)]


def rows_of_set(path: Path, kind: RowsOf) -> tuple[str, Iterator[CodedRow | BadRow]]:
    """As what the rows of a set are read, in words, and each row with its event, or why it cannot be read.

    InputError where the file is no such set; it is told at once, and no row is read before it is asked for.
    """
    layout_of(path, kind)
    table = next(one for one in _TABLES if one.kind == kind)
    return table.words, _each_once(_rows(path, table.event))


def _events(path: Path, event: Callable[[Row], CodedEvent]) -> Iterator[CodedEvent | BadRow]:
    return (one.event if isinstance(one, CodedRow) else one for one in _rows(path, event))


def _rows(path: Path, event: Callable[[Row], CodedEvent]) -> Iterator[CodedRow | BadRow]:
    for row in rows_of(path):
        try:
            yield row if isinstance(row, BadRow) else CodedRow(row, event(row))
        except NotRead as error:
            yield BadRow(line=row.line, why=str(error))


def _each_once(found: Iterator[_One | BadRow]) -> Iterator[_One | BadRow]:
    """A second row of one id is refused, or it would be matched twice."""
    known: dict[str, int] = {}
    for one in found:
        if isinstance(one, BadRow):
            yield one
            continue
        event = _event_of(one)
        if (before := known.setdefault(event.id, event.line)) != event.line:
            yield BadRow(line=event.line, why=f"has the id of line {before:,} ({event.id!r})")
        else:
            yield one


def _event_of(one: CodedEvent | CodedRow) -> CodedEvent:
    return one.event if isinstance(one, CodedRow) else one
