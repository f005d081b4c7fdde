"""Whether the gold of a set is sound.

In: the folder of a set. Out: faults with their lines; nothing of the gold is quoted, so that a set that is kept
unseen stays so. Reads the event types of the packaged vocabulary. Standard library and PyYAML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from gold_set import LINE, SECTIONS, TOLD, Row, Text, paragraphs, places_of, read_raw_gold, read_reports

_EVENT_TYPES = Path(__file__).resolve().parents[2] / "src" / "counterclaim" / "packs" / "data" / "event_types.yaml"
_TOLL_KINDS = "killed wounded missing captured abducted displaced destroyed damaged losses"
_CLOSED = {
    ("actors", "kind"): frozenset(("person", "body", "force", "state")),
    ("tolls", "kind"): frozenset(_TOLL_KINDS.split()),
    ("tolls", "scope"): frozenset(("incident", "cumulative")),
}
_DAYS = {
    "ceasefires": ("agreed_on", "effective", "ended"), "violations": ("day",), "kept": ("day",), "points": ("as_of",),
    "office": ("from", "to"),
}  # fmt: skip
_SENTENCE_END = re.compile(r"([\w.]*)[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_SHORT = ("brig", "capt", "cmdr", "col", "dr", "gen", "lt", "maj", "mr", "mrs", "ms", "prof", "sgt", "st", "vs")
"""Abbreviations before a name: their dot ends no sentence."""


class Fault(NamedTuple):
    """What is wrong at a line of `gold.yaml`, and in which report."""

    line: int
    kind: str
    where: str = ""


def faults(folder: Path) -> list[Fault]:
    """All faults of a set's gold, by line. SystemExit: it cannot be read at all."""
    reports, raw = read_reports(folder), read_raw_gold(folder)
    whole = {name: [row for row in raw.get(name) or [] if not _lacking(name, row)] for name in SECTIONS}
    conflict = yaml.safe_load((folder / "conflict.yaml").read_text(encoding="utf-8"))
    sides = {side["name"] for side in conflict["sides"]}
    named = {n.get("name") for actor in whole["actors"] for n in actor["names"]}
    parties = sides | named | {actor["name"] for actor in whole["actors"]}
    found = [fault for name in SECTIONS for row in raw.get(name) or [] for fault in _key_faults(name, row)]
    for name, rows in whole.items():
        found += _id_faults(rows)
        for row in rows:
            found += _entry_faults(name, row, sides)
            found += [fault for part in TOLD.get(name, ()) for t in row.get(part) or [] for fault in _told(t, reports)]
            found += [fault for part in _DAYS for t in _parts(name, row, part) for fault in _day_faults(part, t)]
    found += _copy_faults(whole["copies"], reports)
    found += _incident_faults(whole["incidents"])
    found += _actor_faults(whole["actors"], reports)
    found += _truce_faults(whole["ceasefires"], reports, parties)
    found += _toll_faults(whole["tolls"], {row["id"] for row in whole["incidents"]})
    return sorted(set(found))


def _lacking(section: str, row: Row) -> list[str]:
    return [key for key in SECTIONS[section][0].split() if key not in row]


def _key_faults(section: str, row: Row) -> Iterator[Fault]:
    for key in _lacking(section, row):
        yield Fault(row[LINE], f"{section} without `{key}`")
    if set(row) - {LINE, *SECTIONS[section][0].split(), *SECTIONS[section][1]}:
        yield Fault(row[LINE], f"{section} with a key that the format does not know")


def _id_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    ids = [row.get("id") for row in rows]
    for row in rows:
        if row.get("id") is not None and ids.count(row["id"]) > 1:
            yield Fault(row[LINE], "an id stands twice")


def _entry_faults(section: str, row: Row, sides: Iterable[str]) -> Iterator[Fault]:
    for (of, key), values in _CLOSED.items():
        if of == section and row[key] not in values:
            yield Fault(row[LINE], f"{section}: `{key}` is none of the list")
    if row.get("side") is not None and row["side"] not in sides:
        yield Fault(row[LINE], f"{section}: `side` is no side")


def _parts(section: str, row: Row, part: str) -> list[Row]:
    """The rows of an entry that hold days of a kind."""
    return [row] if part == section else [one for one in row.get(part) or [] if isinstance(one, dict)]


def _day_faults(part: str, row: Row) -> Iterator[Fault]:
    for key in _DAYS[part]:
        if row.get(key) is not None and not is_day(row[key]):
            yield Fault(row[LINE], f"`{key}` is no day")


