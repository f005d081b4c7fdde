"""Whether two reports name one body, force or state: by state and kind, by its own words, by its abbreviation.

In: the actor of one report that is no person, with all of the report's actors. Out: what comparing needs, keys, and how
alike two are. Reads `body_words.en`.

A bare "ministry" of no told state is compared only with bodies of its own side; across sides nothing is ever joined.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from counterclaim.book.actors.body_names import Named, general_kind, read_name, without
from counterclaim.book.actors.person_names import FIRST_AND_LAST, name_parts
from counterclaim.book.actors.sameness import Verdict, is_form, land_key, meet, nation_meets, sector_group
from counterclaim.book.actors.spelling import Likeness, likeness, plain, sound
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_MOST_NAMES = 8
_KEYED = 3
"""Own words of a name that give keys, the longest first."""
_LAND = 4
"""A shorter word is taken for no land."""
_OWN = {Likeness.SAME: 1.0, Likeness.SPELT: 0.85, Likeness.CLOSE: 0.7}
_LONG_NAME = 10
"""Letters of own words that hardly fit others by chance when all fit but for the spelling."""
_SHORTER = 0.6
_BY_INITIALS = 0.7
_NOT_SURE = 0.9


class Body(msgspec.Struct, frozen=True, kw_only=True, tag="body"):
    """A body, force or state as one report tells of it."""

    name: str
    names: tuple[Named, ...]
    nation: str | None = None
    side: str | None = None
    sector: Sector = Sector.UNKNOWN
    known: str | None = None
    state: bool = False
    shorts: tuple[str, ...] = ()
    """Abbreviations that the report uses for it."""
    like_person: tuple[str, ...] = ()
    """First and last name, where nothing in the name tells of a body."""
    told_in: str | None = None
    """The report, where the name is too little to join two reports by."""


def body_traits(actor: Actor, actors: Sequence[Actor]) -> Body | None:
    """What comparing needs of a body; None for words that name none ("each", "residents", "a patrol")."""
    lands = lands_of(actors)
    names = tuple(dict.fromkeys(read_name(n, lands) for n in (actor.name, *actor.aliases[:_MOST_NAMES])))
    if actor.kind != "state" and not is_land(actor, actors) and _names_nobody(actor, names):
        return None
    told = {n for name in names for n in name.nations}
    nation = actor.nation or actor.country or (told.pop() if len(told) == 1 else None)
    alone = nation is not None and not names[0].kind and not names[0].own and plain(actor.name) == plain(nation)
    side_word = any(n.kind == tuple(load_pack("body_words.en")["state"]) and not n.own for n in names)
    return Body(
        name=plain_name(actor.name),
        names=names,
        nation=nation,
        side=actor.side,
        sector=actor.sector,
        known=_known(names),
        state=nation is not None and (actor.kind == "state" or side_word or alone),
        like_person=_like_person(actor, names),
        shorts=tuple(sorted({n.short for n in names if n.short})),
    )


def _like_person(actor: Actor, names: Sequence[Named]) -> tuple[str, ...]:
    parts = name_parts(actor.name)
    telling = any(n.noun or n.known or n.kind or n.nations for n in names)
    return parts if len(parts) == FIRST_AND_LAST and not telling else ()


def is_land(actor: Actor, actors: Sequence[Actor]) -> bool:
    """Whether a name that the parser took for a person's is the name of a land that the report speaks of."""
    return not actor.office and not actor.gender and plain(actor.name) in lands_of(actors)


