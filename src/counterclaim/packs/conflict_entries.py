"""The entries of a conflict file: sides, places with all their names, truces stated by hand, sources with a letter.

In: one entry as read from YAML, and where it stands. Out: its record. PackError says where, what is wrong, and what to
do. Reads the pack `countries` to check codes.
"""

import datetime as dt
import re
from collections.abc import Collection
from itertools import pairwise
from reprlib import repr as short
from typing import Any, Final

import msgspec

from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.errors import PackError

RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""Letters of the Admiralty scale. Only a person gives one, and none is no judgement, not F."""
_SIDE_KEYS = frozenset(("name", "countries", "members", "note"))
_BODY_KEYS = frozenset(("name", "country", "note"))
_PLACE_KEYS = frozenset(("name", "names", "lat", "lon", "precision", "inside", "country", "note"))
_NAME_KEYS = frozenset(("name", "used_by", "note"))
_TRUCE_KEYS = frozenset(("name", "agreed_on", "effective", "ended", "brokers", "parties", "note"))
_SOURCE_KEYS = frozenset(("publisher", "other_names", "affiliation", "reliability", "note", "address"))
_LISTED_KEYS = _SOURCE_KEYS | {"source"}
_WHEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?)?")


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side: what it is called, its states by ISO code, and further names that belong to it."""

    name: str
    countries: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class PlaceName(msgspec.Struct, frozen=True):
    """A name of a place, and the side that calls it so; null: nobody's in particular, or another spelling."""

    name: str
    used_by: str | None = None


class KnownPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the conflict with all its names; `country` is UNSET where the file leaves it to the place index."""

    name: str
    names: tuple[PlaceName, ...]
    """All of them, `name` too."""
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.SETTLEMENT
    inside: str | None = None
    country: str | msgspec.UnsetType | None = msgspec.UNSET
    where: str = ""
    """Where it stands in the file, for errors found later."""


class StatedCeasefire(msgspec.Struct, frozen=True, kw_only=True):
    """A truce as the user states it, by hand. Days are ISO prefixes, `effective` and `ended` perhaps to the minute."""

    name: str
    agreed_on: str | None = None
    effective: str | None = None
    ended: str | None = None
    brokers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    note: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher as the user knows it: on whose side it is, and how reliable (A to F; null: not graded)."""

    publisher: str
    other_names: tuple[str, ...] = ()
    affiliation: str | None = None
    reliability: str | None = None
    note: str = ""
    address: str | None = None
    """Of its pages, as the user tells it; nothing is fetched from there."""


def read_side(raw: Any, where: str) -> Side:
    """A side."""
    raw = mapping(raw, where, _SIDE_KEYS)
    name = text(raw, "name", where)
    where = f"{where} ({name})"
    countries = tuple(iso_code(code, where) for code in texts(raw, "countries", where))
    members = texts(raw, "members", where)
    if not countries and not members:
        raise PackError(f"{where}: the side has nobody in it; give `countries` or `members`")
    return Side(name=name, countries=countries, members=members)


def read_body(raw: Any, where: str) -> tuple[str, str]:
    """A body whose state is disputed, and the country that the user gives it."""
    entry = mapping(raw, where, _BODY_KEYS)
    return text(entry, "name", where), iso_code(text(entry, "country", where), where)


def read_place(raw: Any, where: str, *, sides: Collection[str]) -> KnownPlace:
    """A place with its names, each used by a side of the file or by nobody in particular."""
    raw = mapping(raw, where, _PLACE_KEYS)
    name = text(raw, "name", where)
    where = f"{where} ({name})"
    names = [
        _place_name(one, f"{where}, names[{n}]", sides)
        for n, one in enumerate(listed(raw, "names", where, given=False))
    ]
    if name not in {one.name for one in names}:
        names.insert(0, PlaceName(name))
    if not any(fold_name(one.name) for one in names):
        raise PackError(f"{where}: no name has Latin letters; add one as English reports write it, under `names`")
    repeated = next((one.name for n, one in enumerate(names) if one in names[:n]), None)
    if repeated is not None:
        raise PackError(f"{where}: the name {repeated!r} stands there twice; keep it once for each side")
    lat, lon = _degrees(raw, "lat", 90, where), _degrees(raw, "lon", 180, where)
    if (lat is None) != (lon is None):
        raise PackError(f"{where}: `lat` and `lon` must be given together or both left out")
    return KnownPlace(
        name=name, names=tuple(names), lat=lat, lon=lon, precision=_precision(raw, where),
        inside=_text_or_none(raw, "inside", where), country=_place_country(raw, where), where=where,
    )  # fmt: skip


def read_ceasefire(raw: Any, where: str) -> StatedCeasefire:
    """A truce that the user states by hand, its days in order."""
    raw = mapping(raw, where, _TRUCE_KEYS)
    name = text(raw, "name", where)
    where = f"{where} ({name})"
    agreed, effective, ended = (day_or_none(raw, key, where) for key in ("agreed_on", "effective", "ended"))
    if not (agreed or effective):
        raise PackError(f"{where}: give `agreed_on` or `effective`, such as 2024-05-01: a truce without a day is none")
    told = [(key, day) for key, day in (("agreed_on", agreed), ("effective", effective), ("ended", ended)) if day]
    for (first, early), (second, late) in pairwise(told):
        shared = min(len(early), len(late))
        if late[:shared] < early[:shared]:
            raise PackError(f"{where}: `{second}` {late} is before `{first}` {early}; mend one of them")
    return StatedCeasefire(
        name=name, agreed_on=agreed, effective=effective, ended=ended, brokers=texts(raw, "brokers", where),
        parties=texts(raw, "parties", where), note=_text_or_none(raw, "note", where) or "",
    )  # fmt: skip


