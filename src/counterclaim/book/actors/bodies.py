"""Whether two reports name one body, force or state: by state and kind, by its own words, by its abbreviation.

In: the actor of one report that is no person, with all of the report's actors. Out: what comparing needs, keys, and how
alike two are. Reads `body_words.en`.

A bare "ministry" of no told state is compared only with bodies of its own side; across sides nothing is ever joined.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import msgspec

from counterclaim.book.actors.body_matching import (
    by_abbreviation,
    compare_names,
    group_nouns,
    member_words,
    state_words,
)
from counterclaim.book.actors.body_names import Named, as_force, general_kind, is_general, read_name, without
from counterclaim.book.actors.context import lands_of, one_state, seat_after, state_before
from counterclaim.book.actors.person_names import FIRST_AND_LAST, name_parts
from counterclaim.book.actors.sameness import Verdict, is_form, land_key, meet, nation_meets, sector_group
from counterclaim.book.actors.spelling import plain, sound
from counterclaim.documents.annotators.recase import load_lowercase
from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.common_names import is_rebels, is_same_name
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_MOST_NAMES = 8
_KEYED = 3
"""Own words of a name that give keys, the longest first."""
_LAND = 4
"""A shorter word is taken for no land."""
_NOT_SURE = 0.9
_NO_STATES = frozenset((
    Sector.ARMED_GROUP, Sector.CIVIL_SOCIETY, Sector.CIVILIANS, Sector.INTERNATIONAL_BODY, Sector.MEDIA, Sector.PARTY,
))  # fmt: skip
"""Bodies of these are no state's, however bare their name."""


class Body(msgspec.Struct, frozen=True, kw_only=True, tag="body"):
    """A body, force or state as one report tells of it."""

    name: str
    names: tuple[Named, ...]
    nation: str | None = None
    side: str | None = None
    of_side: str | None = None
    """The state that its side is, where nothing else tells whose it is."""
    sector: Sector = Sector.UNKNOWN
    known: str | None = None
    state: bool = False
    shorts: tuple[str, ...] = ()
    """Abbreviations that the report uses for it."""
    like_person: tuple[str, ...] = ()
    """First and last name, where nothing in the name tells of a body."""
    told_in: str | None = None
    """The report, where the name is too little to join two reports by."""


def body_traits(actor: Actor, actors: Sequence[Actor], *, text: str = "") -> Body | None:
    """What comparing needs of a body; None for words that name none ("each", "residents", "a patrol").

    `text`: of the report, in which a bare "ministry" is the one state's that fights, unless another is named before it.
    """
    lands = lands_of(actors)
    names = tuple(dict.fromkeys(read_name(n, lands) for n in (actor.name, *actor.aliases[:_MOST_NAMES])))
    if actor.kind != "state" and not is_land(actor, actors) and _names_nobody(actor, names):
        return None
    names = tuple(dict.fromkeys((*names, *_of_side(actor.side, (actor.name, *actor.aliases[:_MOST_NAMES]), names))))
    names = tuple(dict.fromkeys((*names, *(force for n in names if (force := as_force(n))))))
    told = {n for name in names for n in name.nations}
    nation = actor.nation or actor.country or (told.pop() if len(told) == 1 else None)
    bare = nation is None and actor.sector not in _NO_STATES and all(is_general(n) for n in names)
    if bare and not actor.side:
        nation = _told_alone(actor, actors, text)
    alone = nation is not None and not names[0].kind and not names[0].own and plain(actor.name) == plain(nation)
    side_word = any(n.kind == tuple(load_pack("body_words.en")["state"]) and not n.own for n in names)
    return Body(
        name=plain_name(actor.name),
        names=names,
        nation=nation,
        side=actor.side,
        of_side=one_state((actor,)) if bare and actor.side else None,
        sector=actor.sector,
        known=_known(names),
        state=nation is not None and (actor.kind == "state" or side_word or alone),
        like_person=_like_person(actor, names),
        shorts=tuple(sorted({n.short for n in names if n.short})),
    )