def lands_of(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Lands that no list holds and that the report speaks of, also as the name of a side."""
    states = load_actor_words().states
    groups = {plain(n) for a in actors if a.sector is Sector.ARMED_GROUP for n in (a.name, *a.aliases)}
    told = {a.nation for a in actors if a.nation and a.nation not in states}
    sides = {plain(a.side) for a in actors if a.side and a.side.isalpha() and not a.side.isupper()}
    return tuple(sorted(land for land in told | (sides - groups) if len(land) >= _LAND))


def is_bare(body: Body) -> bool:
    """Whether a body is named by an abbreviation alone, or by its kind without a state ("the ministry" of a side)."""
    if body.known or body.state:
        return False
    telling = [n for n in body.names if n.short is None]
    return not telling or (body.nation is None and not any(n.own or n.known for n in telling))


def _names_nobody(actor: Actor, names: Sequence[Named]) -> bool:
    first = names[0]
    if first.several or (first.people and not first.known):
        return True
    arms = load_actor_words()
    last = plain(actor.name.split()[-1]) if actor.name.split() else ""
    if actor.kind == "group" and last in arms.units | arms.fire:
        return True
    return actor.kind == "group" and not any(n.noun or n.known for n in names)


def _known(names: Sequence[Named]) -> str | None:
    """The listed body that a name names and nothing more; "fighters" of it are it."""
    found = {n.known for n in names if n.known and not n.own and set(n.kind) <= _members()}
    return found.pop() if len(found) == 1 else None


def _members() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["members"])


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
        kind = "+".join(name.kind)
        if body.nation is None and not name.known:
            yield from _perhaps_lands(name)
        own = sorted((*name.own, *([name.known] if name.known and not body.known else ())), key=lambda w: (-len(w), w))
        if own:
            yield from _word_keys(own)
        elif kind and body.nation:
            yield f"{land_key(body.nation)}:{kind}"
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
    if one.state or two.state:
        if not (one.state and two.state):
            return Verdict(apart="a state, and a body of one")
        return Verdict(1.2, ("one state",)) if nation else Verdict(apart="two states")
    if nation is False:
        return Verdict(apart="of two states")
    spelt_out = all(any(n.short is None for n in body.names) for body in (one, two))
    pairs = ((a, b) for a in one.names for b in two.names if not (spelt_out and (a.short or b.short)))
    best = max((_named(a, b) for a, b in pairs), key=lambda v: v.points)
    best = max((best, _by_abbreviation(one, two)), key=lambda v: v.points)
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
    if not nation and not side and _common(one, two):
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


def _named(one: Named, two: Named) -> Verdict:
    """How far two names fit, sides and states aside. `apart` marks what may only ever be a doubt."""
    if one.short or two.short:
        same = one.short is not None and one.short == two.short
        return Verdict(1.0, (f"both called {one.short}",)) if same else Verdict()
    if one.known != two.known:
        return Verdict()
    if not one.own and not two.own:
        return Verdict(1.0, ("one kind of body",)) if one.kind and one.kind == two.kind else Verdict()
    grade = _own_words(one.own, two.own)
    lack = _lacking(one.kind, two.kind)
    if grade is Likeness.OTHER:
        return _shorter(one, two) if lack == 0 else Verdict()
    if lack is None:
        return Verdict()
    note = "one name" if grade is Likeness.SAME and not lack else "one name in two forms"
    telling = len(one.own) > 1 and min(len("".join(n.own)) for n in (one, two)) >= _LONG_NAME
    return Verdict((1.0 if telling and grade is Likeness.SPELT else _OWN[grade]) - lack, (note,))


def _own_words(one: tuple[str, ...], two: tuple[str, ...]) -> Likeness:
    """How alike the words of two names are, each with its best partner; the least alike counts."""
    if not one or not two or len(one) != len(two):
        return Likeness.SAME if "".join(one) == "".join(two) and one else Likeness.OTHER
    best = [max(likeness(a, b) for b in two) for a in one]
    return min(*best, *(max(likeness(a, b) for a in one) for b in two))


def _lacking(one: tuple[str, ...], two: tuple[str, ...]) -> float | None:
    """What it costs that one name has general words that the other lacks; None where they are two kinds of body."""
    differ = set(one) ^ set(two)
    if not differ:
        return 0.0
    minor = frozenset(load_pack("body_words.en")["minor"])
    if differ <= _members():
        return 0.0
    if differ <= _members() | minor:
        return 0.05
    return 0.3 if not one or not two else None


def _shorter(one: Named, two: Named) -> Verdict:
    """A name of two words or more that stands inside a longer one of the same kind: perhaps the same body's."""
    short, long = sorted((one.own, two.own), key=lambda w: (len(w), w))
    inside = all(any(likeness(a, b) > Likeness.CLOSE for b in long) for a in short)
    if not inside or len(short) + len(one.kind) < 2 or not short:
        return Verdict()
    return Verdict(_SHORTER, ("one name stands inside the other",), "may be another body")


def _by_abbreviation(one: Body, two: Body) -> Verdict:
    """The abbreviation of one is told for the other, or is made of the other's first letters."""
    if set(one.shorts) & set(two.shorts):
        both = all(any(n.short is None for n in body.names) for body in (one, two))
        return Verdict() if both else Verdict(1.0, (f"both called {min(set(one.shorts) & set(two.shorts))}",))
    for a, b in ((one, two), (two, one)):
        if any(n.short is None for n in a.names):
            continue
        if set(a.shorts) & {i for n in b.names for i in n.initials}:
            return Verdict(_BY_INITIALS, (f"{a.shorts[0]} are the first letters of the other name",))
    return Verdict()
