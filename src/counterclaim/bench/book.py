"""A ledger's book in the form that `benchmarks/book/score.py` scores.

In: readings of single reports, the whole that each of their records belongs to, and which reports repeat others. Out:
one JSON object with copies, incidents, actors, ceasefires and tolls. A report is named by the end of its address.
Reads no pack.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from counterclaim.bench.rows import Row
from counterclaim.book.copies.told_again import claims_told_again
from counterclaim.book.parts import parts_of
from counterclaim.book.tolls.series import Joined as TollsJoined
from counterclaim.book.tolls.series import TollReport, tally_book
from counterclaim.book.truces.wholes import assemble_truce
from counterclaim.documents.paragraphs import split_paragraphs
from counterclaim.records.book import Part, Repeat, part_id
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AgreementType, JoinKind
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading
from counterclaim.records.report import Report
from counterclaim.records.tallies import Alleged, Figure
from counterclaim.store import Store
from counterclaim.store.state import READING

Record = TypeVar("Record", Actor, Incident, Ceasefire)
WholeOf = Callable[[str, Actor | Incident | Ceasefire], str]
"""From a report's id and one of its records to the id of the whole that the record belongs to."""
_KINDS = {Actor: JoinKind.ACTOR, Incident: JoinKind.INCIDENT, Ceasefire: JoinKind.CEASEFIRE}
_HALF = 0.5
"""Part of a paragraph that a repeat covers, from which the paragraph counts as repeated."""


class Joined(msgspec.Struct, frozen=True):
    """How single readings hang together: the whole of every record, and what repeats what."""

    whole: WholeOf
    repeats: tuple[Repeat, ...] = ()


class _Index(msgspec.Struct, frozen=True):
    """What all rows are written with: names and texts by report, claims, and the incident that a claim stands in."""

    names: dict[str, str]
    texts: dict[str, str]
    claims: dict[str, Claim]
    incident: dict[str, str]


def joined(store: Store) -> Joined:
    """How the ledger joins its readings. This is the one place that knows: everything below takes a `Joined`."""
    wholes = {(kind, join.part): join.whole for kind in _KINDS.values() for join in store.joins(kind)}

    def whole(report: str, record: Actor | Incident | Ceasefire) -> str:
        return wholes.get((_KINDS[type(record)], part_id(report, record.id)), record.id)

    return Joined(whole=whole, repeats=tuple(store.repeats()))


def readings_of(store: Store) -> tuple[Reading, ...]:
    """What was read in each report of a ledger, by day of publication."""
    read = [msgspec.json.decode(entry.payload, type=Reading) for entry in store.log() if entry.kind == READING]
    return tuple(sorted(read, key=lambda one: (one.report.published or "~", one.report.id)))


def book_row(readings: Sequence[Reading], how: Joined) -> Row:
    """The whole book as one row."""
    index = _Index(
        names={one.report.id: name_of(one.report) for one in readings},
        texts={one.report.id: one.report.text for one in readings},
        claims={claim.id: claim for one in readings for claim in one.claims},
        incident={
            claim: how.whole(one.report.id, incident)
            for one in readings
            for incident in one.incidents
            for claim in incident.claims
        },
    )
    return {
        "copies": list(copy_rows(how.repeats, index.names, index.texts)),
        "incidents": list(_incidents(readings, how.whole, index)),
        "actors": list(_actors(readings, how.whole, index)),
        "ceasefires": list(_ceasefires(readings, how.whole, index)),
        "tolls": list(_tolls(readings, how, index)),
    }


def name_of(report: Report) -> str:
    """The end of a report's address, or its id where it has none."""
    return (report.url or report.id).rstrip("/").rpartition("/")[2]


def _by_whole(
    readings: Sequence[Reading], records: Callable[[Reading], Iterable[Record]], whole: WholeOf
) -> dict[str, list[tuple[str, Record]]]:
    """The records of each whole, with their reports."""
    found: dict[str, list[tuple[str, Record]]] = {}
    for reading in readings:
        for record in records(reading):
            found.setdefault(whole(reading.report.id, record), []).append((reading.report.id, record))
    return found


# --- incidents and actors --------------------------------------------------------------------------------------------


def _incidents(readings: Sequence[Reading], whole: WholeOf, index: _Index) -> Iterator[Row]:
    for key, parts in _by_whole(readings, lambda reading: reading.incidents, whole).items():
        yield {"id": key, "told": [_place(index.claims[claim], index) for _, part in parts for claim in part.claims]}


def _actors(readings: Sequence[Reading], whole: WholeOf, index: _Index) -> Iterator[Row]:
    for key, parts in _by_whole(readings, lambda reading: reading.actors, whole).items():
        given = {(index.names[report], name): None for report, part in parts for name in (part.name, *part.aliases)}
        yield {"id": key, "names": [{"report": report, "name": name} for report, name in given]}


def _place(claim: Claim, index: _Index) -> Row:
    return {"report": index.names[claim.report], "start": claim.evidence.start, "end": claim.evidence.end}