def is_day(value: Any) -> bool:
    """Whether a value is a day such as 2031-03-04."""
    try:
        return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _told(row: Row, reports: dict[str, Text]) -> Iterator[Fault]:
    name, words = row.get("report"), str(row.get("at"))
    if name not in reports:
        yield Fault(row[LINE], "a telling of a report that is not there")
        return
    count = len(list(places_of(words, reports[name])))
    if count != 1:
        yield Fault(row[LINE], "`at` stands more than once" if count else "`at` is not there", f" ({name})")
    elif not one_sentence(words):
        yield Fault(row[LINE], "`at` is not within one sentence", f" ({name})")


def one_sentence(words: str) -> bool:
    """Whether no sentence or paragraph ends within words."""
    ends = [m[1].rpartition(".")[2] for m in _SENTENCE_END.finditer(words)]
    return "\n" not in words and all(len(end) == 1 or end.casefold() in _SHORT for end in ends)


def _copy_faults(rows: Sequence[Row], reports: dict[str, Text]) -> Iterator[Fault]:
    whole = [name for row in rows for name in row["reports"]]
    for row in rows:
        partly = {name: numbers for name, numbers in (row.get("partly") or {}).items() if name != LINE}
        if not {*row["reports"], *partly} <= set(reports):
            yield Fault(row[LINE], "copies of a report that is not there")
        if any(whole.count(name) > 1 for name in row["reports"]):
            yield Fault(row[LINE], "a report is a whole copy twice")
        if set(row["reports"]) & set(partly):
            yield Fault(row[LINE], "a report is a copy wholly and partly")
        if len(row["reports"]) + len(partly) < 2:
            yield Fault(row[LINE], "a group of copies with one report")
        for name, numbers in partly.items():
            if name in reports and not set(numbers) <= set(range(1, len(paragraphs(reports[name].text)) + 1)):
                yield Fault(row[LINE], "a paragraph that the report does not have", f" ({name})")


def _incident_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    types = _event_types()
    ids = {row["id"] for row in rows}
    for row in rows:
        if row["type"] not in types:
            yield Fault(row[LINE], "a type that the vocabulary does not have")
        if not set(row.get("overlaps") or ()) <= ids - {row["id"]}:
            yield Fault(row[LINE], "overlaps with an incident that is not there")
        days = row.get("day")
        if days is not None and not (len(days) == 2 and all(map(is_day, days)) and days[0] <= days[1]):
            yield Fault(row[LINE], "`day` is no earliest and latest day")
        if not row["told"]:
            yield Fault(row[LINE], "an incident that nobody tells")


@cache
def _event_types() -> frozenset[str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    pack = yaml.load(_EVENT_TYPES.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return frozenset(row["id"] for row in pack["types"])


def _actor_faults(rows: Sequence[Row], reports: dict[str, Text]) -> Iterator[Fault]:
    for row in rows:
        for told in row["names"]:
            report = reports.get(told.get("report"))
            if report is None:
                yield Fault(told[LINE], "a name of a report that is not there")
            elif not re.search(rf"(?<!\w){re.escape(str(told.get('name')))}(?!\w)", report.text):
                yield Fault(told[LINE], "a name that its report does not have", f" ({told['report']})")


def _truce_faults(rows: Sequence[Row], reports: dict[str, Text], parties: set[str | None]) -> Iterator[Fault]:
    for row in rows:
        if not set(row["reports"]) <= set(reports):
            yield Fault(row[LINE], "a ceasefire in a report that is not there")
        if not set(row.get("parties") or ()) <= parties:
            yield Fault(row[LINE], "a party to a ceasefire that is neither side nor actor")
        for key, speaker in (("violations", "alleged_by"), ("kept", "claimed_by")):
            for told in row.get(key) or []:
                if told.get("report") in reports and told["report"] not in row["reports"]:
                    yield Fault(told[LINE], f"{key}: the report is not among the ceasefire's", f" ({told['report']})")
                if not {told.get(speaker), told.get("party")} <= parties | {None}:
                    yield Fault(told[LINE], f"{key}: speaker or party is neither side nor actor")


def _toll_faults(rows: Sequence[Row], incidents: set[str]) -> Iterator[Fault]:
    for row in rows:
        if (row.get("incident") is not None) is not (row["scope"] == "incident"):
            yield Fault(row[LINE], "`incident` stands where, and only where, the scope is incident")
        if row.get("incident") is not None and row["incident"] not in incidents:
            yield Fault(row[LINE], "a toll of an incident that is not there")
        if not row["points"]:
            yield Fault(row[LINE], "a series without points")
        for point in row["points"]:
            bounds = [point.get(key) for key in ("low", "best", "high") if point.get(key) is not None]
            if not bounds or not all(isinstance(n, int | float) for n in bounds) or bounds != sorted(bounds):
                yield Fault(point[LINE], "bounds are no numbers, none, or out of order")
