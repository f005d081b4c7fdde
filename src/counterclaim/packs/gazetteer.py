"""Look up places by name, offline: towns, countries, regions, seas, and the user's own places.

In: a name as written in a report; optionally the user's CSV. Out: every place of that name, unranked. Reads the SQLite
index that `gazetteer_build` makes (built on first use if `make setup` did not); never more of it than was asked for.

Example: `open_gazetteer().lookup("Oldbridge")` gives an entry for each place of that name, with kind and other names.
"""

import csv
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from counterclaim.packs.gazetteer_index import alpha_2, index_path, is_current
from counterclaim.packs.gazetteer_names import fold_name, key_variants
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.errors import PackError, SettingsError

COLUMNS = ("name", "lat", "lon", "precision", "country", "other_names")
_KEPT_LOOKUPS = 20_000
_QUERY = """SELECT place.*, name.rank FROM name JOIN place ON place.id = name.place
WHERE name.key = ? ORDER BY name.rank, place.population DESC, place.id LIMIT 60"""


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


class Shown(msgspec.Struct, frozen=True):
    """Names of a place that stand together wherever it is named, and all names by which reports may call it."""

    together: tuple[str, ...]
    known: tuple[str, ...]


class Gazetteer:
    """All places that can be looked up: the index on disk, and the user's own on top."""

    def __init__(self, path: Path, own: Iterable[Entry] = (), *, shown: Mapping[str, Shown] | None = None) -> None:
        self.path = path
        self.own = tuple(own)
        self.shown = shown or {}
        """Places that are named by several names at once, by id."""
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._own: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.own:
            for name in (entry.name, *entry.other_names):
                for key in key_variants(name):
                    if entry not in self._own[key]:
                        self._own[key].append(entry)
        self._own_wide = frozenset(key for key in self._own if " " in key)
        self._listed = lru_cache(maxsize=4)(self._list)
        self.lookup_key = lru_cache(maxsize=_KEPT_LOOKUPS)(self._find)

    def having(self, own: Iterable[Entry], *, shown: Mapping[str, Shown]) -> "Gazetteer":
        """The same gazetteer with further places of the user's on top; each stands for the record of its id."""
        entries = tuple(own)
        ids = {entry.id for entry in entries}
        return Gazetteer(self.path, (*entries, *(e for e in self.own if e.id not in ids)), shown=shown)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place so named, the user's own first; accents, capitals, hyphens and apostrophes do not matter."""
        key = fold_name(name)
        return self.lookup_key(key) if key else ()

    def capitals(self) -> frozenset[str]:
        """Keys of all seats of states and of disputed or informal regions."""
        return self._listed("capitals")

    def wide_keys(self) -> frozenset[str]:
        """Keys of more than one word of states, disputed or informal regions, seas, and the user's own places."""
        return self._listed("wide") | self._own_wide

    def _list(self, name: str) -> frozenset[str]:
        row = self._db.execute("SELECT value FROM about WHERE key = ?", (name,)).fetchone()
        return frozenset(row[0].split("\n")) if row else frozenset()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _find(self, key: str) -> tuple[Entry, ...]:
        own = self._own.get(key, [])
        ids = {entry.id for entry in self.own}
        return (*own, *(e for e in (_entry(row) for row in self._db.execute(_QUERY, (key,))) if e.id not in ids))


def open_gazetteer(own: Path | None = None, *, path: Path | None = None) -> Gazetteer:
    """The gazetteer, with the user's places from a CSV on top; its index is built first where it is missing or old."""
    place = path or index_path()
    if not is_current(place):
        _build_apart(place)
    return Gazetteer(place, read_own_places(own) if own else ())


def _build_apart(path: Path) -> None:
    """Build in a process of its own: building takes half a gigabyte of memory that reading must not keep."""
    sys.stderr.write("Building the index of places, once (about half a minute) ...\n")
    done = subprocess.run(  # noqa: S603 (our own module, no shell)
        [sys.executable, "-m", "counterclaim.packs.gazetteer_build", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not is_current(path):
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise SettingsError(f"the index of places at {path} could not be built ({last[0]}); run `make setup`")


def _entry(row: tuple[object, ...]) -> Entry:
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


def read_own_places(path: Path) -> tuple[Entry, ...]:
    """The user's places from a CSV with the columns name, lat, lon, precision, country, other_names.

    Only `name` must be filled in; `precision` is settlement where empty, `country` ISO alpha-3, `other_names` apart by
    semicolons. PackError names file and line where something is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"gazetteer {path}: cannot be read as UTF-8 text ({error}); give a CSV file") from error
    reader = csv.DictReader(text.splitlines())
    header = [column.strip() for column in reader.fieldnames or ()]
    if "name" not in header or set(header) - set(COLUMNS):
        wrong = ", ".join(sorted(set(header) - set(COLUMNS))) or "no column `name`"
        raise PackError(f"gazetteer {path}, line 1: {wrong}; the columns are {', '.join(COLUMNS)}")
    reader.fieldnames = header
    return tuple(_own_entry(row, f"gazetteer {path}, line {reader.line_num}") for row in reader)


def _own_entry(row: dict[str, str | None], where: str) -> Entry:
    if None in row:
        raise PackError(f"{where}: more values than columns; put a name that holds a comma in quotation marks")
    cell = {key: (value or "").strip() for key, value in row.items()}
    if not cell["name"] or not fold_name(cell["name"]):
        raise PackError(f"{where}: `name` is empty or has no Latin letters; give the name as reports write it")
    precision = cell.get("precision") or PlacePrecision.SETTLEMENT
    if precision not in list(PlacePrecision):
        raise PackError(f"{where}: precision {precision!r} is not one of {', '.join(PlacePrecision)}")
    country = cell.get("country", "").upper()
    if country and not (len(country) == 3 and country.isalpha()):
        raise PackError(
            f"{where}: country {country!r} is no ISO 3166-1 alpha-3 code such as SDN; leave it empty or mend it"
        )
    lat, lon = _degrees(cell, "lat", 90, where), _degrees(cell, "lon", 180, where)
    if (lat is None) != (lon is None):
        raise PackError(f"{where}: lat and lon must be given together or both left empty")
    return Entry(
        id=f"own:{fold_name(cell['name']).replace(' ', '_')}",
        name=cell["name"],
        kind="user",
        precision=PlacePrecision(precision),
        lat=lat,
        lon=lon,
        country=country or None,
        states=(alpha_2(country),) if country else (),
        region="",
        population=0,
        other_names=tuple(sorted(n.strip() for n in cell.get("other_names", "").split(";") if n.strip())),
        seats=(),
        capital=False,
        rank=0,
        own=True,
    )


def _degrees(cell: dict[str, str], key: str, limit: float, where: str) -> float | None:
    text = cell.get(key, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise PackError(f"{where}: {key} {text!r} is no number from -{limit} to {limit}; write degrees such as 13.63")
    return value
