"""Put the places of a conflict file among those that can be looked up, each found by all its names.

In: a conflict and a gazetteer. Out: the gazetteer with the file's places on top. A place that the gazetteer holds
already keeps its record and position; which is meant must be shown by two of its names, what it lies in, its position
or country, or the countries of the sides: else it has the file's position, or none. Reads no pack.

Example: with `{name: Oldbridge, names: [{name: Altbruck, used_by: South}]}` a report's "Altbruck" is Oldbridge.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from counterclaim.packs.conflict import Conflict, KnownPlace
from counterclaim.packs.gazetteer import Entry, Gazetteer, Shown
from counterclaim.packs.gazetteer_index import alpha_2
from counterclaim.packs.gazetteer_names import fold_name, key_variants
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.errors import PackError

INSIDE: Final = "@"
"""Between the id of a place and that of the place it lies in, in ids of the user's own places."""
_SIZE: Final = {
    PlacePrecision.SITE: 0,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.NEAR_SETTLEMENT: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.ZONE: 3,
    PlacePrecision.SEA_OR_AIR: 4,
    PlacePrecision.COUNTRY: 4,
}
_REACH_KM: Final = (10.0, 20.0, 80.0, 300.0, 3000.0)
"""By size: how far the file's position may lie from that of a record for the two to be one place."""
_KM_PER_DEGREE: Final = 111.2
_MOST_NAMED: Final = 3


def with_conflict(gazetteer: Gazetteer, conflict: Conflict | None) -> Gazetteer:
    """The gazetteer with the conflict's places on top. PackError where a place says to lie in one nobody knows."""
    if conflict is None or not conflict.places:
        return gazetteer
    made: dict[int, Entry] = {}
    for n in range(len(conflict.places)):
        _make(n, conflict, gazetteer, made)
    shown = {
        made[n].id: Shown(names, made[n].other_names)
        for n, place in enumerate(conflict.places)
        if len(names := conflict.shown_names(place)) > 1
    }
    return gazetteer.having([made[n] for n in range(len(conflict.places))], shown=shown)


def _make(n: int, conflict: Conflict, gazetteer: Gazetteer, made: dict[int, Entry]) -> Entry:
    """The entry of a place, after that of the place it lies in; the file is checked to have no ring of these."""
    if n not in made:
        place = conflict.places[n]
        holder = _holder(n, conflict, gazetteer, made) if place.inside else None
        found = _known(place, holder, conflict, gazetteer)
        made[n] = _adopted(place, found, conflict) if found else _new(place, holder, conflict)
    return made[n]


def _holder(n: int, conflict: Conflict, gazetteer: Gazetteer, made: dict[int, Entry]) -> Entry:
    place = conflict.places[n]
    wanted = fold_name(place.inside or "")
    own = [
        m
        for m, other in enumerate(conflict.places)
        if m != n and wanted in {fold_name(one.name) for one in other.names}
    ]
    if len(own) == 1:
        return _make(own[0], conflict, gazetteer, made)
    known = [e for e in gazetteer.lookup(place.inside or "") if e.rank < 2 and _size(e) > _SIZE[place.precision]]
    main = [e for e in known if e.rank == 0] or known
    best = [e for e in main if fold_name(e.name) == wanted] or main
    if len(own) > 1 or len(best) != 1:
        what = f"{len(own or best)} places are" if own or best else "no place is"
        known_as = "; ".join(f"{e.name} ({e.precision}, {e.country or 'no country'})" for e in best[:_MOST_NAMED])
        raise PackError(
            f"{place.where}: it lies `inside` {place.inside!r}, and {what} called so here or in the place index"
            f"{f' ({known_as})' if known_as else ''}; add the one that you mean under `places`, with a name of its own"
        )
    return best[0]


def _known(place: KnownPlace, holder: Entry | None, conflict: Conflict, gazetteer: Gazetteer) -> Entry | None:
    """The one record of the gazetteer that the place is, where something shows that it is."""
    ranks: dict[str, list[int]] = {}
    entries: dict[str, Entry] = {}
    for key in dict.fromkeys(key for one in place.names for key in key_variants(one.name)):
        for entry in gazetteer.lookup_key(key):
            if entry.rank < 2 and entry.precision == place.precision and entry.kind != "country":
                ranks.setdefault(entry.id, []).append(entry.rank)
                entries[entry.id] = entry
    fitting = [e for e in entries.values() if _fits(e, place, holder)]
    home = {alpha_2(code) for side in conflict.sides for code in side.countries}
    sure = [
        e
        for e in fitting
        if e.own or len(ranks[e.id]) > 1 or holder or place.lat is not None or place.country or home & set(e.states)
    ]
    order = sorted(sure, key=lambda e: _order(e, ranks))
    alone = order and (len(order) == 1 or _order(order[0], ranks)[:3] < _order(order[1], ranks)[:3])
    return order[0] if alone else None


def _order(entry: Entry, ranks: dict[str, list[int]]) -> tuple[bool, int, int, str]:
    """The user's own list first, then what most of the names find, by main names before others."""
    return (not entry.own, -len(ranks[entry.id]), sum(ranks[entry.id]), entry.id)


def _fits(entry: Entry, place: KnownPlace, holder: Entry | None) -> bool:
    if isinstance(place.country, str) and entry.states and alpha_2(place.country) not in entry.states:
        return False
    if place.lat is not None and place.lon is not None:
        far = _kilometres(entry, place.lat, place.lon)
        return far is not None and far <= _REACH_KM[_SIZE[place.precision]]
    if holder is None or entry.own:
        return True
    if holder.region:
        return entry.region == holder.region
    return bool(set(entry.states) & set(holder.states))


def _size(entry: Entry) -> int:
    return _SIZE[entry.precision]


def _kilometres(entry: Entry, lat: float, lon: float) -> float | None:
    """Roughly how far an entry lies from a point: enough to tell places of one name apart."""
    if entry.lat is None or entry.lon is None:
        return None
    turn = abs(entry.lon - lon) % 360
    east = min(turn, 360 - turn) * math.cos(math.radians((entry.lat + lat) / 2))
    return _KM_PER_DEGREE * math.hypot(entry.lat - lat, east)


def _adopted(place: KnownPlace, found: Entry, conflict: Conflict) -> Entry:
    country = found.country if place.country is msgspec.UNSET else place.country
    lat, lon = (found.lat, found.lon) if place.lat is None else (place.lat, place.lon)
    names = _united(conflict.all_names(place), (found.name, *found.other_names))
    return msgspec.structs.replace(
        found, name=place.name, lat=lat, lon=lon, country=country, other_names=names, own=True, rank=0
    )


def _united(names: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """The file's names, then those of the record that differ from them by more than capitals or accents."""
    keys = {fold_name(name) for name in names}
    return (*names, *dict.fromkeys(name for name in others if fold_name(name) not in keys))


def _new(place: KnownPlace, holder: Entry | None, conflict: Conflict) -> Entry:
    key = next(filter(None, map(fold_name, (place.name, *(one.name for one in place.names)))))
    country = place.country
    if country is msgspec.UNSET:
        country = holder.country if holder else None
    states = (alpha_2(country),) if country else holder.states if holder else ()
    return Entry(
        id=f"own:{key.replace(' ', '_')}{INSIDE + holder.id if holder else ''}", name=place.name, kind="user",
        precision=place.precision, lat=place.lat, lon=place.lon, country=country, states=states,
        region=holder.region if holder else "", population=0, other_names=conflict.all_names(place), seats=(),
        capital=False, rank=0, own=True,
    )  # fmt: skip
