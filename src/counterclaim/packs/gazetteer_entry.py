"""A place as it is looked up, and as a row of an index on disk holds it.

In: a row of an index. Out: its `Entry`. Reads no pack.
"""

import msgspec

from counterclaim.records.enums import PlacePrecision


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. `rank`: 0 found by a main name, 1 by another name, 2 by its adjective.

    `kind`: country, region1 (province), region2 (district), informal, sea, town or user. `country`: ISO alpha-3, null
    where disputed; `states` (alpha-2) only helps to tell places of one name apart. `own`: the user's, by a file.
    """

    id: str
    name: str
    kind: str
    precision: PlacePrecision
    lat: float | None
    lon: float | None
    country: str | None
    states: tuple[str, ...]
    region: str
    population: int
    other_names: tuple[str, ...]
    seats: tuple[str, ...]
    capital: bool
    rank: int
    own: bool = False


def entry_of(row: tuple[object, ...]) -> Entry:
    """The place that a row of an index holds, with the rank of the name that found it."""
    _, ref, name, kind, precision, lat, lon, country, state, region, population, others, seats, near, capital, rank = (
        row
    )
    return Entry(
        id=str(ref),
        name=str(name),
        kind=str(kind),
        precision=PlacePrecision(str(precision)),
        lat=float(lat) if isinstance(lat, float | int) else None,
        lon=float(lon) if isinstance(lon, float | int) else None,
        country=str(country) if country else None,
        states=tuple(str(near).split()) or ((str(state),) if state else ()),
        region=str(region),
        population=int(str(population)),
        other_names=tuple(str(others).split("\n")) if others else (),
        seats=tuple(str(seats).split("\n")) if seats else (),
        capital=bool(capital),
        rank=int(str(rank)),
    )
