"""The file of lists beside a conflict file: actors with all their names, sources with letter and affiliation.

In: YAML, a list of entries that open with `actor` or `source`. Out: `Lists`; entries of one name are one, where they do
not differ. PackError says where, what is wrong, and what to do. Reads the pack `countries` to check codes.

    - actor: Sela Marr
      aliases: [S. Marr]
      kind: person
      side: South
      offices: [{title: army spokeswoman, from: 2031-03, to: 2031-09-30}]
    - source: Example Hill Radio
      other_names: [EHR]
      affiliation: North
      reliability: C
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from counterclaim.packs.conflict_entries import Source, day_or_none, iso_code, mapping, read_source, text, texts
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector
from counterclaim.records.errors import PackError

KINDS: Final = ("person", "body", "state", "group")
_ACTOR_KEYS: Final = frozenset(("actor", "aliases", "kind", "side", "country", "sector", "offices", "note"))
_SOURCE_KEYS: Final = frozenset(("source", "other_names", "affiliation", "reliability", "address", "note"))
_OFFICE_KEYS: Final = frozenset(("title", "from", "to"))
_ONE: Final = ("kind", "side", "country", "sector")


class ListedOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a list gives a person, with its days as ISO prefixes; null: not told."""

    title: str
    first: str | None = None
    last: str | None = None


class ListedActor(msgspec.Struct, frozen=True, kw_only=True):
    """A person or body of a list, with all its names; null: not told."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    side: str | None = None
    country: str | None = None
    sector: Sector | None = None
    offices: tuple[ListedOffice, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of lists holds, each actor and each source once."""

    actors: tuple[ListedActor, ...] = ()
    sources: tuple[Source, ...] = ()


class OtherwiseError(ValueError):
    """Two entries of one name tell it otherwise: in words, what."""


def read_lists(raw: Any, where: str, *, sides: Collection[str]) -> Lists:
    """The lists of a file as read from YAML. `sides`: those of the conflict file."""
    if not isinstance(raw, list):
        raise PackError(f"{where}: must be a list of entries that open with `- actor: ...` or `- source: ...`")
    actors: list[ListedActor] = []
    sources: list[Source] = []
    for n, entry in enumerate(raw):
        at = f"{where}, entry {n + 1}"
        if isinstance(entry, dict) and "source" in entry:
            told = mapping(entry, at, _SOURCE_KEYS)
            sources.append(read_source({**told, "publisher": told["source"]}, at, sides=sides, listed=True))
        else:
            actors.append(_read_actor(entry, at, sides))
    try:
        return Lists(actors=united(actors), sources=united_sources(sources))
    except OtherwiseError as error:
        raise PackError(f"{where}: {error}; mend one of the entries") from error


def _read_actor(raw: Any, where: str, sides: Collection[str]) -> ListedActor:
    raw = mapping(raw, where, _ACTOR_KEYS)
    name = text(raw, "actor", where)
    where = f"{where} ({name})"
    side, kind, sector = (None if raw.get(key) is None else text(raw, key, where) for key in ("side", "kind", "sector"))
    for told, known in ((side, tuple(sides)), (kind, KINDS), (sector, tuple(Sector))):
        if told is not None and told not in known:
            raise PackError(f"{where}: {told!r} is not one of {', '.join(known) or 'the sides (there is none)'}")
    offices = raw.get("offices") or []
    if not isinstance(offices, list):
        raise PackError(f"{where}: `offices` must be a list")
    return ListedActor(
        name=name, aliases=texts(raw, "aliases", where), kind=kind, side=side,
        country=None if raw.get("country") is None else iso_code(text(raw, "country", where), where),
        sector=Sector(sector) if sector else None, offices=tuple(_read_office(one, where) for one in offices),
        note="" if raw.get("note") is None else text(raw, "note", where),
    )  # fmt: skip


def _read_office(raw: Any, where: str) -> ListedOffice:
    raw = mapping(raw, where, _OFFICE_KEYS)
    title = text(raw, "title", where)
    return ListedOffice(title=title, first=day_or_none(raw, "from", where), last=day_or_none(raw, "to", where))


def united(actors: Iterable[ListedActor]) -> tuple[ListedActor, ...]:
    """Each actor once, with all that its entries tell; OtherwiseError where they differ, or one's name is another's."""
    found: dict[str, ListedActor] = {}
    for actor in actors:
        key = plain_name(actor.name)
        found[key] = with_more(found[key], actor) if key in found else actor
    _check_owners({actor.name: actor.names for actor in found.values()})
    return tuple(found.values())


def with_more(one: ListedActor, two: ListedActor) -> ListedActor:
    """An actor with what a further entry tells of it."""
    for key in _ONE:
        told, other = getattr(one, key), getattr(two, key)
        if told and other and told != other:
            raise OtherwiseError(
                f"{one.name!r} has the {key} {told} in one entry and {other} in another: two people of one name stand "
                "apart by their names alone"
            )
    keys = {plain_name(name) for name in one.names}
    return msgspec.structs.replace(
        one,
        aliases=(*one.aliases, *(name for name in two.aliases if plain_name(name) not in keys)),
        offices=(*one.offices, *(office for office in two.offices if office not in one.offices)),
        note=one.note or two.note,
        **{key: getattr(one, key) or getattr(two, key) for key in _ONE},
    )


def united_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, likewise."""
    found: dict[str, Source] = {}
    for source in sources:
        key = plain_name(source.publisher)
        found[key] = with_more_told(found[key], source) if key in found else source
    _check_owners({source.publisher: (source.publisher, *source.other_names) for source in found.values()})
    return tuple(found.values())


def with_more_told(one: Source, two: Source) -> Source:
    """A source with what a further entry tells of it."""
    for key in ("affiliation", "reliability", "address"):
        told, other = getattr(one, key), getattr(two, key)
        if told and other and told != other:
            raise OtherwiseError(f"{one.publisher!r} has the {key} {told} in one entry and {other} in another")
    keys = {plain_name(name) for name in (one.publisher, *one.other_names)}
    return msgspec.structs.replace(
        one,
        other_names=(*one.other_names, *(name for name in two.other_names if plain_name(name) not in keys)),
        affiliation=one.affiliation or two.affiliation,
        reliability=one.reliability or two.reliability,
        address=one.address or two.address,
        note=one.note or two.note,
    )


def _check_owners(names: Mapping[str, Sequence[str]]) -> None:
    owners: dict[str, str] = {}
    for owner, own in names.items():
        for name in own:
            if owners.setdefault(plain_name(name), owner) != owner:
                raise OtherwiseError(f"{name!r} is a name of {owners[plain_name(name)]!r} and of {owner!r}")