def _of_side(side: str | None, told: Sequence[str], names: Sequence[Named]) -> Iterator[Named]:
    """The name of its side, where a body's own is part of it: "the Front" on the side of the Ubar Front is that."""
    whole = read_name(side) if side else None
    if side and whole and any(is_same_name(n, side) or is_rebels(n) for n in told):
        # "Separatist forces" and "the rebels" of the separatists are they.
        yield whole
        return
    if whole is None or whole.known or whole.nations or not whole.own:
        return
    words = frozenset((*whole.own, *whole.kind))
    if any(n.short is None and {*n.own, *(set(n.kind) - member_words())} and _within(n, words) for n in names):
        yield whole


def _within(name: Named, words: frozenset[str]) -> bool:
    return not (name.known or name.nations) and {*name.own, *name.kind} - member_words() <= words


def _told_alone(actor: Actor, actors: Sequence[Actor], text: str) -> str | None:
    """The state whose body a bare name is: that of the capital after it, or the only one that fights, where the text
    has named no other before it.
    """
    lands = lands_of(actors)
    seat = seat_after(text, actor.name)
    if seat and (nations := read_name(f"{actor.name} in {seat}", lands).nations):
        return nations[0]
    state = one_state(actors)
    before = state_before(text, actor.name, lands) if state else None
    return state if before is None or nation_meets(before, state) else None


def _like_person(actor: Actor, names: Sequence[Named]) -> tuple[str, ...]:
    parts = name_parts(actor.name)
    telling = any(n.noun or n.known or n.kind or n.nations for n in names)
    return parts if len(parts) == FIRST_AND_LAST and not telling else ()


def is_land(actor: Actor, actors: Sequence[Actor]) -> bool:
    """Whether a name that the parser took for a person's is the name of a land that the report speaks of."""
    return not actor.office and not actor.gender and plain(actor.name) in lands_of(actors)


def is_bare(body: Body) -> bool:
    """Whether a body is named by an abbreviation alone, or by its kind without a state ("the ministry" of a side)."""
    if body.known or body.state:
        return False
    telling = [n for n in body.names if n.short is None]
    return not telling or (body.nation is None and not any(n.own or n.known for n in telling))


def _names_nobody(actor: Actor, names: Sequence[Named]) -> bool:
    first, named = names[0], _is_name(actor.name, names[0])
    if first.several or (first.people and not first.known and not (named and _ends_in_people(actor.name))):
        return True
    arms = load_actor_words()
    last = plain(actor.name.split()[-1]) if actor.name.split() else ""
    if actor.kind == "group" and last in arms.units | arms.fire:
        return True
    return actor.kind == "group" and not any(n.noun or n.known for n in names) and not named


def _ends_in_people(name: str) -> bool:
    """Whether a word for persons stands after words of a name: "Crossline Researchers", not "Residents of Brann"."""
    found = list(load_actor_words().scan(split_words(name)))
    return bool(found) and not any(f.first == 0 for f in found) and " of " not in name


def _is_name(name: str, read: Named) -> bool:
    """Whether words that the reader could not place are a name by their capitals: "Crossline Rights Researchers"."""
    words = [w for w in split_words(name) if w[0].isalpha() and plain(w) not in _joining()]
    whole = bool(words) and all(w[0].isupper() for w in words) and bool(read.own) and not read.nations
    return whole and (
        len(words) > 1 or (read.short is not None and not read.people) or word_key(words[0]) not in load_lowercase()
    )


@cache
def _joining() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["small"])


def _known(names: Sequence[Named]) -> str | None:
    """The listed body that a name names and nothing more; "fighters" of it are it."""
    found = {n.known for n in names if n.known and not n.own and set(n.kind) <= member_words() | group_nouns()}
    return found.pop() if len(found) == 1 else None


def body_keys(body: Body) -> Iterator[str]:
    """Blocks: state and kind, side and kind, pairs of own words, abbreviation."""
    if body.state:
        return iter((land_key(body.nation or ""),))
    return iter(sorted(set(_keys(body))))


def _keys(body: Body) -> Iterator[str]:
    if body.like_person:
        yield f"p:{sound(body.like_person[-1])}"
    if body.known:
        yield f"k:{body.known}"
    for name in body.names:
        kind = "+".join(k for k in name.kind if k not in state_words()) or "+".join(name.kind)
        if body.nation is None and not name.known:
            yield from _perhaps_lands(name)
        own = sorted((*name.own, *([name.known] if name.known and not body.known else ())), key=lambda w: (-len(w), w))
        if own:
            yield from _word_keys(own)
        elif kind and (state := body.nation or body.of_side):
            yield f"{land_key(state)}:{kind}"
        if kind and not own and body.side:
            yield f"d:{plain(body.side)}:{kind}"
        if own or body.nation:
            yield from (f"a:{short}" for short in name.initials)
    yield from (f"a:{short}" for short in body.shorts)


