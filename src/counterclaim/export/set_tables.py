"""A ledger beside a hand-coded set, for people: a summary, then tables of what both have and what one alone has."""

from collections.abc import Iterator, Sequence

from counterclaim.export.lines import Line
from counterclaim.export.plain import shortened
from counterclaim.export.tables import View
from counterclaim.export.wording import count_of
from counterclaim.records.coded import (
    BadRow,
    CodedEvent,
    CodedPair,
    ImportedSet,
    InLedger,
    OnlyInFile,
    OnlyInLedger,
    SetComparison,
)

_LONG = 70
_WORDS = {"day": "date", "place": "place", "type": "type", "toll": "toll"}


def summary_lines(told: SetComparison) -> Iterator[Line]:
    """What was compared and how it came out, in numbers."""
    counts = told.counts
    yield Line(label=told.file, text=f"{count_of(counts.rows, 'row')}, read as {told.layout}", level="head")
    yield from _days_lines(told)
    yield Line(
        label="Matched", text=f"{counts.matched:,}, of these {counts.disagreeing:,} tell something otherwise", indent=1
    )
    differing = ", ".join(f"{_WORDS[name]} {count:,}" for name, count in counts.disagreements.items() if count)
    if differing:
        yield Line(label="Differ in", text=differing, indent=2)
    yield Line(
        label="May match",
        text=f"{count_of(counts.may_match, 'event')} (score {told.floor:g} to {told.threshold:g})",
        indent=1,
    )
    yield Line(label="In the file alone", text=count_of(counts.missing_in_ledger, "event"), indent=1)
    yield Line(label="In the ledger alone", text=count_of(counts.missing_in_file, "incident"), indent=1)
    yield from _refused_lines(told.refused, told.refused_in_all)
    yield Line(text=told.note, level="note", indent=1)


def imported_lines(told: ImportedSet) -> Iterator[Line]:
    """What became of the rows of a set that was brought into a ledger."""
    yield Line(label=told.file, text=f"read as {told.layout}", level="head")
    yield Line(label="Stored", text=count_of(told.stored, "row"), indent=1)
    if told.changed:
        text = f"{count_of(told.changed, 'row')} that the ledger held in other words; both stand"
        yield Line(label="Of these new versions", text=text, indent=2)
    yield Line(label="Known already", text=count_of(told.known, "row"), indent=1)
    yield from _refused_lines(told.refused, told.refused_in_all)
    yield Line(text=told.note, level="note", indent=1)


def _refused_lines(refused: Sequence[BadRow], in_all: int) -> Iterator[Line]:
    for bad in refused:
        yield Line(label=f"Refused, line {bad.line:,}", text=f"it {bad.why}", indent=1)
    if more := in_all - len(refused):
        yield Line(label="Refused", text=f"{more:,} rows more", indent=1)


def _days_lines(told: SetComparison) -> Iterator[Line]:
    for label, days in (("Days of the file", told.file_days), ("Days of the ledger", told.ledger_days)):
        if days is not None:
            yield Line(label=label, text=" to ".join(dict.fromkeys(days)), indent=1)


def _matched(pair: CodedPair) -> tuple[str, ...]:
    differ = "; ".join(f"{_WORDS[one.field]}: file {one.file}, ledger {one.ledger}" for one in pair.disagreements)
    return (
        f"{pair.score:.2f}", pair.event.id, _days(pair.event.first, pair.event.last),
        shortened(pair.incident.title, _LONG), "; ".join(pair.grounds), differ, pair.incident.id,
    )  # fmt: skip


def _in_file(one: OnlyInFile) -> tuple[str, ...]:
    event = one.event
    return _days(event.first, event.last), _place(event), event.type_words, _killed(event), one.why, event.id


def _in_ledger(one: OnlyInLedger) -> tuple[str, ...]:
    incident = one.incident
    return (
        _days(incident.first, incident.last), shortened(incident.title, _LONG), _fewest(incident), one.why, incident.id,
    )  # fmt: skip


def _days(first: str | None, last: str | None) -> str:
    return " to ".join(dict.fromkeys(day for day in (first, last) if day)) or "no day"


def _place(event: CodedEvent) -> str:
    return event.places[0].name if event.places else ""


def _killed(event: CodedEvent) -> str:
    numbers = sorted({number for number in (event.low, event.best, event.high) if number is not None})
    return " to ".join(f"{one:g}" for one in (numbers[:1] + numbers[1:][-1:])) if numbers else "unknown"


def _fewest(incident: InLedger) -> str:
    if incident.killed_min is None:
        return "unknown"
    most = incident.killed_max
    return " to ".join(dict.fromkeys(f"{one:g}" for one in (incident.killed_min, most) if one is not None))


_PAIR = ("score", "event", "days in the file", "incident", "grounds", "told otherwise", "id")
MATCHED = View("matches", _PAIR, _matched)
MAY_MATCH = View("possible matches", _PAIR, _matched)
IN_FILE = View("events", ("days", "place", "type", "killed", "why", "event"), _in_file)
IN_LEDGER = View("incidents", ("days", "incident", "killed", "why", "id"), _in_ledger)
