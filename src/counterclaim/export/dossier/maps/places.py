"""Incidents with their spots in, places to draw out: one for all incidents at one point, in groups that share a map.

A place keeps no position finer than 0.01 degrees, and the vaguer the words of the text, the wider it is. Reads no pack.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

import msgspec
from rapidfuzz import fuzz

from counterclaim.export.dossier.model import Harm, Spot
from counterclaim.export.plain import plain

MOST_MAPS: Final = 6
REACH_KM: Final = 500.0
"""Places nearer than this to one another share a map."""
KM_A_DEGREE: Final = 111.2
_RADIUS_KM: Final = {"site": 0, "settlement": 0, "near_settlement": 10, "district": 25}
_WIDE_KM: Final = 60
_FAR: Final = 180.0
_NAMELESS: Final = "a place without a name"
_NO_CHARACTERS: Final = MappingProxyType({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
_ALIKE: Final = 75
"""Likeness (rapidfuzz, 0 to 100) from which two names are spellings of one: a label shows a truly other name first."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Somewhere on a map, with the incidents told there."""

    names: tuple[str, ...]
    """All names; the first `shown` are its label: in the order of the conflict file, else of the alphabet."""
    shown: int = 2
    lat: float
    lon: float
    radius_km: int
    """0 for a site or settlement; else how far around the point the place may lie."""
    incidents: tuple[Harm, ...]

    @property
    def label(self) -> str:
        """The names, of equal size."""
        return " / ".join(self.names[: self.shown])


def is_country(spot: Spot) -> bool:
    """Whether the text names no more than a country."""
    return spot.precision == "country"


def is_drawn(spot: Spot) -> bool:
    """Whether a spot can be drawn: it has a position on the globe, and is less than a country."""
    if spot.lat is None or spot.lon is None or is_country(spot):
        return False
    return math.isfinite(spot.lat) and math.isfinite(spot.lon) and abs(spot.lat) <= 90 and abs(spot.lon) <= _FAR


def places_of(harm: Iterable[Harm]) -> tuple[Place, ...]:
    """The places of incidents, those with most incidents first."""
    found: dict[tuple[float, float, int], list[tuple[Harm, Spot]]] = defaultdict(list)
    for incident in harm:
        for spot in _finest([spot for spot in incident.spots if is_drawn(spot)]):
            found[_key(spot)].append((incident, spot))
    places = (_place(*key, told) for key, told in found.items())
    return tuple(sorted(places, key=lambda p: (-len(p.incidents), p.names, p.lat, p.lon, p.radius_km)))


def groups_of(places: Sequence[Place]) -> tuple[tuple[Place, ...], ...]:
    """Places that share a map, the group with most incidents first: those near one another, and at most six groups."""
    group = list(range(len(places)))
    left = len(places)
    for distance, i, j in sorted(_distances(places)):
        if distance > REACH_KM and left <= MOST_MAPS:
            break
        if group[i] != group[j]:
            group = [group[i] if g == group[j] else g for g in group]
            left -= 1
    together: dict[int, list[Place]] = defaultdict(list)
    for number, place in zip(group, places, strict=True):
        together[number].append(place)
    return tuple(sorted((tuple(g) for g in together.values()), key=lambda g: (-len(incidents_of(g)), g[0].names)))


def incidents_of(places: Iterable[Place]) -> tuple[Harm, ...]:
    """The incidents of some places, each once, by number."""
    by_number = {incident.number: incident for place in places for incident in place.incidents}
    return tuple(by_number[number] for number in sorted(by_number))


def one_line(text: str) -> str:
    """A text on one line with nothing in it that XML may not hold."""
    return plain(text).strip().translate(_NO_CHARACTERS)


def spot_names(spot: Spot) -> tuple[str, ...]:
    """All names of one spot, the text's own and the most unlike it first."""
    return _ordered(Counter([one_line(spot.name)]), {one_line(name) for name in spot.other_names}, spot.together)


def _finest(spots: Sequence[Spot]) -> list[Spot]:
    """The spots of one incident but for those around a finer one of it: its district adds nothing to a town."""
    keys = [_key(spot) for spot in spots]
    return [
        spot
        for spot, (lat, lon, radius_km) in zip(spots, keys, strict=True)
        if not any(r < radius_km and _kilometres((lat, lon), (y, x)) <= radius_km for y, x, r in keys)
    ]


def _key(spot: Spot) -> tuple[float, float, int]:
    lat, lon = spot.lat or 0.0, spot.lon or 0.0
    east = -_FAR if lon == _FAR else lon
    return round(lat, 2) + 0.0, round(east, 2) + 0.0, _RADIUS_KM.get(spot.precision, _WIDE_KM)


def _place(lat: float, lon: float, radius_km: int, told: Sequence[tuple[Harm, Spot]]) -> Place:
    by_number = {incident.number: incident for incident, _ in told}
    used = Counter(one_line(spot.name) for _, spot in told)
    others = {one_line(name) for _, spot in told for name in spot.other_names}
    incidents = tuple(by_number[number] for number in sorted(by_number))
    together = min((spot.together for _, spot in told if spot.together), default=())
    names = _ordered(used, others, together)
    return Place(
        names=names, shown=max(2, len(together)), lat=lat, lon=lon, radius_km=radius_km, incidents=incidents
    )  # fmt: skip


def _ordered(used: Counter[str], others: Iterable[str], together: Sequence[str] = ()) -> tuple[str, ...]:
    """Names, the two for the label first: those that a conflict file sets together, in its order, else the one used
    most and the next that is another name, not another spelling.
    """
    if together:
        label = tuple(dict.fromkeys(map(one_line, together)))
        others = {name for name in (*used, *others) if name}.difference(label)
        return (*label, *sorted(others, key=lambda name: (name.casefold(), name)))
    by_use = sorted(used, key=lambda name: (-used[name], name.casefold(), name))
    names = list({name.casefold(): name for name in (*sorted(others, reverse=True), *by_use[::-1]) if name}.values())
    names.sort(key=lambda name: (-used[name], name.casefold(), name))
    if len(names) < 2:
        return tuple(names) or (_NAMELESS,)
    first, *rest = names
    second = next((n for n in rest if fuzz.partial_ratio(first.casefold(), n.casefold()) < _ALIKE), rest[0])
    pair = sorted((first, second), key=lambda name: (name.casefold(), name))
    return (*pair, *sorted(name for name in rest if name != second))


def _distances(places: Sequence[Place]) -> Iterable[tuple[float, int, int]]:
    for i, a in enumerate(places):
        for j in range(i):
            b = places[j]
            yield _kilometres((a.lat, a.lon), (b.lat, b.lon)), j, i


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points by latitude and longitude (haversine)."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_a - lat_b) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 2 * math.degrees(math.asin(min(1.0, math.sqrt(half)))) * KM_A_DEGREE
