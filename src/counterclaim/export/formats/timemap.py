"""Incidents as the files that timemap reads: events, sources, associations, and a piece of its configuration.

Its validator throws out an event with a key that it does not know, with a scalar that is no string, or without a date,
and says so only in a corner. So every key here is in its contract or declared in `CUSTOM_EVENT_FIELDS` of `config.js`;
what has no single day is left out by a rule and counted, never given one. Filters are built alike for every side and
stand in the order of the alphabet. Streamed; memory holds the associations and the ids of the reports.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from counterclaim.export.deriving.columns.voices import KEPT
from counterclaim.export.deriving.days import Days, days_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.spots import RADIUS_KM, Spot, spot_of
from counterclaim.export.deriving.tolls import Range, counts_of, range_of
from counterclaim.export.deriving.urls import web_address
from counterclaim.export.deriving.words import checked_words, notes_of
from counterclaim.export.formats.beyond import count_what_is_no_incident
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material, ToldIncident
from counterclaim.export.plain import plain
from counterclaim.export.when import day_words, when_words
from counterclaim.export.wording import bounds
from counterclaim.records.enums import TimePrecision, TollKind
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report

CUSTOM_FIELDS: Final = (
    ("counterclaim_id", "Incident in the ledger"),
    ("title", "What is told"),
    ("place_precision", "How exact the place is"),
    ("place_other_names", "The place is also named"),
    ("blamed", "Named as acting, by claims"),
    ("denied_by", "Denied by"),
    ("statuses", "Statuses"),
    ("killed", "Killed, from the lowest to the highest count"),
    ("wounded", "Wounded, from the lowest to the highest count"),
    ("reports", "Reports"),
    ("origins", "Origins that are not copies of one another"),
    ("checked", "Checked by a person"),
)
"""Fields of ours: timemap throws out an event with a field that its configuration does not name."""
_MOMENT: Final = len("2031-05-06T14:30")
_ISO_DAY: Final = len("2031-05-06")
_UNDATED = Rule("timemap_undated", "No day is told; timemap drops an event without a date.")
_NO_SINGLE_DAY = Rule("timemap_no_single_day", "Several days, a month or a year are told; timemap holds one day alone.")
_MIDNIGHT = Rule("timemap_midnight", "No minute is told: time is empty, which timemap draws at midnight.")
_UNLOCATED = Rule("timemap_unlocated", "No gazetteer knows the place, or none is told: both coordinates are empty.")
_FLAT = Rule("timemap_flat", "Claims stand as one text; tolls are words in fields of ours; the rest is in jsonl.")
_EMPTY = Rule("timemap_empty", "Sites, shapes and regions are empty: a ledger has none.")
_POINT = Rule("timemap_point", "A point stands for a circle, which timemap cannot draw: place_precision says how wide.")
_BY_RULE: Final = "Read by rule; persons check claims, and each event says of how many."


class _Met:
    """Associations and reports that events name, so that none is sent that is not named, and none is missing."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self.associations: dict[str, dict[str, Any]] = {}
        self.reports: dict[str, None] = {}

    def category(self, words: str) -> str:
        """The category of an event: its type."""
        return self._met(words, mode="CATEGORY", paths=[])

    def filter(self, kind: str, words: str) -> str:
        """A filter of an event; the last part of its path is its id, by which timemap finds it."""
        return self._met(f"{kind}: {words}", mode="FILTER", paths=[kind, f"{kind}: {words}"])

    def source(self, report: str) -> bool:
        """Whether a report may be named as a source."""
        if report not in self.reports and self._material.report(report) is not None:
            self.reports[report] = None
        return report in self.reports

    def _met(self, new: str, *, mode: str, paths: list[str]) -> str:
        self.associations.setdefault(new, {"id": new, "title": new, "desc": "", "mode": mode, "filter_paths": paths})
        return new


