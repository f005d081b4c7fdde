"""The user's own places from a list: ours, a GIS desk's, or administrative units as humanitarian offices publish them.

In: rows of a CSV file or workbook by the names of their columns. Out: entries, and what was refused with line and
reason. Reads the packs `list_columns` (by which names columns are read), `geonames` (feature codes) and `countries`.

Example: a row under `ADM1_EN,ADM2_EN,ADM2_PCODE` is the district of its ADM2_EN; a row under `village,lng,lat` a
settlement with its position.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from counterclaim.packs.gazetteer_entry import Entry
from counterclaim.packs.gazetteer_index import alpha_2, state_code
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.listed_rows import ListedRow, read_list
from counterclaim.packs.loader import load_pack
from counterclaim.packs.own_places.features import feature_of
from counterclaim.packs.own_places.opened import MOST_TOLD, OwnPlaces
from counterclaim.records.coded import BadRow
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.errors import PackError

_UNIT = re.compile(r"adm(?:in)?([0-5])_?(?:name)?(?:_?(?:en|name))?")
_UNIT_CODE = re.compile(r"adm(?:in)?([0-5])_?pcode")
_FURTHER = re.compile(r"(?:name|place_name|placename)_(?:[a-z]{2,3}|alt\d?|local)")
_LEVELS: Final = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, *[PlacePrecision.DISTRICT] * 4)
_BREAKS: Final = re.compile(r"[;|]")


class _Plan(msgspec.Struct, frozen=True):
    """Which columns of a list tell what; units and their codes by level."""

    columns: Mapping[str, tuple[str, ...]]
    units: Mapping[int, tuple[str, ...]]
    codes: Mapping[int, tuple[str, ...]]
    further: tuple[str, ...]

    @property
    def read(self) -> frozenset[str]:
        """All columns that something is taken from."""
        told = (*self.columns.values(), *self.units.values(), *self.codes.values(), self.further)
        return frozenset(name for names in told for name in names)


class _Refused(Exception):
    """Why a row is refused."""


def read_table(path: Path) -> OwnPlaces:
    """The places of a list, the good rows of it. PackError where it has no column of names, or no good row at all."""
    listed = read_list(path)
    plan = _plan(listed.columns)
    if not plan.columns["name"] and not plan.units:
        raise PackError(
            f"gazetteer {path}, line 1: no column of names; it may be called {', '.join(_aliases()['name'][:4])}, or "
            "ADM1_EN, ADM2_EN, ... of administrative units"
        )
    entries: dict[str, tuple[int, Entry]] = {}
    refused: list[BadRow] = []
    for row in listed.rows:
        if isinstance(row, BadRow):
            refused.append(row)
            continue
        try:
            _keep(entries, row.line, _entry(row, plan))
        except _Refused as why:
            refused.append(BadRow(line=row.line, why=str(why)))
    if not entries:
        first = f", line {refused[0].line}: {refused[0].why}; no row of it is good" if refused else ": it has no rows"
        raise PackError(f"gazetteer {path}{first}")
    return OwnPlaces(
        places=len(entries), entries=tuple(entry for _, entry in entries.values()), refused=tuple(refused[:MOST_TOLD]),
        refused_in_all=len(refused), shape="a list of administrative units" if _is_units(plan) else "a list of places",
        columns_left=tuple(name for name in listed.columns if name and name not in plan.read),
    )  # fmt: skip


def _keep(entries: dict[str, tuple[int, Entry]], line: int, entry: Entry) -> None:
    """Take a place in; a second one of its name stands apart by its position or what it is, else it is refused."""
    if entry.id in entries:
        before, known = entries[entry.id]
        if (known.lat, known.lon, known.precision) == (entry.lat, entry.lon, entry.precision):
            raise _Refused(f"{entry.name!r} is the place of line {before:,} once more")
        where = f"{entry.lat:.4f},{entry.lon:.4f}" if entry.lat is not None and entry.lon is not None else ""
        entry = msgspec.structs.replace(entry, id=f"{entry.id}#{entry.precision}:{where}")
        if entry.id in entries:
            raise _Refused(f"{entry.name!r} is the place of line {entries[entry.id][0]:,} once more")
    entries[entry.id] = (line, entry)


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in load_pack("list_columns")["places"].items()}


def _plan(columns: Sequence[str]) -> _Plan:
    there = set(columns)
    found = {key: tuple(name for name in names if name in there) for key, names in _aliases().items()}
    units: dict[int, list[str]] = {}
    codes: dict[int, list[str]] = {}
    for name in columns:
        if match := _UNIT_CODE.fullmatch(name):
            codes.setdefault(int(match[1]), []).append(name)
        elif match := _UNIT.fullmatch(name):
            units.setdefault(int(match[1]), []).append(name)
    return _Plan(
        columns=found, units={n: tuple(names) for n, names in sorted(units.items(), reverse=True)},
        codes={n: tuple(names) for n, names in codes.items()},
        further=tuple(name for name in columns if _FURTHER.fullmatch(name) and name not in found["name"][:1]),
    )  # fmt: skip


def _is_units(plan: _Plan) -> bool:
    return bool(plan.units) and not plan.columns["name"]


def _entry(row: ListedRow, plan: _Plan) -> Entry:
    level, name = _named(row, plan)
    others = _others(row, plan, name)
    key = next(filter(None, map(fold_name, (name, *others))), "")
    if not key:
        raise _Refused("`name` is empty or has no Latin letters; give the name as reports write it")
    country = _country(row, plan)
    lat, lon = _degrees(row, plan, "lat", 90), _degrees(row, plan, "lon", 180)
    if (lat is None) != (lon is None):
        raise _Refused("lat and lon must be given together or both left empty")
    return Entry(
        id=_id(row, plan, level, key), name=name, kind="user",
        precision=_precision(row, plan, level), lat=lat, lon=lon, country=country,
        states=(alpha_2(country),) if country else (), region="", population=0, other_names=others, seats=(),
        capital=False, rank=0, own=True,
    )  # fmt: skip


def _id(row: ListedRow, plan: _Plan, level: int | None, key: str) -> str:
    """By the p-code; else by the name, of a unit with that of the unit around it: districts share names."""
    codes = plan.columns["pcode"] if level is None else plan.codes.get(level, ())
    if code := row.get(codes):
        return f"own:pcode:{code}"
    around = (fold_name(row.get(plan.units[n])) for n in plan.units if level is not None and n < level)
    return "#".join(name.replace(" ", "_") for name in (f"own:{key}", next(filter(None, around), "")) if name)


def _named(row: ListedRow, plan: _Plan) -> tuple[int | None, str]:
    """The name of a row, and the level where it is an administrative unit: the finest that the row names."""
    if plan.columns["name"]:
        return None, row.get(plan.columns["name"])
    return next(((level, name) for level, names in plan.units.items() if (name := row.get(names))), (None, ""))


def _others(row: ListedRow, plan: _Plan, name: str) -> tuple[str, ...]:
    """Further names: of the columns for them, parted by semicolons (by commas where there is none), and languages'."""
    found: list[str] = [row.cells.get(column, "") for column in plan.further]
    for column in plan.columns["other_names"]:
        cell = row.cells.get(column, "")
        found += cell.split(",") if column == "alternatenames" and not _BREAKS.search(cell) else _BREAKS.split(cell)
    return tuple(sorted({one.strip() for one in found if one.strip()} - {name}))


