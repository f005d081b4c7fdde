"""A row of a hand-coded set as a report of its own kind: its columns in one plain form, and one claim by them.

The set speaks: "ACLED records, event XVA1: 6 May 2031, Elmar. Air/drone strike. Parties named, without direction: ...".
It is never read by the trained reader. A set names no direction, so nobody is named as the doer; whom it was done to is
told only where a column says that civilians were the target. A number that may stand for the unknown is no toll. A set
is coded from reports, so a row is a report and never an origin or a finding. Reads the packs `coded_types` and
`event_families`.

Source in our words (ACLED codebook): actor 1 is no aggressor; fatalities are 0 also where nothing is known. (UCDP GED
codebook): best, low and high count all dead of the event; in one-sided violence civilians are the target.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from counterclaim import __version__
from counterclaim.documents.coded.reading import CodedRow
from counterclaim.documents.coded.rows import Row
from counterclaim.export.formats.acled import PREFIX
from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.titles import day_words
from counterclaim.ledgers.tolls import tally_tolls
from counterclaim.packs.coded_types import ONE_SIDED, filed_as_acled, filed_as_ged
from counterclaim.packs.loader import pack_versions
from counterclaim.records.claim import Claim, Event, Place, Quote, Reason, Span, Speaker, Target, TimeRange, Toll
from counterclaim.records.coded import AROUND, NOTES, ROW_TYPE, CodedEvent, RowsOf
from counterclaim.records.enums import (
    Certainty,
    Channel,
    CivilStatus,
    Kind,
    PlacePrecision,
    TimeBasis,
    TimePrecision,
    TollKind,
)
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Incident, Reading
from counterclaim.records.report import Original, Report

NAMES: Final[Mapping[RowsOf, str]] = MappingProxyType({"acled": "ACLED", "ged": "UCDP GED"})
_PACKS: Final = ("coded_types", "event_types")
_STEP: Final = "hand_coded"
_CIVILIANS: Final = "civilians"
_VAGUE: Final = "some day from "
_GED_PARTS: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_LONGEST_WORDS: Final = 2_000
"""Characters of a cell that stand in the statement; notes stand whole below it."""


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a row's statement is written from."""

    event: CodedEvent
    type: str
    time: TimeRange
    place: Place | None
    killed: tuple[float | None, float | None, float | None]
    killed_words: str
    civilians: bool
    parts: str = ""
    """The dead by whose they were, as columns of the set say."""
    doubts: str = ""
    """What the set's coders say of how clear the event is."""
    sources: str = ""
    notes: str = ""


def row_report(one: CodedRow, kind: RowsOf, *, origin: str, at: str, by: str, before: str | None = None) -> Reading:
    """A row as a reading that can be stored. `origin`: file and line. `before`: the report of an earlier version of it.

    Example: a row of 12 killed by shelling gives one report, one claim with one toll, and one incident of no origin.
    """
    told, name = _TELL[kind](one), NAMES[kind]
    statement = _statement(told, name)
    text = statement + (f"{NOTES}{told.notes}" if told.notes else "")
    report_id = make_id("r", "coded", name, told.event.id, text)
    if before is not None and before != report_id:
        text += f"\n\nThe ledger holds this row in other words as report {before}."
    data = _as_csv(one.row.cells)
    digest = hashlib.sha256(data).hexdigest()
    report = Report(
        id=report_id, text=text, headline=headline_of(kind, told.event.id), publisher=name, language="en",
        sha256=digest, coded=name,
    )  # fmt: skip
    claim = _claim(told, report, statement)
    incidents = tuple(map(_of_no_origin, form_incidents((claim,), report)))
    return Reading(
        report=report,
        original=Original(
            data=data, sha256=digest, media_type=ROW_TYPE, origin=origin, collected_at=at, collector=by
        ),
        claims=(claim,),
        incidents=incidents,
        tolls=tally_tolls((claim,), report, incidents=incidents),
        versions={"counterclaim": __version__} | {f"pack {pack}": pack_versions()[pack] for pack in _PACKS},
    )  # fmt: skip


def is_ours(event: CodedEvent) -> bool:
    """Whether a row was written by an export of this program: what we read is no record of a set's coders.

    >>> is_ours(CodedEvent(id="counterclaim-i_1", source="", line=2, first="", last="", fixed="day"))
    True
    """
    return event.id.casefold().startswith(PREFIX)


def headline_of(kind: RowsOf, event: str) -> str:
    """What the report of a row is called, whatever its version."""
    return f"{NAMES[kind]} records, event {_line(event)}"


def _of_no_origin(incident: Incident) -> Incident:
    return msgspec.structs.replace(incident, facets=msgspec.structs.replace(incident.facets, origins=0))


# --- the columns ------------------------------------------------------------------------------------------------------


def _tell_acled(one: CodedRow) -> _Told:
    row, event = one.row, one.event
    unknown = not event.best
    return _Told(
        event=event, type=filed_as_acled(row.get("event_type"), row.get("sub_event_type")), time=_time(event),
        place=_own_place(event), killed=(None,) * 3 if unknown else (event.low, event.best, event.high),
        killed_words=_acled_killed(event), civilians=bool(row.get("civilian_targeting")),
        sources=_line(row.get("source")), notes=_line(row.get("notes"), most=None),
    )  # fmt: skip


def _acled_killed(event: CodedEvent) -> str:
    if event.best is None:
        return "not told"
    return f"{event.best:g}" if event.best else "0, which ACLED also writes where no number is known"


