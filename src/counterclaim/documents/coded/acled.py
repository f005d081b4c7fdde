"""A row of ACLED's CSV as a coded event: the 31 columns of now, and older files with more columns or numbers for words.

Source in our words (ACLED codebook): a row is one day; time precision 1 is that day, 2 some day of its week, 3 of its
month. Geo precision 1 is the named town, 2 near it, 3 a region. Actor 1 is no aggressor. Fatalities are the lowest that
is reported, and 0 also where nothing is known. Reads the pack `event_types` through `packs`.
"""

import calendar
import datetime as dt
from types import MappingProxyType
from typing import Final

from counterclaim.documents.coded.rows import Row
from counterclaim.documents.coded.values import (
    NotRead,
    code_of,
    day_of,
    names_of,
    note_of,
    number_of,
    places_of,
    point_of,
)
from counterclaim.packs.coded_types import types_of_acled
from counterclaim.records.coded import CodedEvent, Fixed
from counterclaim.records.enums import PlacePrecision

SOURCE: Final = "ACLED records"
NEEDED: Final = (
    ("event_id_cnty", "data_id"), ("event_date",), ("event_type",), ("location",), ("latitude",), ("longitude",),
    ("fatalities",),
)  # fmt: skip
"""Columns without which a file is none of ACLED's; one of each group must be there."""
UNKNOWN_TAG: Final = "toll=unknown"
"""The tag by which our own export says that its 0 is no number."""
_PRECISION: Final = MappingProxyType(
    {1: PlacePrecision.SETTLEMENT, 2: PlacePrecision.NEAR_SETTLEMENT, 3: PlacePrecision.PROVINCE}
)
_FIXED: Final[MappingProxyType[int, Fixed]] = MappingProxyType({1: "day", 2: "week", 3: "month"})
_LAST_CODE: Final = 3
_ACTORS: Final = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
_ADMINS: Final = (
    ("admin3", PlacePrecision.DISTRICT), ("admin2", PlacePrecision.DISTRICT), ("admin1", PlacePrecision.PROVINCE),
)  # fmt: skip
_DAYS_AROUND: Final = dt.timedelta(days=3)


def acled_event(row: Row) -> CodedEvent:
    """One row; NotRead where a cell that is needed cannot be read."""
    day = day_of(row.get("event_date"), "event_date")
    fixed = _FIXED[code_of(row.get("time_precision"), "time_precision", last=_LAST_CODE) or 1]
    first, last = _span(day, fixed)
    geo = code_of(row.get("geo_precision"), "geo_precision", last=_LAST_CODE)
    point = point_of(row.get("latitude"), row.get("longitude"))
    kind, sub = row.get("event_type"), row.get("sub_event_type")
    low, words = _fatalities(row)
    return CodedEvent(
        id=_id(row), source=SOURCE, line=row.line, first=first.isoformat(), last=last.isoformat(), fixed=fixed,
        places=places_of(
            row.get("location"), _PRECISION.get(geo) if geo else None, point,
            within=tuple((row.get(name), fine) for name, fine in _ADMINS),
        ),
        types=types_of_acled(kind, sub), type_words=": ".join(one for one in (kind, sub) if one),
        parties=names_of(*(row.get(name) for name in _ACTORS)), low=low, best=low, high=low, toll_words=words,
        notes=note_of(row.get("notes")),
    )  # fmt: skip


def _id(row: Row) -> str:
    if not (found := row.get("event_id_cnty", "data_id", "event_id_no_cnty")):
        raise NotRead("has no id in event_id_cnty")
    return found[:100]


def _fatalities(row: Row) -> tuple[float | None, str | None]:
    """The number, and what must be known of it: a 0 may stand for the unknown."""
    number = number_of(row.get("fatalities"), "fatalities")
    if number == 0 and UNKNOWN_TAG in row.get("tags"):
        return None, None
    return number, "ACLED also writes 0 where no number is known" if number == 0 else None


def _span(day: dt.date, fixed: Fixed) -> tuple[dt.date, dt.date]:
    if fixed == "week":
        return (
            day - min(_DAYS_AROUND, day - dt.date.min),
            day + min(_DAYS_AROUND, dt.date.max - day),
        )
    if fixed == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