def _precision(row: ListedRow, plan: _Plan, level: int | None) -> PlacePrecision:
    if told := row.get(plan.columns["precision"]):
        if told not in list(PlacePrecision):
            raise _Refused(f"precision {told!r} is not one of {', '.join(PlacePrecision)}")
        return PlacePrecision(told)
    if level is not None:
        return _LEVELS[level]
    sort = row.get(plan.columns["feature_class"]).upper(), row.get(plan.columns["feature_code"]).upper()
    if not any(sort):
        return PlacePrecision.SETTLEMENT
    found = feature_of(*sort)
    if found is None:
        raise _Refused(f"places of the sort {'.'.join(filter(None, sort))!r} are not read")
    return found.precision


def _country(row: ListedRow, plan: _Plan) -> str | None:
    """The state of a row by its code or its name; null where none is given: where it is disputed, say."""
    told = row.get((*plan.columns["country"], *plan.codes.get(0, ())))
    if not told:
        return None
    if (found := state_code(told)) is None:
        raise _Refused(f"country {told!r} is no ISO 3166-1 alpha-3 code such as SDN; leave it empty or mend it")
    return found


def _degrees(row: ListedRow, plan: _Plan, key: str, limit: float) -> float | None:
    text = row.get(plan.columns[key])
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise _Refused(f"{key} {text!r} is no number from -{limit} to {limit}; write degrees such as 13.63")
    return value
