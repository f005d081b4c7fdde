"""The user's conflict file: sides and who is on them, places with all their names, truces, sources, order, map.

In: a YAML file such as

    id: example
    name: An example
    sides:
      - {name: North, countries: [AAA], members: [Northern Front, NF]}
      - {name: South, countries: [BBB]}
    bodies:
      - {name: Free Valley, country: AAA}
    places:
      - {name: Oldbridge, names: [{name: Oldbridge, used_by: North}, {name: Altbruck, used_by: South}]}
    ceasefires:
      - {name: First truce, agreed_on: 2031-03-02, parties: [North, South]}
    sources:
      - {publisher: Northern Daily, affiliation: North, reliability: C}
    lists: example.lists.yaml
    naming: [North, South]
    viewpoint: de_facto

Out: a `Conflict`, and what can be asked of it. `members` are names or other names of bodies, groups, persons and
territories; `bodies` gives a country to bodies whose state is disputed; `lists` names files beside this one that hold
actors and sources (`lists/entries.py`). Everything but `id` and `name` may be left out;
orders are for display only. Reads the pack `countries` to check codes.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from counterclaim.packs.borders import VIEWPOINTS
from counterclaim.packs.conflict_entries import (
    KnownPlace,
    PlaceName,
    Side,
    Source,
    StatedCeasefire,
    listed,
    mapping,
    read_body,
    read_ceasefire,
    read_place,
    read_side,
    read_source,
    text,
    texts,
)
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.lists.entries import ListedActor
from counterclaim.packs.lists.in_conflict import (
    MOST_BYTES,
    ListsText,
    countries_of,
    joined_lists,
    names_of_lists,
    text_beside,
    with_listed_sources,
    with_members,
)
from counterclaim.packs.parties import plain_name
from counterclaim.records.errors import PackError

__all__ = [
    "Conflict",
    "KnownPlace",
    "PlaceName",
    "Side",
    "Source",
    "StatedCeasefire",
    "load_conflict",
    "parse_conflict",
]
_HEADER = ("id", "name", "note", "version", "language", "source", "licence")
_KEYS = frozenset((*_HEADER, "sides", "bodies", "places", "ceasefires", "sources", "naming", "viewpoint", "lists"))


class _Loader(yaml.CSafeLoader):
    """Reads days as they are written, so that a wrong one is told with its entry."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict as its user sees it."""

    id: str
    name: str
    sides: tuple[Side, ...] = ()
    """Empty: sides are proposed from the claims."""
    countries: dict[str, str] = {}
    """ISO code by name of a body or territory whose state is disputed."""
    places: tuple[KnownPlace, ...] = ()
    ceasefires: tuple[StatedCeasefire, ...] = ()
    sources: tuple[Source, ...] = ()
    actors: tuple[ListedActor, ...] = ()
    """Those of the lists; their names stand among the members of their sides too."""
    lists: tuple[str, ...] = ()
    """The files of lists that the file names."""
    naming: tuple[str, ...] = ()
    """Sides in the order in which their names are shown; empty: names stand by the alphabet."""
    viewpoint: str = VIEWPOINTS[0]
    version: str = ""
    """What the user calls this state of the file."""
    sha256: str = ""
    """Of the file's text, and of its lists."""

    @property
    def stamp(self) -> str:
        """What stands in the versions of a reading: which file in which state, so that the choice is on the record."""
        return " ".join(part for part in (self.id, self.version and f"version {self.version}", self.sha256) if part)

    @property
    def order(self) -> tuple[str, ...]:
        """The sides as they are shown: those of `naming` first, then the others as they stand in the file."""
        return (*self.naming, *(side.name for side in self.sides if side.name not in self.naming))

    def source_of(self, publisher: str | None) -> Source | None:
        """What the file says of a publisher; capitals, accents and "the" do not matter."""
        wanted = plain_name(publisher) if publisher else ""
        names = ((source, (source.publisher, *source.other_names)) for source in self.sources)
        return next((source for source, own in names if wanted and wanted in map(plain_name, own)), None)

    def shown_names(self, place: KnownPlace) -> tuple[str, ...]:
        """The names that stand together wherever a place is named: one for each side that has one of its own.

        In the order of `naming`, else of the alphabet. A place for which fewer than two names are told to be a side's
        has its main name only; other names and spellings find it and are listed as such.
        """
        by_side = {one.used_by: one.name for one in reversed(place.names) if one.used_by}
        if len(set(by_side.values())) < 2:
            return (place.name,)
        if self.naming:
            return tuple(dict.fromkeys(by_side[side] for side in self.order if side in by_side))
        return tuple(sorted(set(by_side.values()), key=lambda name: (name.casefold(), name)))

    def all_names(self, place: KnownPlace) -> tuple[str, ...]:
        """Every name of a place: those that stand together first, then the others by the alphabet."""
        shown = self.shown_names(place)
        rest = {one.name for one in place.names} - set(shown)
        return (*shown, *sorted(rest, key=lambda name: (name.casefold(), name)))


def load_conflict(path: Path | str) -> Conflict:
    """Read and check a conflict file. PackError says what is wrong, in which entry, and what to do."""
    try:
        data = Path(path).read_bytes()
        words = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"conflict file {path}: cannot be read ({error}); give a YAML file in UTF-8") from error
    if len(data) > MOST_BYTES:
        raise PackError(f"conflict file {path}: {len(data):,} bytes are too many; keep it under {MOST_BYTES:,}")
    return parse_conflict(words, str(path), lists=lambda name: text_beside(Path(path), name))