def _write(material: Material, path: Path, losses: Losses) -> None:
    path.mkdir()
    met = _Met(material)
    _put(path / "events.json", _array(_events(material, met, losses)))
    _put(path / "associations.json", _array(_associations(met, losses)))
    _put(path / "sources.json", _object(_sources(material, met, losses)))
    for name in ("sites", "shapes", "regions"):
        _put(path / f"{name}.json", iter(("[]\n",)))
    _put(path / "config.js", iter((f"module.exports = {to_json(config())};\n",)))
    count_what_is_no_incident(material, losses)


def config() -> dict[str, Any]:
    """What must stand in timemap's config.js; its SERVER_ROOT is wherever the folder is served."""
    files = {
        f"{name.upper()}_EXT": f"/{name}.json" for name in ("associations", "sources", "sites", "shapes", "regions")
    }
    return {
        "SERVER_ROOT": "http://localhost:8000",
        "EVENTS_EXT": "/events.json",
        **files,
        "DATE_FMT": "MM/DD/YYYY",
        "TIME_FMT": "HH:mm",
        "features": {
            "USE_ASSOCIATIONS": True,
            "USE_SOURCES": True,
            "USE_SITES": False,
            "USE_SHAPES": False,
            "USE_REGIONS": False,
            "CUSTOM_EVENT_FIELDS": [{"key": key, "kind": "text", "title": title} for key, title in CUSTOM_FIELDS],
        },
    }


def _events(material: Material, met: _Met, losses: Losses) -> Iterator[str]:
    for told in material.incidents():
        days = days_of(told)
        if days is None:
            losses.left_out(_UNDATED, told.whole.id)
        elif days.first != days.last:
            losses.left_out(_NO_SINGLE_DAY, told.whole.id)
        else:
            yield to_json(event(told, days, material, met, losses))
            losses.row("events", checked=told.checked)


def event(told: ToldIncident, days: Days, material: Material, met: _Met, losses: Losses) -> dict[str, Any]:
    """One incident of one day as an event; every scalar is a string."""
    whole, spot = told.whole, spot_of(told)
    time, category = _minute(told, days), whole.type.replace("_", " ")
    located = spot is not None and spot.lat is not None and spot.lon is not None
    losses.flattened(_FLAT, whole.id)
    if not time:
        losses.flattened(_MIDNIGHT, whole.id)
    if not located:
        losses.flattened(_UNLOCATED, whole.id)
    return {
        "id": whole.id,
        "description": plain(f"{whole.title}. {notes_of(told, spot=spot)}"),
        "date": f"{days.first:%m/%d/%Y}",
        "time": time,
        "time_precision": "minute" if time else "day",
        "time_display": _shown(told, days),
        "location": plain(spot.name) if spot else "",
        "latitude": str(spot.lat) if spot and located else "",
        "longitude": str(spot.lon) if spot and located else "",
        "type": whole.type,
        "category": met.category(category),
        "associations": list(dict.fromkeys((category, *_filters(told, material, met)))),
        "sources": [one for one in dict.fromkeys(claim.report for claim in told.claims) if met.source(one)],
        "comments": "",
        **_fields(told, spot, material),
    }


def _minute(told: ToldIncident, days: Days) -> str:
    """The minute, where one is told of this very day; nothing where only an hour or a part of a day is."""
    time = told.whole.time
    if time is None or time.precision is not TimePrecision.MINUTE or time.earliest is None:
        return ""
    day, moment = time.earliest[:_ISO_DAY], time.earliest[_ISO_DAY + 1 : _MOMENT]
    return moment if day == days.first.isoformat() and len(time.earliest) >= _MOMENT else ""


def _shown(told: ToldIncident, days: Days) -> str:
    """The time as people read it, no finer than told: "6 May 2031, morning"."""
    time = told.whole.time
    same = time is not None and (time.earliest or "")[:_ISO_DAY] == days.first.isoformat()
    return (when_words(time) if same else None) or day_words(days.first.isoformat())


