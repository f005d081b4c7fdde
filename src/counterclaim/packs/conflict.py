"""The user's conflict file: which states, bodies and groups make up each side.

In: a YAML file such as

    id: example
    name: An example
    sides:
      - {name: North, countries: [AAA], members: [Northern Front, NF]}
      - {name: South, countries: [BBB]}
    bodies:
      - {name: Free Valley, country: AAA}

Out: a `Conflict`. `members` are names or other names of bodies, groups, persons and territories; `bodies` gives a
country to bodies whose state is disputed. The order of the sides is kept for display only. Reads the pack `countries`
to check codes.
"""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from counterclaim.packs.actors import load_actor_words
from counterclaim.records.errors import PackError

_KEYS = frozenset(("id", "name", "note", "sides", "bodies", "version", "language", "source", "licence"))
_SIDE_KEYS = frozenset(("name", "countries", "members", "note"))
_BODY_KEYS = frozenset(("name", "country", "note"))


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side: what it is called, its states by ISO code, and further names that belong to it."""

    name: str
    countries: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict as its user sees it."""

    id: str
    name: str
    sides: tuple[Side, ...]
    countries: dict[str, str] = {}
    """ISO code by name of a body or territory whose state is disputed."""


def load_conflict(path: Path | str) -> Conflict:
    """Read and check a conflict file. PackError says what is wrong, in which entry, and what to do."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"conflict file {path}: cannot be read ({error}); give a YAML file in UTF-8") from error
    return parse_conflict(text, str(path))


def parse_conflict(text: str, name: str) -> Conflict:
    """A conflict given as YAML text; the name is used in errors."""
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(f"conflict file {name}{line}: not valid YAML ({problem}); mend the line") from error
    where = f"conflict file {name}"
    data = _mapping(data, where, _KEYS)
    sides = _list(data, "sides", where)
    if len(sides) < 2:
        raise PackError(f"{where}: a conflict has two sides or more, here {len(sides)}; add them under `sides`")
    conflict = Conflict(
        id=_text(data, "id", where),
        name=_text(data, "name", where),
        sides=tuple(_side(raw, f"{where}, sides[{n}]") for n, raw in enumerate(sides)),
        countries=_countries(_list(data, "bodies", where) if "bodies" in data else [], where),
    )
    _check_apart(conflict, where)
    return conflict


def _side(raw: Any, where: str) -> Side:
    raw = _mapping(raw, where, _SIDE_KEYS)
    name = _text(raw, "name", where)
    where = f"{where} ({name})"
    countries = tuple(_iso(code, where) for code in _texts(raw, "countries", where))
    members = _texts(raw, "members", where)
    if not countries and not members:
        raise PackError(f"{where}: the side has nobody in it; give `countries` or `members`")
    return Side(name=name, countries=countries, members=members)


def _countries(bodies: list[Any], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for n, raw in enumerate(bodies):
        here = f"{where}, bodies[{n}]"
        entry = _mapping(raw, here, _BODY_KEYS)
        found[_text(entry, "name", here)] = _iso(_text(entry, "country", here), here)
    return found


def _check_apart(conflict: Conflict, where: str) -> None:
    """No state, name or member on two sides."""
    owner: dict[str, str] = {}
    names: set[str] = set()
    for side in conflict.sides:
        if side.name.casefold() in names:
            raise PackError(f"{where}: two sides are called {side.name!r}; rename one")
        names.add(side.name.casefold())
        for one in (*side.countries, *(m.casefold() for m in side.members)):
            if owner.setdefault(one, side.name) != side.name:
                raise PackError(f"{where}: {one!r} stands on two sides, {owner[one]} and {side.name}; keep it on one")


def _iso(code: str, where: str) -> str:
    states = load_actor_words().states
    if code not in states or not code.isupper():
        raise PackError(f"{where}: {code!r} is no state; write its three-letter ISO code, such as PER or KEN")
    return code


def _mapping(raw: Any, where: str, keys: frozenset[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise PackError(f"{where}: must be a mapping with {', '.join(sorted(keys - {'note'}))}")
    unknown = sorted(str(key) for key in raw if key not in keys)
    if unknown:
        raise PackError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}")
    return raw


def _list(raw: dict[str, Any], key: str, where: str) -> list[Any]:
    value = raw.get(key)
    if not isinstance(value, list):
        raise PackError(f"{where}: `{key}` must be a list")
    return value


def _text(raw: dict[str, Any], key: str, where: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise PackError(f"{where}: `{key}` must be a text, here {value!r}; write it in quotation marks")
    return value.strip()


def _texts(raw: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = raw.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise PackError(f'{where}: `{key}` must be a list of texts, here {values!r}; quote words such as "NO"')
    return tuple(v.strip() for v in values)