def _tell_ged(one: CodedRow) -> _Told:
    row, event = one.row, one.event
    violence = int(float(row.get("type_of_violence") or 0))
    parts = [f"{name} {row.get(name)}" for name in _GED_PARTS if row.get(name).isdecimal()]
    return _Told(
        event=event, type=filed_as_ged(violence), time=_time(event), place=_own_place(event),
        killed=(event.low, event.best, event.high), killed_words=_ged_killed(event), civilians=violence == ONE_SIDED,
        parts=", ".join(parts) if len(parts) == len(_GED_PARTS) else "", doubts=", ".join(_ged_doubts(row)),
        sources=_line(row.get("source_original", "source_article")), notes=_line(row.get("source_headline"), most=None),
    )  # fmt: skip


def _ged_doubts(row: Row) -> Iterator[str]:
    if row.get("event_clarity") == "2":
        yield "told less clearly, or in sum with others"
    if (status := _line(row.get("code_status"))) and status.casefold() != "clear":
        yield f"marked “{status}”"


def _ged_killed(event: CodedEvent) -> str:
    known = [f"{number:g}" for number in (event.low, event.high) if number is not None]
    if event.best is None:
        return " to ".join(dict.fromkeys(known)) or "not told"
    best = f"{event.best:g}"
    return best if set(known) <= {best} else f"{' to '.join(dict.fromkeys(known))}, best estimate {best}"


_TELL: Final = MappingProxyType({"acled": _tell_acled, "ged": _tell_ged})


def _time(event: CodedEvent) -> TimeRange:
    """The days that the row allows. A day that stands for a week or month is that week or month, never the day."""
    month = event.fixed == "month" and event.first.endswith("-01") and event.first[:7] == event.last[:7]
    precision = TimePrecision.DAY if event.first == event.last else TimePrecision.RANGE
    made = TimeRange(
        earliest=event.first, latest=event.last, precision=TimePrecision.MONTH if month else precision,
        basis=TimeBasis.STATED, text="",
    )  # fmt: skip
    vague = _VAGUE if precision is TimePrecision.RANGE and not month and event.fixed == "week" else ""
    return msgspec.structs.replace(made, text=vague + (day_words(made) or ""))


def _own_place(event: CodedEvent) -> Place | None:
    """The place of the event itself. What it lies in is in the words: two villages of one district are two places."""
    own = next((place for place in event.places if place.relation != AROUND and _line(place.name)), None)
    if own is None:
        return None
    near = own.precision is PlacePrecision.NEAR_SETTLEMENT
    return msgspec.structs.replace(own, name=_line(own.name), relation="near" if near else "in")


# --- the text ---------------------------------------------------------------------------------------------------------


def _statement(told: _Told, name: str) -> str:
    event = told.event
    near = "near " if told.place is not None and told.place.relation == "near" else ""
    where = [near + told.place.name] if told.place else ["no place named"]
    around = [_line(place.name) for place in event.places if place.relation == AROUND]
    sentences = [
        f"{name} records, event {_line(event.id)}: {told.time.text}, {', '.join((*where, *around))}",
        _line(event.type_words[:1].upper() + event.type_words[1:]) or "No type told",
        f"Parties named, without direction: {'; '.join(map(_line, event.parties)) or 'none'}",
        f"Killed: {told.killed_words}",
        *([f"Of these, by its columns: {told.parts}"] if told.parts else []),
        *(["Civilians were the target"] if told.civilians else []),
        *([f"By its columns: {told.doubts}"] if told.doubts else []),
        *([f"Sources that it names: {told.sources}"] if told.sources else []),
    ]
    return ". ".join(sentences) + "."


def _line(text: str, *, most: int | None = _LONGEST_WORDS) -> str:
    """A cell as one line."""
    return " ".join(text.split())[:most].rstrip()


def _as_csv(cells: Mapping[str, str]) -> bytes:
    """The row as it was, below the names of its columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows((cells.keys(), cells.values()))
    return out.getvalue().encode()


# --- the claim --------------------------------------------------------------------------------------------------------


def _claim(told: _Told, report: Report, statement: str) -> Claim:
    name = report.coded or ""
    cue = statement.index(" records") + 1
    return Claim(
        id=make_id("c", report.id, "row"), report=report.id, kind=Kind.EVENT,
        evidence=Quote(0, len(statement), statement), sentence=Span(0, len(statement)),
        speaker=Speaker(name=name, mention=Quote(0, len(name), name)), cue=Quote(cue, cue + len("records"), "records"),
        channel=Channel.REPORT, certainty=Certainty.REPORTED,
        event=Event(
            type=told.type, targets=(Target(name=_CIVILIANS, protected="civilian"),) if told.civilians else ()
        ),
        time=told.time, places=(told.place,) if told.place else (), tolls=tuple(_tolls(told)),
        reasons=tuple(_reasons(told, name)),
    )  # fmt: skip


def _tolls(told: _Told) -> Iterator[Toll]:
    low, best, high = told.killed
    if best is not None and {low, high} <= {best, None}:
        low = high = None
    if any(number is not None for number in told.killed):
        yield Toll(
            kind=TollKind.KILLED, who=None, status=CivilStatus.UNKNOWN, low=low, best=best, high=high,
            text=told.killed_words,
        )  # fmt: skip


def _reasons(told: _Told, name: str) -> Iterable[Reason]:
    yield Reason(_STEP, "columns", f"made from the columns of a row of {name}, not read by a model")
    yield Reason(_STEP, "filed_as", f"{name}'s “{_line(told.event.type_words)}” is filed under {told.type}")
    yield Reason(_STEP, "no_direction", f"{name} names parties without direction, so nobody is told as the doer")
    if told.event.best == 0 and told.killed[1] is None:
        yield Reason(_STEP, "zero_may_be_unknown", "a 0 that may stand for the unknown is no toll")