def _filters(told: ToldIncident, material: Material, met: _Met) -> Iterator[str]:
    """By what an event can be chosen: type, status, who is named, who denies, who speaks, whether it is checked."""
    whole = told.whole
    yield met.filter("Type", whole.type.replace("_", " "))
    for status in whole.statuses:
        yield met.filter("Status", status)
    for party in parties_of(told, material).acting:
        yield met.filter("Named as acting", plain(party.side or party.name))
    for name in whole.facets.denied_by:
        yield met.filter("Denied by", plain(name))
    for side in whole.sides:
        if side.side is not None and side.quoted:
            yield met.filter("Speaks", plain(side.side))
    yield met.filter("Checked by a person", "yes" if told.checked else "no")


def _fields(told: ToldIncident, spot: Spot | None, material: Material) -> dict[str, str]:
    whole = told.whole
    tolls = {kind: range_of(counts_of(told, kind)) for kind in (TollKind.KILLED, TollKind.WOUNDED)}
    values = {
        "counterclaim_id": whole.id,
        "title": whole.title,
        "place_precision": _exactness(spot),
        "place_other_names": " / ".join(spot.other_names) if spot else "",
        "blamed": "; ".join(one.name for one in parties_of(told, material).acting),
        "denied_by": "; ".join(whole.facets.denied_by),
        "statuses": "; ".join(whole.statuses),
        **{kind.value: _range_words(found) for kind, found in tolls.items()},
        "reports": str(whole.sources.reports),
        "origins": str(whole.sources.origins),
        "checked": checked_words(told),
    }
    return {key: plain(values[key]) for key, _ in CUSTOM_FIELDS}


def _range_words(found: Range | None) -> str:
    """`30`, `9 to 14`, `at least 9`; nothing where nobody gives a number."""
    if found is None:
        return ""
    return bounds(None, found.low, None) if found.exact else bounds(found.low, None, found.high)


def _exactness(spot: Spot | None) -> str:
    if spot is None or spot.precision is None:
        return ""
    radius = f", within {RADIUS_KM[spot.precision]:g} km of the point" if spot.lat is not None else ""
    by = f", located by {spot.located_by}" if spot.located_by else ""
    return f"{spot.precision.replace('_', ' ')}{radius}{by}"


def _associations(met: _Met, losses: Losses) -> Iterator[str]:
    for one in sorted(met.associations.values(), key=lambda one: (one["mode"], one["id"].casefold(), one["id"])):
        yield to_json(one)
        losses.row("associations", checked=False)


def _sources(material: Material, met: _Met, losses: Losses) -> Iterator[tuple[str, str]]:
    for report in material.reports():
        if report.id in met.reports:
            yield report.id, to_json(source(report))
            losses.row("sources", checked=False)
            if material.choices.checked_only:
                losses.flattened(KEPT, report.id)


def source(report: Report) -> dict[str, Any]:
    """A report as a source. No path: timemap would fetch what stands there."""
    publisher = plain(report.publisher or "")
    return {
        "id": report.id, "title": plain(report.headline or ""), "thumbnail": "", "paths": [], "type": "Text",
        "affil_s": [publisher] if publisher else [], "url": web_address(report.url) or "", "description": publisher,
        "parent": "", "author": plain(report.byline or ""), "date": report.published or "", "notes": _BY_RULE,
    }  # fmt: skip


def _array(items: Iterator[str]) -> Iterator[str]:
    before = "["
    for one in items:
        yield f"{before}\n{one}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _object(items: Iterator[tuple[str, str]]) -> Iterator[str]:
    before = "{"
    for key, one in items:
        yield f"{before}\n{to_json(key)}: {one}"
        before = ","
    yield "{}\n" if before == "{" else "\n}\n"


def _put(path: Path, pieces: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


FORMAT: Format = Format(
    name="timemap", about="Incidents of a single day for a timemap site: a folder of JSON.",
    of="timemap's event, source and association schemas", suffix="", write=_write, rules=(_EMPTY, _POINT), folder=True,
)  # fmt: skip
