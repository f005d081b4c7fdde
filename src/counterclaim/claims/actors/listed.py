"""All the names of an actor that the lists beside the user's conflict file hold.

In: an actor as a report names it, and the conflict file. Out: the same with the further names, the sector and the
reason, so that reports which call it otherwise are of one actor in the book. Reads no pack.

Example: with `- actor: Sela Marr, aliases: [Marr Sela]` of a list, a report's "Marr Sela" is Sela Marr too.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from counterclaim.packs.actors import split_words, word_key
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.lists.entries import ListedActor
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_ARTICLES = frozenset(("the", "a", "an"))


def with_listed_names(actors: Sequence[Actor], conflict: Conflict | None) -> tuple[Actor, ...]:
    """Actors with what the lists of a conflict file tell of them; a name that fits two of a list is neither's."""
    if conflict is None or not conflict.actors:
        return tuple(actors)
    by_name = _by_name(conflict.actors)
    return tuple(_named(actor, by_name) for actor in actors)


def _named(actor: Actor, by_name: Mapping[str, ListedActor]) -> Actor:
    own = [key for name in (actor.name, *actor.aliases) if (key := _key(name))]
    found = {one.name: one for key in own if (one := by_name.get(key)) is not None and _may_be(one, actor)}
    if len(found) != 1:
        return actor
    listed = next(iter(found.values()))
    more = tuple(name for name in listed.names if _key(name) not in own)
    why = Reason("lists", "listed", f"{actor.name} is {listed.name!r} in the lists of the conflict file")
    sector = listed.sector if listed.sector and actor.sector is Sector.UNKNOWN else actor.sector
    return msgspec.structs.replace(
        actor, aliases=(*actor.aliases, *more), sector=sector, reasons=(*actor.reasons, why)
    )  # fmt: skip


def _may_be(listed: ListedActor, actor: Actor) -> bool:
    """Whether an actor of a list may be one of a report: a person is no body."""
    return listed.kind is None or (listed.kind == "person") == (actor.kind == "person")


def _key(name: str) -> str:
    return " ".join(key for word in split_words(name) if (key := word_key(word)) not in _ARTICLES)


@lru_cache(maxsize=4)
def _by_name(actors: tuple[ListedActor, ...]) -> Mapping[str, ListedActor]:
    found: dict[str, ListedActor | None] = {}
    for actor in actors:
        for key in filter(None, map(_key, actor.names)):
            found[key] = actor if found.get(key, actor) is actor else None
    return {key: actor for key, actor in found.items() if actor is not None}