def _perhaps_lands(name: Named) -> Iterator[str]:
    """Where no state is told, any own word may be the word for one that another report tells."""
    for word in name.own[:_KEYED]:
        kind = general_kind(without(name, word))
        yield f"{land_key(word)}:{'+'.join(kind)}" if kind else land_key(word)


def _word_keys(own: Sequence[str]) -> Iterator[str]:
    if len(own) == 1:
        yield f"w:{sound(own[0])}"
    for one, two in combinations(sorted(sound(w) for w in own[:_KEYED]), 2):
        yield f"w:{one}+{two}"


def compare_bodies(one: Body, two: Body) -> Verdict:
    """How much speaks for two reports naming one body, and what keeps them apart."""
    if one.known and two.known:
        same = one.known == two.known
        return Verdict(1.2, ("one body under its listed names",)) if same else Verdict(apart="two listed bodies")
    one, two = _with_land(one, two), _with_land(two, one)
    nation, side = nation_meets(one.nation, two.nation), meet(one.side, two.side)
    if nation is None and nation_meets(one.nation or one.of_side, two.nation or two.of_side):
        nation = True
    if one.state or two.state:
        if not (one.state and two.state):
            return Verdict(apart="a state, and a body of one")
        return Verdict(1.2, ("one state",)) if nation else Verdict(apart="two states")
    if nation is False:
        return Verdict(apart="of two states")
    spelt_out = all(any(n.short is None for n in body.names) for body in (one, two))
    pairs = ((a, b) for a in one.names for b in two.names if not (spelt_out and (a.short or b.short)))
    best = max((compare_names(a, b) for a, b in pairs), key=lambda v: v.points)
    best = max((best, by_abbreviation(one.names, two.names)), key=lambda v: v.points)
    if best.points <= 0:
        return Verdict(apart="other names" if spelt_out else "")
    return _in_context(one, two, best, nation=bool(nation), side=side)


def _with_land(body: Body, other: Body) -> Body:
    """A body of no told state with the other's, where a word of its own is the word for that: "Dorandi" of Dorand."""
    land = other.nation
    if body.nation is not None or land is None or land.isupper() or len(land) < _LAND:
        return body
    words = [w for n in body.names for w in n.own if is_form(w, land) or is_form(land, w)]
    if not words:
        return body
    names = tuple(without(name, words[0]) for name in body.names)
    alone = not any(n.own or n.kind or n.known for n in names)
    return msgspec.structs.replace(body, nation=land, names=names, state=body.state or alone)


def _in_context(one: Body, two: Body, found: Verdict, *, nation: bool, side: bool | None) -> Verdict:
    points, grounds = found.points, [*found.grounds]
    if side is False:
        why = f"on the sides of {one.side} and {two.side}"
        own = any(n.own for n in (*one.names, *two.names))
        return Verdict(min(points, _NOT_SURE) if own else 0.0, (*grounds, why), why)
    groups = {sector_group(one.sector), sector_group(two.sector)} - {""}
    if len(groups) > 1 and groups & {"state", Sector.ARMED_GROUP.value}:
        return Verdict(min(points, _NOT_SURE), (*grounds, "told as bodies of two sorts"))
    if nation:
        points += 0.15
        grounds.append("of one state")
    if side:
        points += 0.2
        grounds.append(f"both on the side of {one.side}")
    if not nation and not side and not set(one.shorts) & set(two.shorts) and _common(one, two):
        return Verdict(0.0, (), "" if None in (one.nation, two.nation) else "of no one state")
    if len(groups) == 1 and one.sector == two.sector:
        points += 0.05
    if found.apart:
        return Verdict(min(points, _NOT_SURE), tuple(grounds))
    return Verdict(points, tuple(grounds))


def _common(one: Body, two: Body) -> bool:
    """Whether one of them has a name that any state may have a body of ("the ministry", "MoD")."""
    return any(not any(n.own or n.known for n in body.names if n.short is None) for body in (one, two)) and any(
        n.short is None and not n.own and not n.known for body in (one, two) for n in body.names
    )
