"""Actors across reports: which persons, bodies, forces and states told by several reports are one.

In: parts whose record is an `Actor` of one report. Out: a `Linker` for them, and, for pairs already scored, the doubts
that a name brings which fits more than one (`only_bearers`). Persons are compared in `persons.py`, bodies in
`bodies.py`; which packs are read is told there.

Two people of one surname are never joined in silence: first names, sides, countries or sexes that differ keep them
apart, and a surname alone joins only where side or country agrees and one bearer fits.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from counterclaim.book.actors.bodies import Body, body_keys, body_traits, compare_bodies, is_bare, is_land
from counterclaim.book.actors.person_names import reads_as_person
from counterclaim.book.actors.persons import (
    Person,
    compare_persons,
    is_short,
    lone_keys,
    person_keys,
    person_traits,
)
from counterclaim.book.actors.sameness import Verdict
from counterclaim.book.linker import Edge, Linker
from counterclaim.records.book import Part, Score
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor

_ENOUGH = 1.0
_DOUBTFUL = 0.6


class Unnamed(msgspec.Struct, frozen=True, kw_only=True, tag="unnamed"):
    """Who is told without a name: nobody in another report is known to be the same."""

    name: str
    told_in: str | None


Traits = Person | Body | Unnamed


def actor_linker() -> Linker:
    """How actors of several reports are joined."""
    return Linker(
        kind=JoinKind.ACTOR,
        kept_as=Traits,
        equal_is_one=True,
        traits=actor_traits,
        keys=actor_keys,
        score=score_actors,
        apart=actors_apart,
        weigh=only_bearers,
        order=actor_order,
        enough=_ENOUGH,
        doubtful=_DOUBTFUL,
    )


def actor_traits(part: Part) -> Traits:
    """What comparing needs of a report's actor. Equal traits are one actor: where a name alone is too little for that
    ("Commander Odo"), they hold the report, so that no two are equal.
    """
    actor = part.record
    if not isinstance(actor, Actor):
        raise TypeError(f"part {part.id}: an actor is needed, not {type(actor).__name__}")
    person = actor.kind == "person" or (actor.kind == "body" and reads_as_person(actor))
    person = person and not is_land(actor, part.actors)
    found = person_traits(actor, part.actors) if person else body_traits(actor, part.actors, text=part.report.text)
    if found is None:
        return Unnamed(name=actor.name, told_in=part.id)
    sure = not _is_weak(found) and _compare(found, found).points >= _ENOUGH
    return found if sure else msgspec.structs.replace(found, told_in=part.id)


def actor_keys(traits: Traits) -> Iterable[str]:
    """Blocks of names that sound alike, of bodies of one state and kind; none for those without a name."""
    if isinstance(traits, Person):
        return (*person_keys(traits), *lone_keys(traits))
    return body_keys(traits) if isinstance(traits, Body) else ()


def score_actors(one: Traits, two: Traits) -> Score | None:
    """How alike two actors are, the same both ways; None where nothing speaks for it."""
    found = _compare(one, two)
    return Score(round(found.points, 3), found.grounds) if found.points > 0 else None


def actors_apart(one: Traits, two: Traits) -> str | None:
    """Why two actors are never one, or None."""
    return _compare(one, two).apart or None


def actor_order(traits: Traits) -> Hashable:
    """By name, the longest first: the same whichever report was read first."""
    return (-len(traits.name), traits.name, repr(traits))


def _compare(one: Traits, two: Traits) -> Verdict:
    """Compared in one order, so that both ways give the same words."""
    if one.name > two.name or (one.name == two.name and repr(one) > repr(two)):
        one, two = two, one
    if isinstance(one, Person) and isinstance(two, Person):
        return compare_persons(one, two)
    if isinstance(one, Body) and isinstance(two, Body):
        return compare_bodies(one, two)
    for person, body in ((one, two), (two, one)):
        if isinstance(person, Person) and isinstance(body, Body):
            return _misread(person, body)
    return Verdict(apart="of two sorts")


def _misread(person: Person, body: Body) -> Verdict:
    """A person and a body: one only where a report took a land for a person, or a person for a body."""
    told = person.offices or person.gender or person.side or person.nation
    if body.state and not told and person.parts == (body.nation,):
        return Verdict(1.0, ("the name of a state, read as a person's",))
    if not body.like_person:
        return Verdict(apart="a person, and a body")
    found = compare_persons(person, Person(parts=body.like_person, name=body.name, side=body.side))
    if body.like_person == person.parts and not found.apart:
        return Verdict(found.points, (*found.grounds, "read as a body in one report"))
    return Verdict(apart=found.apart)


def only_bearers(traits: Mapping[str, Traits], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The pairs of a component, with those lowered to a doubt in which a name fits two who are not one.

    "Voss" may be Arlen Voss or Dena Voss where both stand on one side: it then joins neither, and the queue shows both.
    So does a whole name of no told side where each side has one of that name. Depends on the component alone, so that
    the order of reading changes nothing.
    """
    strong: dict[str, set[str]] = {}
    for edge in edges:
        if edge.score.points >= _ENOUGH:
            strong.setdefault(edge.one, set()).add(edge.two)
            strong.setdefault(edge.two, set()).add(edge.one)
    unclear = {part for part, others in strong.items() if _is_weak(traits[part]) and _fits_two(traits, others)}
    kept = {part: _in_the_same_words(traits, part, strong[part]) for part in unclear}
    for part in strong.keys() - unclear:
        sides = {other: _side(traits[other]) for other in strong[part]}
        if not _side(traits[part]) and len(set(sides.values()) - {None}) > 1:
            kept[part] = {other for other, side in sides.items() if side is None}
    return tuple(
        _lowered(edge)
        if edge.two not in kept.get(edge.one, {edge.two}) or edge.one not in kept.get(edge.two, {edge.one})
        else edge
        for edge in edges
    )


def _side(traits: Traits) -> str | None:
    return None if isinstance(traits, Unnamed) else traits.side


def _in_the_same_words(traits: Mapping[str, Traits], part: str, others: set[str]) -> set[str]:
    """Those that a bare name meets word for word, where these are one: "the Defence Army" is no other army."""
    wording = _wording(traits[part])
    same = {other for other in others if wording & _wording(traits[other])}
    return set() if _fits_two(traits, same) else same


def _wording(traits: Traits) -> frozenset[tuple[str, ...]]:
    return frozenset(n.wording for n in traits.names if n.wording) if isinstance(traits, Body) else frozenset()


def _is_weak(traits: Traits) -> bool:
    """Whether a name is less than a whole one: a surname, an initial, an abbreviation, "the ministry" of a side."""
    return is_short(traits) if isinstance(traits, Person) else isinstance(traits, Body) and is_bare(traits)


def _fits_two(traits: Mapping[str, Traits], others: set[str]) -> bool:
    """Whether two of these keep each other apart."""
    found = [traits[one] for one in sorted(others)]
    return any(actors_apart(one, two) for one, two in combinations(found, 2))


def _lowered(edge: Edge) -> Edge:
    if edge.score.points < _ENOUGH:
        return edge
    grounds = (*edge.score.grounds, "but the name fits another as well")
    return msgspec.structs.replace(edge, score=Score(round(_ENOUGH - 0.1, 3), grounds))
