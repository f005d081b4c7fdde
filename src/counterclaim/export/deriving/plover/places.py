"""A claim's place as PLOVER tells it: names, coordinates no finer than the text, and the unit that they fix.

A disputed territory is no country here: its places have none. Reads the pack `countries`.

Resolution: 5 in a city, 4 city, 3 district, 2 province, 1 country; null at sea, in the air, or where nothing tells it.
"""

from functools import cache
from types import MappingProxyType
from typing import Any, Final

from counterclaim.export.deriving.spots import PLOVER, spot_among
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Claim
from counterclaim.records.enums import PlacePrecision

_UNITS: Final = MappingProxyType(
    {
        PlacePrecision.SETTLEMENT: "city",
        PlacePrecision.DISTRICT: "district",
        PlacePrecision.PROVINCE: "province",
    }
)
_GEONAMES: Final = "geonames:"


def location_of(claim: Claim) -> dict[str, Any] | None:
    """The finest place of a claim; None where none is told."""
    spot = spot_among((claim,))
    if spot is None:
        return None
    unit = _UNITS.get(spot.precision) if spot.precision else None
    units = {name: spot.located_by or spot.name if name == unit else None for name in _UNITS.values()}
    state = _states().get(spot.country or "")
    number = spot.gazetteer.removeprefix(_GEONAMES) if spot.gazetteer else ""
    return {
        "extracted_place": spot.name,
        "resolved_place": spot.located_by or (spot.name if spot.gazetteer else None),
        "geonameid": int(number) if number.isascii() and number.isdecimal() else None,
        "lat": spot.lat,
        "lon": spot.lon,
        **units,
        "country": state,
        "country_code": spot.country if state else None,
        "resolution": PLOVER[spot.precision] if spot.precision else None,
        "other_names": list(spot.other_names),
    }


@cache
def _states() -> dict[str, str]:
    """Plain names of states by their ISO codes; territories are not among them."""
    return {str(one["iso3"]): str(one["names"][0]) for one in load_pack("countries")["states"]}
