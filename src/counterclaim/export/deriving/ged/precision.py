"""How exact day and event are, in UCDP GED's codes.

Source in our words (UCDP GED codebook): date_prec 1 the day; 2 two to six days; 3 a week; 4 a month; 5 a year, or more
than a month. event_clarity 1: the reports tell this event by itself; 2: less clear, as where they tell several at once.
Reads no pack.
"""

from typing import Final, Literal

from counterclaim.export.deriving.days import Days
from counterclaim.export.deriving.spots import Spot
from counterclaim.records.enums import PlacePrecision

_CODES: Final[dict[str, Literal[1, 2, 3, 4, 5]]] = {"day": 1, "days": 2, "week": 3, "month": 4, "year": 5}
_ONE_PLACE: Final = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT))
_YEAR: Final = 366


def date_prec(days: Days) -> Literal[1, 2, 3, 4, 5] | None:
    """The code of a span of days; None where it is longer than a year."""
    return _CODES[days.exact] if (days.last - days.first).days < _YEAR else None


def event_clarity(days: Days, spot: Spot) -> Literal[1, 2]:
    """1 where one day and one place are told, else 2."""
    return 1 if days.exact == "day" and spot.precision in _ONE_PLACE else 2
