"""Country and provinces of a spot as other houses name them, and its PRIO-GRID cell.

Where packs do not know, or a place is disputed, there is nothing: no state is filled in. Reads the packs `countries`
and `regions.csv`, and the index of places where one is built; it is never built here.
"""

import csv
from functools import cache

import msgspec
import pycountry

from counterclaim.export.deriving.spots import Spot
from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_index import index_path, is_current, table_text
from counterclaim.packs.loader import load_pack

_HALF_DEGREES = 720
"""Cells of PRIO-GRID from west to east."""


class Area(msgspec.Struct, frozen=True):
    """The state or territory with its ISO 3166 number, and the wider places within it."""

    country: str | None = None
    iso: int | None = None
    admin1: str | None = None
    admin2: str | None = None


def open_places() -> Gazetteer | None:
    """The index of places as it lies; None where none is built."""
    path = index_path()
    return Gazetteer(path) if is_current(path) else None


def area_of(spot: Spot, places: Gazetteer | None) -> Area:
    """Where a spot lies; its provinces only where its state is undisputed."""
    if spot.country is None:
        return Area()
    found = pycountry.countries.get(alpha_3=spot.country)
    first, second = _admins(spot, places) if found and places else (None, None)
    return Area(_country_names().get(spot.country), int(found.numeric) if found else None, first, second)


def priogrid_of(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: half a degree each way, numbered from the south-west corner, eastward first.

    >>> priogrid_of(-89.9, -179.9)
    1
    """
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), _HALF_DEGREES - 1)
    return row * _HALF_DEGREES + column + 1


def _admins(spot: Spot, places: Gazetteer) -> tuple[str | None, str | None]:
    entry = _entry(spot, places)
    if entry is None:
        return None, None
    if entry.kind == "region1":
        return entry.name, None
    first = _regions().get(entry.region)
    return first, entry.name if entry.kind == "region2" else None


def _entry(spot: Spot, places: Gazetteer) -> Entry | None:
    if spot.gazetteer is None:
        return None
    named = (spot.located_by, spot.name, *spot.other_names)
    entries = (entry for name in named if name for entry in places.lookup(name))
    return next((entry for entry in entries if entry.id == spot.gazetteer), None)


@cache
def _country_names() -> dict[str, str]:
    pack = load_pack("countries")
    states = {str(one["iso3"]): str(one["names"][0]) for one in pack["states"]}
    return states | {str(one["id"]): str(one["names"][0]) for one in pack["territories"] if "id" in one}


@cache
def _regions() -> dict[str, str]:
    """Names of first-order regions by code."""
    lines = (line for line in table_text("regions.csv").splitlines() if line and not line.startswith("#"))
    return {row["code"]: row["name"] for row in csv.DictReader(lines) if row["code"].count(".") == 1}