# --- ceasefires ------------------------------------------------------------------------------------------------------


def _ceasefires(readings: Sequence[Reading], whole: WholeOf, index: _Index) -> Iterator[Row]:
    parts: dict[str, list[Part]] = {}
    for reading in readings:
        for part in parts_of(reading, JoinKind.CEASEFIRE):
            parts.setdefault(whole(reading.report.id, part.record), []).append(part)
    for key, told in parts.items():
        truce = assemble_truce(told, truce=key)
        if truce.ceasefire.type is not AgreementType.CEASEFIRE:
            continue
        yield {
            "id": key,
            "agreed_on": truce.ceasefire.agreed_on,
            "effective": truce.ceasefire.effective,
            "ended": truce.ceasefire.ended,
            "brokers": list(truce.ceasefire.brokers),
            "parties": list(truce.ceasefire.parties),
            "reports": [index.names[report] for report in truce.reports],
            "violations": [_alleged(one, "alleged_by", index) for one in truce.violations],
            "kept": [_alleged(one, "claimed_by", index) for one in truce.compliance],
        }


def _alleged(one: Alleged, speaker: str, index: _Index) -> Row:
    claim = index.claims[one.claim]
    # A line of a truce rests on a whole sentence: "a violation by Ada" may stand behind the act that it names so.
    told = {**_place(claim, index), "start": claim.sentence.start, "end": claim.sentence.end}
    return {**told, speaker: one.by, "party": one.party, "day": one.day}


# --- tolls -----------------------------------------------------------------------------------------------------------


def _tolls(readings: Sequence[Reading], how: Joined, index: _Index) -> Iterator[Row]:
    actors = {part_id(r.report.id, actor.id): how.whole(r.report.id, actor) for r in readings for actor in r.actors}
    told = [TollReport(report=r.report, claims=r.claims, series=r.tolls, actors=r.actors) for r in readings]
    claims = {r.report.id: r.claims for r in readings}
    again = claims_told_again(how.repeats, claims, index.texts)
    # As in the book: what a copy tells is of the incident that its source tells of.
    incidents = {**index.incident, **{c: index.incident[f] for c, f in again.items() if f in index.incident}}
    tallies, _ = tally_book(told, TollsJoined(actors=actors, incidents=incidents, repeats=again))
    for tally in tallies:
        yield {
            "id": tally.id,
            "claimant": tally.claimant,
            "side": tally.side,
            "kind": str(tally.kind),
            "who": tally.who,
            "scope": str(tally.scope),
            "incident": tally.incident,
            "points": [_point(figure, index) for figure in tally.figures],
        }


def _point(point: Figure, index: _Index) -> Row:
    """A number with the place of its words: within the claim's sentence, where they stand there."""
    claim, words = index.claims[point.claim], point.text or ""
    start = _found(words, claim, index.texts[claim.report])
    place = {"start": start, "end": start + len(words)} if start >= 0 else {}
    return {
        **_place(claim, index),
        **place,
        "low": point.low,
        "best": point.best,
        "high": point.high,
        "as_of": point.day,
    }


def _found(words: str, claim: Claim, text: str) -> int:
    """Where a number stands: as words of its own, in the claim's own words before the rest of its sentence."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)") if words else None
    for span in (claim.evidence, claim.sentence):
        if whole is not None and (found := whole.search(text, span.start, span.end)):
            return found.start()
    return -1


# --- copies ----------------------------------------------------------------------------------------------------------


def copy_rows(repeats: Sequence[Repeat], names: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[Row]:
    """Groups of reports that are copies as a whole, each with the paragraphs by which others repeat one of them."""
    group = {report: frozenset((report,)) for repeat in repeats for report in (repeat.report, repeat.source)}
    for repeat in repeats:
        if repeat.whole:
            both = group[repeat.report] | group[repeat.source]
            group.update(dict.fromkeys(both, both))
    partly: dict[frozenset[str], dict[str, set[int]]] = {}
    for repeat in repeats:
        if not repeat.whole and repeat.report not in group[repeat.source]:
            numbers = partly.setdefault(group[repeat.source], {}).setdefault(repeat.report, set())
            numbers.update(covered_paragraphs(texts[repeat.report], repeat.start, repeat.end))
    for members in dict.fromkeys(group.values()):
        repeated = {report: numbers for report, numbers in partly.get(members, {}).items() if numbers}
        if len(members) > 1 or repeated:
            yield {
                "reports": sorted(names[report] for report in members),
                "partly": {names[report]: sorted(numbers) for report, numbers in sorted(repeated.items())},
            }


def covered_paragraphs(text: str, start: int, end: int) -> list[int]:
    """Paragraphs of a body, from 1, of which half or more lies in a stretch of the report; the headline is 0."""
    return [
        number
        for number, span in enumerate(split_paragraphs(text))
        if number and min(end, span.end) - max(start, span.start) >= _HALF * (span.end - span.start)
    ]


def to_json(row: Mapping[str, Any]) -> bytes:
    """The row as it is scored."""
    return msgspec.json.encode(row) + b"\n"