def read_source(raw: Any, where: str, *, sides: Collection[str], listed: bool = False) -> Source:
    """A publisher with its affiliation and letter. `listed`: by an entry of a file of lists."""
    raw = mapping(raw, where, _LISTED_KEYS if listed else _SOURCE_KEYS)
    publisher = text(raw, "publisher", where)
    where = f"{where} ({publisher})"
    letter = _text_or_none(raw, "reliability", where)
    if letter is not None and letter not in RELIABILITY:
        known = ", ".join(f"{key} ({words})" for key, words in RELIABILITY.items())
        raise PackError(f"{where}: `reliability` {letter!r} is no letter of the scale: {known}; or leave it empty")
    return Source(
        publisher=publisher, other_names=texts(raw, "other_names", where),
        affiliation=_side_or_none(raw, "affiliation", where, sides), reliability=letter,
        note=_text_or_none(raw, "note", where) or "", address=_text_or_none(raw, "address", where),
    )  # fmt: skip


def mapping(raw: Any, where: str, keys: frozenset[str]) -> dict[str, Any]:
    """A mapping with known keys only."""
    if not isinstance(raw, dict):
        raise PackError(f"{where}: must be a mapping with {', '.join(sorted(keys - {'note'}))}")
    unknown = sorted(str(key) for key in raw if key not in keys)
    if unknown:
        raise PackError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}")
    return raw


def listed(raw: dict[str, Any], key: str, where: str, *, given: bool = True) -> list[Any]:
    """A list; where it need not be `given`, nothing is the empty list."""
    value = raw.get(key)
    if value is None and not given:
        return []
    if not isinstance(value, list):
        raise PackError(f"{where}: `{key}` must be a list")
    return value


def text(raw: dict[str, Any], key: str, where: str) -> str:
    """A text that is not empty."""
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise PackError(f"{where}: `{key}` must be a text, here {short(value)}; write it in quotation marks")
    return value.strip()


def texts(raw: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of texts, empty where none is given."""
    values = raw.get(key)
    values = [] if values is None else values
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise PackError(f'{where}: `{key}` must be a list of texts, here {short(values)}; quote words such as "NO"')
    return tuple(v.strip() for v in values)


def _text_or_none(raw: dict[str, Any], key: str, where: str) -> str | None:
    return None if raw.get(key) is None else text(raw, key, where)


def iso_code(code: str, where: str) -> str:
    """A three-letter code of a state."""
    states = load_actor_words().states
    if code not in states or not code.isupper():
        raise PackError(f"{where}: {code!r} is no state; write its three-letter ISO code, such as PER or KEN")
    return code


def _side_or_none(raw: dict[str, Any], key: str, where: str, sides: Collection[str]) -> str | None:
    side = _text_or_none(raw, key, where)
    if side is not None and side not in sides:
        known = ", ".join(sides) if sides else "none"
        raise PackError(
            f"{where}: `{key}` {side!r} is no side of this file ({known}); name one of them, or leave it out"
        )
    return side


def _place_name(raw: Any, where: str, sides: Collection[str]) -> PlaceName:
    if isinstance(raw, str):
        raw = {"name": raw}
    raw = mapping(raw, where, _NAME_KEYS)
    name = text(raw, "name", where)
    return PlaceName(name, _side_or_none(raw, "used_by", f"{where} ({name})", sides))


def _place_country(raw: dict[str, Any], where: str) -> str | msgspec.UnsetType | None:
    if "country" not in raw:
        return msgspec.UNSET
    return None if raw["country"] is None else iso_code(text(raw, "country", where), where)


def _precision(raw: dict[str, Any], where: str) -> PlacePrecision:
    given = _text_or_none(raw, "precision", where) or PlacePrecision.SETTLEMENT
    if given not in list(PlacePrecision):
        raise PackError(f"{where}: precision {given!r} is not one of {', '.join(PlacePrecision)}")
    return PlacePrecision(given)


def _degrees(raw: dict[str, Any], key: str, limit: int, where: str) -> float | None:
    value = raw.get(key)
    if value is None:
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not -limit <= value <= limit:
        raise PackError(
            f"{where}: `{key}` {short(value)} is no number from -{limit} to {limit}; write degrees such as 13.63"
        )
    return float(value)


def day_or_none(raw: dict[str, Any], key: str, where: str) -> str | None:
    """A day, month or year as an ISO prefix, perhaps with hours and minutes of local time."""
    value = raw.get(key)
    if value is None:
        return None
    match = _WHEN.fullmatch(str(value).strip())
    numbers = [int(part) for part in match.groups() if part] if match else []
    try:
        dt.datetime(*[*numbers, 1, 1][: max(3, len(numbers))])  # type: ignore[arg-type]  # noqa: DTZ001
    except (TypeError, ValueError):
        raise PackError(
            f"{where}: `{key}` {short(value)} is no day; write it as 2024-05-01 or 2024-05-01T06:00"
        ) from None
    return str(value).strip().replace(" ", "T")