def parse_conflict(words: str, name: str, *, lists: ListsText | None = None) -> Conflict:
    """A conflict given as YAML text; the name is used in errors. `lists`: gives the text of a file of lists."""
    where = f"conflict file {name}"
    data = mapping(_from_yaml(words, where), where, _KEYS)
    sides = tuple(read_side(raw, at) for raw, at in _entries(data, "sides", where))
    if "sides" in data and len(sides) < 2:
        raise PackError(
            f"{where}: a conflict has two sides or more, here {len(sides)}; add them under `sides`, or leave `sides` "
            "out to have them proposed from the claims"
        )
    names = tuple(side.name for side in sides)
    conflict = Conflict(
        id=text(data, "id", where),
        name=text(data, "name", where),
        sides=sides,
        countries=dict(read_body(raw, at) for raw, at in _entries(data, "bodies", where)),
        places=tuple(read_place(raw, at, sides=names) for raw, at in _entries(data, "places", where)),
        ceasefires=tuple(read_ceasefire(raw, at) for raw, at in _entries(data, "ceasefires", where)),
        sources=tuple(read_source(raw, at, sides=names) for raw, at in _entries(data, "sources", where)),
        naming=_naming(data, names, where),
        viewpoint=_viewpoint(data, where),
        version=str(data.get("version") or ""),
        sha256=hashlib.sha256(words.encode()).hexdigest(),
    )
    if data.get("lists") is not None:
        conflict = _with_lists(conflict, names_of_lists(data, where), lists, where)
    _check_sides(conflict, where)
    _check_places(conflict.places)
    _check_once([one.name for one in conflict.ceasefires], "two ceasefires are called", where)
    _check_once([n for one in conflict.sources for n in (one.publisher, *one.other_names)], "two sources are", where)
    return conflict


def _from_yaml(words: str, where: str) -> Any:
    try:
        return yaml.load(words, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(f"{where}{line}: not valid YAML ({problem}); mend the line") from error


def _with_lists(conflict: Conflict, names: Sequence[str], given: ListsText | None, where: str) -> Conflict:
    """The conflict with what its lists tell: names on sides, countries of bodies, sources after the file's own."""
    if given is None:
        raise PackError(f"{where}: it has `lists`, and lies in no folder in which they could")
    texts_of = {name: given(name) for name in names}
    sides = tuple(side.name for side in conflict.sides)
    found = joined_lists(
        [(f"lists {name}", _from_yaml(words, f"lists {name}")) for name, words in texts_of.items()], sides=sides
    )
    told = "\n".join((conflict.sha256, *texts_of.values()))
    return msgspec.structs.replace(
        conflict, lists=tuple(names), actors=found.actors,
        sides=tuple(with_members(side, found.actors) for side in conflict.sides),
        sources=with_listed_sources(conflict.sources, found.sources),
        countries=countries_of(found.actors) | conflict.countries, sha256=hashlib.sha256(told.encode()).hexdigest(),
    )  # fmt: skip


def _entries(data: dict[str, Any], key: str, where: str) -> list[tuple[Any, str]]:
    """The entries of a list, each with where it stands."""
    values = listed(data, key, where) if key in data else []
    return [(raw, f"{where}, {key}[{n}]") for n, raw in enumerate(values)]


def _naming(data: dict[str, Any], sides: tuple[str, ...], where: str) -> tuple[str, ...]:
    naming = texts(data, "naming", where)
    for n, name in enumerate(naming):
        if name not in sides:
            known = ", ".join(sides) or "none"
            raise PackError(f"{where}, naming[{n}]: {name!r} is no side of this file ({known}); name one of them")
    _check_once(list(naming), "`naming` lists twice", where)
    return naming


def _viewpoint(data: dict[str, Any], where: str) -> str:
    viewpoint = VIEWPOINTS[0] if data.get("viewpoint") is None else text(data, "viewpoint", where)
    if viewpoint not in VIEWPOINTS:
        raise PackError(
            f"{where}: the borders of this program are not drawn from the viewpoint {viewpoint!r}; there is "
            f"{', '.join(VIEWPOINTS)}: who holds the ground, with disputed lines dashed"
        )
    return viewpoint


def _check_sides(conflict: Conflict, where: str) -> None:
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


def _check_places(places: tuple[KnownPlace, ...]) -> None:
    """No name for two places, unless the file says in what each lies; nothing inside itself."""
    seen: dict[str, KnownPlace] = {}
    for place in places:
        for key in dict.fromkeys(filter(None, (fold_name(one.name) for one in place.names))):
            other = seen.setdefault(key, place)
            apart = other.inside and place.inside and fold_name(other.inside) != fold_name(place.inside)
            if other is not place and not apart and other.precision == place.precision:
                raise PackError(
                    f"{place.where}: {key!r} is a name of {other.name!r} too; put both names under one place, or say "
                    "of each place in what it lies (`inside`)"
                )
    holders = {fold_name(place.name): fold_name(place.inside or "") for place in places}
    for place in places:
        at, steps = fold_name(place.name), 0
        while at in holders and steps <= len(places):
            at, steps = holders[at], steps + 1
        if steps > len(places):
            raise PackError(f"{place.where}: it lies inside itself by way of `inside`; mend the ring")


def _check_once(names: list[str], what: str, where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if plain_name(name) in seen:
            raise PackError(f"{where}: {what} {name!r}; keep one, or tell them apart by name")
        seen.add(plain_name(name))
