"""Incidents of our own exports as coded events: a row of incidents.csv, or a feature of the GeoJSON.

Both have the same columns; lists are one text split by "; " in the one and lists in the other. Reads no pack.
"""

import math
from typing import Any, Final, get_args

from counterclaim.documents.coded.rows import Row
from counterclaim.documents.coded.values import NotRead, day_of, names_of, note_of, places_of, point_of
from counterclaim.records.claim import Place
from counterclaim.records.coded import CodedEvent, Fixed
from counterclaim.records.enums import PlacePrecision

SOURCE: Final = "a Counterclaim export records"
NEEDED: Final = (("incident",), ("type",), ("first_day",), ("last_day",), ("place",), ("killed_min",))
_ARMED: Final = ("'=", "'+", "'-", "'@")
"""How our own CSV begins a text that a spreadsheet would run."""


def own_event(row: Row) -> CodedEvent:
    """A row of incidents.csv; NotRead where a cell that is needed cannot be read."""
    told = {name: cell[1:] if cell.startswith(_ARMED) else cell for name, cell in row.cells.items()}
    return event_told(told, row.line, name=told.get("incident", ""), point=(told.get("lat", ""), told.get("lon", "")))


def feature_event(feature: Any, line: int) -> CodedEvent:
    """A feature of our GeoJSON, as decoded."""
    if not isinstance(feature, dict) or not isinstance(told := feature.get("properties"), dict):
        raise NotRead("is no feature with properties")
    spot = feature.get("geometry")
    lon, lat = spot["coordinates"][:2] if isinstance(spot, dict) and _is_point(spot.get("coordinates")) else ("", "")
    cells = {name: _text(value) for name, value in told.items()}
    return event_told(cells, line, name=_text(feature.get("id")), point=(_text(lat), _text(lon)))


def event_told(told: dict[str, str], line: int, *, name: str, point: tuple[str, str]) -> CodedEvent:
    """An incident by the columns that our tables and maps share."""
    if not name:
        raise NotRead("has no id")
    if not (told.get("first_day") or told.get("last_day")):
        raise NotRead("tells no day, so that nothing can be set beside it")
    first, last = day_of(told.get("first_day", ""), "first_day"), day_of(told.get("last_day", ""), "last_day")
    if last < first:
        raise NotRead(f"ends ({last}) before it begins ({first})")
    low, high = (number_told(told.get(column, ""), column) for column in ("killed_min", "killed_max"))
    kind = told.get("type", "")
    return CodedEvent(
        id=name[:100], source=SOURCE, line=line, first=first.isoformat(), last=last.isoformat(),
        fixed=fixed_of(told.get("day_precision", ""), (last - first).days), places=_places(told, point),
        types=(kind,) if kind else (), type_words=kind.replace("_", " "),
        parties=names_of(*(told.get(one, "") for one in ("blamed", "hit", "denied_by", "acknowledged_by"))),
        low=low, best=low if low == high else None, high=high,
        toll_words="no upper bound is told" if low is not None and high is None else None,
        notes=note_of(told.get("notes", "")),
    )  # fmt: skip


def number_told(text: str, column: str) -> float | None:
    """A number of a toll, which may be a fraction; None where the cell is empty."""
    if not text.strip():
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= 0):
        raise NotRead(f"tells no number in {column} ({text.strip()[:40]!r})")
    return number


def fixed_of(text: str, length: int) -> Fixed:
    """How exact the days are, by our own word for it, else by their length beyond the first."""
    known: dict[str, Fixed] = {one: one for one in get_args(Fixed)}
    return known.get(text, "day" if length == 0 else "year")


def _places(told: dict[str, str], point: tuple[str, str]) -> tuple[Place, ...]:
    fine = told.get("place_precision", "")
    return places_of(
        told.get("place", ""), PlacePrecision(fine) if fine in set(PlacePrecision) else None, point_of(*point),
        other_names=names_of(told.get("place_other_names", "")),
    )  # fmt: skip


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    return "" if value is None else str(value)


def _is_point(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(one, int | float) for one in value)
