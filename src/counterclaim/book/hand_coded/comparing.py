"""A hand-coded set and an open ledger in; what both have, what may be the same, what one alone has, out.

Each event goes to one incident at most, the best fits first; ties go by how near the days and places are, then by ids,
so that neither the order of rows nor the name of a side decides. Reads what `fitting.py` reads.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from counterclaim.book.exporting import material_of
from counterclaim.book.filters import Asked, in_period, incident_fits, may_fit, named_in
from counterclaim.book.hand_coded.blocks import Block, blocks_asked, blocks_of
from counterclaim.book.hand_coded.entries import Entry, Span, entry_of_event, entry_of_incident, in_ledger
from counterclaim.book.hand_coded.fitting import FLOOR, MOST_APART, THRESHOLD, Fit, disagreements, fit, grounds
from counterclaim.documents.coded.reading import layout_of
from counterclaim.records.coded import (
    BadRow,
    CodedEvent,
    CodedPair,
    InLedger,
    OnlyInFile,
    OnlyInLedger,
    SetComparison,
    SetCounts,
    SetKind,
)
from counterclaim.records.exporting import Choices
from counterclaim.store import Store
from counterclaim.store.store import utc_now

MOST_REFUSED: Final = 100
"""Bad rows that are told one by one."""
_AROUND: Final = 366
"""Days around the period in which counterparts are looked for: a set may tell a year where the ledger tells a day."""


class _Sets(msgspec.Struct):
    """Both sides as far as they are read."""

    events: list[CodedEvent] = msgspec.field(default_factory=list)
    filed: list[Entry] = msgspec.field(default_factory=list)
    incidents: list[InLedger] = msgspec.field(default_factory=list)
    told: list[Entry] = msgspec.field(default_factory=list)
    refused: list[BadRow] = msgspec.field(default_factory=list)
    refused_in_all: int = 0


class Candidate(msgspec.Struct, frozen=True):
    """An event and an incident, by their places in the lists, and how they fit."""

    event: int
    incident: int
    fit: Fit


def compare_with(
    store: Store, file: Path, *, kind: SetKind | None = None, asked: Asked = Asked()  # noqa: B008 - frozen
) -> SetComparison:  # fmt: skip
    """Compare the ledger with a set; use it within `store.still()`. InputError where the file is no set that is known.

    What is asked for narrows what is told: a pair is told where either of the two fits.
    """
    layout = layout_of(file, kind)
    sets = _Sets()
    _read_file(layout.events(file), sets, asked)
    _read_ledger(store, sets, asked)
    return told_of(sets, file=file.name, kind=layout.kind, layout=layout.words)


def _read_file(found: Iterable[CodedEvent | BadRow], sets: _Sets, asked: Asked) -> None:
    for one in found:
        if isinstance(one, CodedEvent):
            sets.events.append(one)
            sets.filed.append(entry_of_event(one, asked=_event_fits(one, asked)))
            continue
        sets.refused_in_all += 1
        if len(sets.refused) < MOST_REFUSED:
            sets.refused.append(one)


def _event_fits(event: CodedEvent, asked: Asked) -> bool:
    return (
        in_period(event.first, event.last, asked)
        and (asked.type is None or asked.type in event.types)
        and (asked.place is None or named_in(asked.place, (n for p in event.places for n in (p.name, *p.other_names))))
        and (asked.side is None or named_in(asked.side, event.parties))
    )


def _read_ledger(store: Store, sets: _Sets, asked: Asked) -> None:
    """Names stand as they are, as in every list that is printed; nothing of this is written to a file."""
    wider = Asked(first_day=_moved(asked.first_day, -_AROUND), last_day=_moved(asked.last_day, _AROUND))
    material = material_of(store, Choices(with_names=True), made=utc_now(), asked=wider)
    for one in material.incidents():
        fits = may_fit(one.whole, asked) and incident_fits(one.whole, one.claims, asked)
        sets.told.append(entry_of_incident(one, material, asked=fits))
        sets.incidents.append(in_ledger(one))


def _moved(day: str | None, days: int) -> str | None:
    if day is None:
        return None
    moved = dt.date.fromisoformat(day).toordinal() + days
    return dt.date.fromordinal(min(max(moved, 1), dt.date.max.toordinal())).isoformat()


def candidates_of(filed: list[Entry], told: list[Entry]) -> list[Candidate]:
    """Every event and incident that fit well enough to be told, the best first."""
    index: dict[Block, list[int]] = {}
    for number, entry in enumerate(filed):
        for block in blocks_of(entry):
            index.setdefault(block, []).append(number)
    found = []
    for number, entry in enumerate(told):
        for event in {one for block in blocks_asked(entry) for one in index.get(block, ())}:
            how = fit(filed[event], entry)
            if how is not None and how.score >= FLOOR:
                found.append(Candidate(event, number, how))
    return sorted(
        found, key=lambda one: (-one.fit.score, one.fit.gap, one.fit.km, filed[one.event].id, told[one.incident].id)
    )


def matched_of(candidates: Iterable[Candidate]) -> dict[int, Candidate]:
    """One incident for each event, and one event for each incident, by event: the best fits first."""
    matched: dict[int, Candidate] = {}
    taken: set[int] = set()
    for one in candidates:
        if one.fit.holds and one.event not in matched and one.incident not in taken:
            matched[one.event] = one
            taken.add(one.incident)
    return matched


def told_of(sets: _Sets, *, file: str, kind: SetKind, layout: str) -> SetComparison:
    """The comparison of what was read."""
    candidates = candidates_of(sets.filed, sets.told)
    matched = matched_of(candidates)
    taken = {one.incident: one for one in matched.values()}
    maybe = [one for one in candidates if one.event not in matched and one.incident not in taken]
    best: dict[int, Candidate] = {}
    for one in candidates:
        best.setdefault(one.event, one)
    days = _span_of(sets.filed), _span_of(sets.told)
    pairs = tuple(_pair(one, sets) for one in matched.values() if _asked(one, sets))
    may = tuple(_pair(one, sets) for one in maybe if _asked(one, sets))
    open_events, open_incidents = {one.event for one in maybe}, {one.incident for one in maybe}
    in_file = tuple(
        OnlyInFile(event=sets.events[n], why=_why_in_file(sets.filed[n], best.get(n), taken, sets, days[1]))
        for n in _in_order(sets.filed) if n not in matched and n not in open_events
    )  # fmt: skip
    in_book = tuple(
        OnlyInLedger(incident=sets.incidents[n], why=_why_in_ledger(sets.told[n], days[0]))
        for n in _in_order(sets.told) if n not in taken and n not in open_incidents
    )  # fmt: skip
    return SetComparison(
        file=file, kind=kind, layout=layout, threshold=THRESHOLD, floor=FLOOR,
        counts=_counts(sets, pairs, may, in_file, in_book), file_days=_days(days[0]), ledger_days=_days(days[1]),
        matched=pairs, may_match=may, missing_in_ledger=in_file, missing_in_file=in_book,
        refused=tuple(sets.refused), refused_in_all=sets.refused_in_all,
    )  # fmt: skip


def _asked(one: Candidate, sets: _Sets) -> bool:
    return sets.filed[one.event].asked or sets.told[one.incident].asked


def _in_order(entries: list[Entry]) -> Iterator[int]:
    """Those that were asked for, by day, undated ones last."""
    asked = (number for number, one in enumerate(entries) if one.asked)
    yield from sorted(asked, key=lambda n: (entries[n].span is None, _first(entries[n]), entries[n].id))


def _first(entry: Entry) -> int:
    return entry.span.first if entry.span is not None else 0


def _pair(one: Candidate, sets: _Sets) -> CodedPair:
    filed, told = sets.filed[one.event], sets.told[one.incident]
    return CodedPair(
        event=sets.events[one.event], incident=sets.incidents[one.incident], score=one.fit.score,
        grounds=tuple(grounds(filed, told)), disagreements=tuple(disagreements(filed, told)),
    )  # fmt: skip


def _why_in_file(
    entry: Entry, found: Candidate | None, taken: Mapping[int, Candidate], sets: _Sets, days: Span | None
) -> str:
    if found is not None:
        told = sets.told[found.incident].id
        if (other := taken.get(found.incident)) is not None:
            return f"the incident that fits best, {told}, is matched with {sets.filed[other.event].id}"
        return f"the incident that fits best is {told}"
    if entry.span is not None and days is not None and entry.span.gap(days) > MOST_APART:
        return "outside the days of which the ledger tells"
    return "no incident of these days and this place"


def _why_in_ledger(entry: Entry, days: Span | None) -> str:
    if entry.span is None:
        return "nothing dates the incident"
    if days is not None and entry.span.gap(days) > MOST_APART:
        return "outside the days of the file"
    if not (entry.fine or entry.wide):
        return "no report tells its place"
    return "no event of these days and this place, or each is matched with another incident"


def _span_of(entries: list[Entry]) -> Span | None:
    spans = [one.span for one in entries if one.span is not None]
    return Span(min(one.first for one in spans), max(one.last for one in spans)) if spans else None


def _days(span: Span | None) -> tuple[str, str] | None:
    if span is None:
        return None
    return dt.date.fromordinal(span.first).isoformat(), dt.date.fromordinal(span.last).isoformat()


def _counts(
    sets: _Sets, pairs: tuple[CodedPair, ...], may: tuple[CodedPair, ...], in_file: tuple[OnlyInFile, ...],
    in_book: tuple[OnlyInLedger, ...],
) -> SetCounts:  # fmt: skip
    fields = Counter(name for pair in pairs for name in {one.field for one in pair.disagreements})
    open_events = len({pair.event.id for pair in may})
    return SetCounts(
        rows=len(sets.events) + sets.refused_in_all,
        events=len(pairs) + open_events + len(in_file),
        incidents=len(pairs) + len({pair.incident.id for pair in may}) + len(in_book),
        matched=len(pairs),
        disagreeing=sum(1 for pair in pairs if pair.disagreements),
        may_match=open_events,
        missing_in_ledger=len(in_file),
        missing_in_file=len(in_book),
        disagreements={name: fields[name] for name in ("day", "place", "type", "toll")},
    )  # fmt: skip
