"""An incident's place as formats ask for it: one spot, no finer than the text, with all its names.

The spot is the finest place that the claims of the act tell; coordinates are those of the gazetteer entry, and a place
that no gazetteer knows has none. Codes follow the precision map of ACLED, UCDP GED and PLOVER.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import msgspec

from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Claim, Place
from counterclaim.records.enums import PlacePrecision

_FINEST: Final = (
    PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT,
    PlacePrecision.PROVINCE, PlacePrecision.ZONE, PlacePrecision.SEA_OR_AIR, PlacePrecision.COUNTRY,
)  # fmt: skip
_WHERE: Final = frozenset(("in", "at", "near", "on", "over", "off", "outside"))
"""Relations of a place to what happens there; "from" and "to" tell of a way, not of the spot."""
ACLED: Final = MappingProxyType(dict(zip(_FINEST, (1, 1, 2, 3, 3, 3, 3, None), strict=True)))
GED: Final = MappingProxyType(dict(zip(_FINEST, (1, 1, 2, 3, 4, 5, 7, 6), strict=True)))
PLOVER: Final = MappingProxyType(dict(zip(_FINEST, (5, 4, 4, 3, 2, 2, None, 1), strict=True)))
RADIUS_KM: Final = MappingProxyType(dict(zip(_FINEST, (0.5, 2.0, 10.0, 25.0, 75.0, 75.0, 75.0, 250.0), strict=True)))
"""How wide a circle to draw, so that a pin does not look more exact than the words."""
_DECIMALS: Final = MappingProxyType(dict(zip(_FINEST, (4, 3, 2, 2, 1, 1, 1, 0), strict=True)))
"""Places behind the point that a precision can bear: 0.01 degrees are about a kilometre."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place with its names; no coordinates where no gazetteer knows it."""

    name: str
    other_names: tuple[str, ...] = ()
    precision: PlacePrecision | None = None
    lat: float | None = None
    lon: float | None = None
    located_by: str | None = None
    """The wider place whose coordinates and precision these are, where the place itself is in no gazetteer."""
    country: str | None = None
    """As in the countries pack: an ISO 3166 alpha-3 code, or the id of a disputed territory."""
    gazetteer: str | None = None
    near: bool = False
    """Told as near that place, not in it."""


def spot_of(told: ToldIncident) -> Spot | None:
    """Where an incident was, by the finest place that most claims of the act tell; None where none is told."""
    return spot_among(told.claims)


def spot_among(claims: Iterable[Claim]) -> Spot | None:
    """The same, of these claims."""
    places = [place for claim in claims for place in claim.places]
    here = [place for place in places if place.relation in _WHERE] or places
    if not here:
        return None
    votes: dict[str, int] = {}
    for place in here:
        votes[place.name.casefold()] = votes.get(place.name.casefold(), 0) + 1
    best = min(here, key=lambda one: (_rank(one), -votes[one.name.casefold()], one.lat is None))
    at = _located(best, places)
    decimals = _DECIMALS[at.precision or PlacePrecision.ZONE]
    return Spot(
        name=best.name,
        other_names=best.other_names,
        precision=at.precision if at.lat is not None else best.precision,
        lat=None if at.lat is None or at.lon is None else round(at.lat, decimals) + 0.0,
        lon=None if at.lat is None or at.lon is None else round(at.lon, decimals) + 0.0,
        located_by=at.name if at is not best and at.lat is not None else None,
        country=best.country or at.country,
        gazetteer=at.gazetteer,
        near=best.relation == "near",
    )


def _located(best: Place, places: list[Place]) -> Place:
    """The place itself where a gazetteer knows it; else the finest known one whose name is in its: a town's market."""
    if best.lat is not None:
        return best
    words = f" {best.name.casefold()} "
    around = [one for one in places if one.lat is not None and f" {one.name.casefold()} " in words]
    return min(around, key=_rank, default=best)


def _rank(place: Place) -> int:
    return _FINEST.index(place.precision) if place.precision is not None else len(_FINEST)
