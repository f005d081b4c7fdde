"""A row of UCDP GED's CSV as a coded event: the 49 columns of now, older layouts with fewer, always by name.

Source in our words (GED codebook): date_start and date_end are the earliest and latest possible day; date_prec 1 is an
exact day, 2 some days, 3 a week, 4 a month, 5 a year or more. where_prec 1 is the exact place, 2 up to 25 km off, 3 a
district, 4 a province, 5 a wider zone, 6 the country, 7 sea or air. low, best and high count the dead of the event.
Reads the pack `event_types` through `packs`.
"""

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
from counterclaim.packs.coded_types import types_of_ged
from counterclaim.records.coded import CodedEvent, Fixed
from counterclaim.records.enums import PlacePrecision

SOURCE: Final = "UCDP GED records"
NEEDED: Final = (
    ("id",), ("type_of_violence",), ("side_a",), ("side_b",), ("date_start",), ("date_end",), ("where_prec",),
    ("latitude",), ("longitude",), ("best", "best_est"),
)  # fmt: skip
_PRECISION: Final = (
    PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE,
    PlacePrecision.ZONE, PlacePrecision.COUNTRY, PlacePrecision.SEA_OR_AIR,
)  # fmt: skip
_FIXED: Final[tuple[Fixed, ...]] = ("day", "days", "week", "month", "year")
_LONGEST: Final = (0, 5, 6, 30)
"""Days beyond the first up to which a span is a day, some days, a week, a month."""
_VIOLENCE: Final = MappingProxyType({1: "state-based violence", 2: "non-state violence", 3: "one-sided violence"})
_ADMINS: Final = (("adm_2", PlacePrecision.DISTRICT), ("adm_1", PlacePrecision.PROVINCE))


def ged_event(row: Row) -> CodedEvent:
    """One row; NotRead where a cell that is needed cannot be read."""
    first, last = day_of(row.get("date_start"), "date_start"), day_of(row.get("date_end"), "date_end")
    if last < first:
        raise NotRead(f"ends ({last}) before it begins ({first})")
    exact = code_of(row.get("date_prec"), "date_prec", last=len(_FIXED))
    where = code_of(row.get("where_prec"), "where_prec", last=len(_PRECISION))
    violence = code_of(row.get("type_of_violence"), "type_of_violence", last=len(_VIOLENCE))
    best = number_of(row.get("best", "best_est"), "best")
    low, high = number_of(row.get("low", "low_est"), "low"), number_of(row.get("high", "high_est"), "high")
    if not row.get("id"):
        raise NotRead("has no id")
    return CodedEvent(
        id=row.get("id")[:100], source=SOURCE, line=row.line, first=first.isoformat(), last=last.isoformat(),
        fixed=_fixed(exact, (last - first).days),
        places=places_of(
            row.get("where_coordinates", "where_description"), _PRECISION[where - 1] if where else None,
            point_of(row.get("latitude"), row.get("longitude")),
            within=tuple((row.get(name), fine) for name, fine in _ADMINS),
        ),
        types=types_of_ged(violence) if violence else (), type_words=_VIOLENCE[violence] if violence else "",
        parties=names_of(row.get("side_a"), row.get("side_b")), low=low, best=best, high=high,
        notes=note_of(row.get("source_headline")),
    )  # fmt: skip


def _fixed(code: int | None, length: int) -> Fixed:
    """By the code; where there is none, by the length in days beyond the first."""
    if code is not None:
        return _FIXED[code - 1]
    return next((fixed for most, fixed in zip(_LONGEST, _FIXED, strict=False) if length <= most), "year")
