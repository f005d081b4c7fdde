"""Which states a report tells of, so that a bare name ("the ministry", "the army") is known for one's.

In: all actors of one report. Out: lands that no list holds, and the one state that fights in the report, if there is
just one. Reads `body_words.en` and, through `packs/actors.py`, the packs for actors.

Example: where the sides are "Government of Dorand" and a rebel front, "the Defence Ministry" is Dorand's.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from counterclaim.book.actors.body_names import Named, read_name
from counterclaim.book.actors.sameness import is_form, nation_meets
from counterclaim.book.actors.spelling import plain
from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_LAND = 4
"""A shorter word is taken for no land."""
_LONGEST = 20_000
"""Characters of a text that are looked through for a town."""
_BEFORE = 3_000
"""Characters before a name that are looked through for a state."""
_OF_STATES = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))


def lands_of(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Lands that no list holds and that the report speaks of, also in the name of a side."""
    return _lands(
        tuple(sorted({a.nation for a in actors if a.nation})),
        tuple(sorted({a.side for a in actors if a.side})),
        tuple(sorted({plain(n) for a in actors if a.sector is Sector.ARMED_GROUP for n in (a.name, *a.aliases)})),
    )


@lru_cache(maxsize=2_000)
def _lands(nations: Iterable[str], sides: Iterable[str], groups: Iterable[str]) -> tuple[str, ...]:
    states = load_actor_words().states
    told = {nation for nation in nations if nation not in states}
    named = {plain(side) for side in sides if side.isalpha() and not side.isupper()} - set(groups)
    owners = {land for side in sides if (land := _owner(read_name(side)))}
    return tuple(sorted(x for x in told | named | owners if len(x) >= _LAND and x not in _small()))


def _owner(side: Named) -> str | None:
    """The unlisted land whose government or army a side's name tells: Dorand of "Government of Dorand"."""
    if side.known or side.nations or len(side.own) != 1 or not set(side.kind) & _state_words():
        return None
    return side.own[0]


def one_state(actors: Sequence[Actor]) -> str | None:
    """The one state that fights in a report, or whose bodies alone it tells of; None where there are none or several.

    A state that only mediates is told as a state or by its ministers, and counts for nothing where one fights.
    """
    sides = tuple(sorted({a.side for a in actors if a.side}))
    fighting = _states_of(sides, lands_of(actors))
    if fighting:
        return _only(fighting)
    bodies = {a.nation for a in actors if a.nation and a.kind in ("body", "group") and a.sector in _OF_STATES}
    return _only(bodies)


def state_before(text: str, name: str, lands: tuple[str, ...]) -> str | None:
    """The state that a text names last before it first names a body, by its name, adjective, people or capital."""
    end = text.find(name)
    words = split_words(text[max(0, end - _BEFORE) : end]) if end > 0 else ()
    named: list[tuple[int, str]] = []
    for found in load_actor_words().scan(words):
        nations = sorted({t.id for t in found.terms if t.kind == "nation"})
        named += [(found.first, nations[0])] if len(nations) == 1 else []
    for place, word in enumerate(words):
        land = next((x for x in lands if is_form(plain(word), x)), None) if word[0].isupper() else None
        named += [(place, land)] if land else []
    return max(named)[1] if named else None


def seat_after(text: str, name: str) -> str | None:
    """The town after a body's name: Brann of "the Defence Ministry in Brann"."""
    found = re.search(rf"{re.escape(name)}\s+in\s+([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)", text[:_LONGEST])
    return found.group(1) if found else None


@lru_cache(maxsize=2_000)
def _states_of(sides: Iterable[str], lands: tuple[str, ...]) -> frozenset[str]:
    """The states that are sides, or whose government or army is one."""
    found = set()
    for side in sides:
        read = read_name(side, lands)
        if len(read.nations) == 1 and not read.own and not read.people and set(read.kind) <= _state_words():
            found.add(read.nations[0])
    return frozenset(found)


def _only(nations: Iterable[str]) -> str | None:
    """The one of them, where all are words for one state."""
    found = sorted(nations, key=lambda n: (len(n), n))
    return found[0] if found and all(nation_meets(found[0], other) for other in found) else None


@cache
def _state_words() -> frozenset[str]:
    """Kinds of bodies that only a state has, in the form that names are brought to."""
    classes = load_pack("body_words.en")["classes"]
    words = [w for entry in classes if entry.get("states") for w in entry["words"]]
    return frozenset(kind for word in words for kind in read_name(word).kind)


@cache
def _small() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["small"])
