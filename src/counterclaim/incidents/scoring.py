"""Pairs of claims that may be about one happening: points, and the grounds in words.

In: a scene. Out: candidate `Pair`s. Reads event_families and incident_words through `packs`.
"""

from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.incidents.comparing import (
    Nearness,
    compare_place,
    compare_places,
    compare_times,
    hours_apart,
    is_fine,
    one_day,
    share_fine_place,
    share_targets,
    share_tolls,
    share_weapons,
    standing,
    tolls_differ,
    words_of,
)
from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import can_harm, goes_by_participants, is_broad, shared_family
from counterclaim.packs.parties import plain_name, same_party
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Agent, Claim, Place, Target
from counterclaim.records.enums import Kind, PlacePrecision, Realis, Scope, Stance, TimePrecision, TollKind

ENOUGH = 2.0
"""Points that make a pair. Set by reading the incidents of the founding and the twelve development dispatches."""
_LINK = 3.0  # what an answer adds
_WINDOW = 12  # claims on either side that are compared whatever they name
_BUCKET = 30  # further claims of one place or day that each is compared with, so that a flood of claims stays readable
_LONG = frozenset((TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.RANGE, TimePrecision.WEEK))
_POINTS = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, None))
_HURT = frozenset((TollKind.KILLED, TollKind.WOUNDED, TollKind.LOSSES))
_UNREAL = frozenset((Realis.PLANNED, Realis.CONDITIONAL, Realis.HYPOTHETICAL))
_ASIDE = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))


class Pair(msgspec.Struct, frozen=True):
    """Two claims (their places in the scene, in order) that may be about one happening."""

    first: int
    second: int
    points: float
    grounds: tuple[str, ...]
    linked: bool = False

    @property
    def note(self) -> str:
        """The grounds in one line."""
        return "; ".join(self.grounds)


def find_pairs(scene: Scene) -> tuple[Pair, ...]:
    """Every pair worth comparing, with its points; pairs that contradict each other are left out, unless linked."""
    linked = _linked(scene)
    pairs = []
    for i, j in sorted(set(_candidates(scene)) | set(linked)):
        pair = score_pair(scene, i, j)
        if (i, j) in linked:
            grounds = (f"one answers the other ({linked[i, j]})", *(pair.grounds if pair else ()))
            pairs.append(Pair(i, j, _LINK + (pair.points if pair else 0.0), grounds, linked=True))
        elif pair is not None:
            pairs.append(pair)
    return tuple(pairs)


def score_pair(scene: Scene, i: int, j: int) -> Pair | None:
    """Points of one pair in text order. None where it contradicts itself, or has nothing but its type to go by."""
    if contradiction(scene, i, j) is not None:
        return None
    first, second = scene.claims[i], scene.claims[j]
    if first.event is None and second.event is None:
        return None
    said = [
        _type_points(first, second),
        *_scene_points(first, second),
        *_harm_points(first, second),
        *_doer_points(scene, i, j),
        *_text_points(scene, i, j),
    ]
    total = sum(points for points, _ in said)
    if not _anchored(scene, i, j):
        return None
    return Pair(i, j, total, tuple(ground for _, ground in said if ground))


def contradiction(scene: Scene, i: int, j: int) -> str | None:
    """Why two claims cannot be about one happening; None where nothing speaks against it."""
    first, second = scene.claims[i], scene.claims[j]
    if first.event and second.event and first.event.type != second.event.type:
        if shared_family(first.event.type, second.event.type) is None:
            return "types that are never one happening"
    elif not (first.event and second.event) and not _toll_fits(first, second):
        return "a toll of something else"
    if _other_participants(first, second):
        return "nobody took part in both"
    if (first.realis in _UNREAL) != (second.realis in _UNREAL):
        return "one is planned or supposed, the other told as real"
    if compare_times(first.time, second.time) is Nearness.APART:
        return "different days"
    if compare_places(first, second) is Nearness.APART or places_apart(scene, i, j):
        return "different places"
    if scene.one_voice(i, j) and _unharmed(first) != _unharmed(second) and _harms(first, second):
        return "nobody hurt in the one, somebody in the other"
    if _turned(scene, i, j):
        return "one speaker denies the one and acknowledges the other"
    return "another act" if _other_act(scene, i, j) else None


def places_apart(scene: Scene, i: int, j: int) -> bool:
    """Whether two claims name places as fine as a district, none of which is or holds one of the other's."""
    one, two = ([p for p in standing(scene.claims[n]) if is_fine(p)] for n in (i, j))
    return bool(one and two) and all(_two_places(scene, p, q) for p in one for q in two)


def _two_places(scene: Scene, one: Place, two: Place) -> bool:
    """Whether two places are apart: too far off, or sites and settlements of other names never told together."""
    told = compare_place(one, two)
    if told is not Nearness.UNKNOWN:
        return told is Nearness.APART
    points = one.precision in _POINTS and two.precision in _POINTS and "near" not in (one.relation, two.relation)
    return points and not scene.told_together(one, two)


def _unharmed(claim: Claim) -> bool:
    """Whether all that a claim counts is nobody."""
    return bool(claim.tolls) and all(t.best == 0 for t in claim.tolls)


def _harms(first: Claim, second: Claim) -> bool:
    """Whether both claims count people killed or hurt."""
    return all(any(t.kind in _HURT for t in c.tolls) for c in (first, second))


def _turned(scene: Scene, i: int, j: int) -> bool:
    stances = {scene.claims[i].stance, scene.claims[j].stance}
    return stances == {Stance.DENIES, Stance.ACKNOWLEDGES} and scene.one_voice(i, j)


def _other_act(scene: Scene, i: int, j: int) -> bool:
    """Whether two claims tell of other targets hit by other weapons, other types at other hours, or other doers' acts.

    Two sides that name each other for one place and day may dispute who did it: that is one happening.
    """
    first, second = scene.claims[i], scene.claims[j]
    if first.event is None or second.event is None or share_targets(first, second) or share_weapons(first, second):
        return False
    if first.weapons and second.weapons and _hits(first) and _hits(second):
        return True
    if first.event.type == second.event.type:
        return False
    if hours_apart(first.time, second.time):
        return True
    agents, others = scene.agents[i], scene.agents[j]
    one_day_there = compare_times(first.time, second.time) is Nearness.SAME and share_fine_place(first, second)
    return bool(agents and others) and not one_day_there and not any(same_party(a, b) for a in agents for b in others)


def _hits(claim: Claim) -> bool:
    """Whether a claim names something hit that is no place."""
    places = frozenset(w for p in claim.places for w in words_of(p.name))
    return any(words_of(t.name) - places for t in (claim.event.targets if claim.event else ()))


def _other_participants(first: Claim, second: Claim) -> bool:
    """Whether two happenings that are told by who took part name different people or bodies."""
    if first.event is None or second.event is None or not goes_by_participants(first.event.type):
        return False
    one, two = _took_part(first), _took_part(second)
    return bool(one and two) and not one & two


def _took_part(claim: Claim) -> frozenset[str]:
    """Actor ids and words of the names of all who took part."""
    event = claim.event
    if event is None:
        return frozenset()
    everyone: tuple[Agent | Target, ...] = (*event.agents, *event.targets)
    ids = {who.actor for who in everyone if who.actor}
    return frozenset(ids | {w for who in everyone for w in words_of(who.name)})


def signature(scene: Scene, i: int) -> object:
    """All of a claim that `contradiction` looks at: claims with one signature contradict the same others."""
    claim = scene.claims[i]
    kind = claim.event.type if claim.event else None
    took_part = _took_part(claim) if kind and goes_by_participants(kind) else None
    turning = claim.stance in (Stance.DENIES, Stance.ACKNOWLEDGES) or bool(claim.tolls)
    return (
        kind,
        took_part,
        claim.realis in _UNREAL,
        claim.time,
        standing(claim),
        (claim.stance, scene.speakers[i], scene.is_hearsay(i)) if turning else None,
        scene.agents[i],
        claim.event.targets if claim.event else (),
        claim.weapons,
        tuple((t.kind, t.who, t.best == 0) for t in claim.tolls),
    )


def is_happening(claim: Claim) -> bool:
    """Whether a claim can stand in an incident of its own account: an event, or the toll of one happening."""
    if claim.stance in _ASIDE:
        return False
    return claim.kind is Kind.EVENT or is_incident_toll(claim)


def is_incident_toll(claim: Claim) -> bool:
    """Whether a claim of kind toll counts the harm of one happening."""
    return claim.kind is Kind.TOLL and any(t.scope is Scope.INCIDENT for t in claim.tolls)


def _toll_fits(first: Claim, second: Claim) -> bool:
    if first.event is None and second.event is None:
        return True
    event = first.event or second.event
    return event is not None and can_harm(event.type)


def _linked(scene: Scene) -> dict[tuple[int, int], str]:
    place = {c.id: n for n, c in enumerate(scene.claims)}
    found = {}
    for i, claim in enumerate(scene.claims):
        for answer in claim.answers:
            if answer.claim in place and place[answer.claim] != i:
                j = place[answer.claim]
                found[min(i, j), max(i, j)] = answer.kind.value
    return found


def _candidates(scene: Scene) -> Iterator[tuple[int, int]]:
    happenings = [i for i, claim in enumerate(scene.claims) if is_happening(claim)]
    for n, i in enumerate(happenings):
        for j in happenings[n + 1 : n + 1 + _WINDOW]:
            yield i, j
    buckets: dict[str, list[int]] = {}
    for i in happenings:
        for key in _keys(scene.claims[i]):
            buckets.setdefault(key, []).append(i)
    for members in buckets.values():
        for n, i in enumerate(members):
            for j in members[n + 1 : n + 1 + _BUCKET]:
                yield i, j


def _keys(claim: Claim) -> Iterable[str]:
    day = one_day(claim.time)
    places = (p.gazetteer or plain_name(p.name) for p in standing(claim))
    return [*({f"at {p}" for p in places}), *([f"on {day}"] if day else [])]


def _type_points(first: Claim, second: Claim) -> tuple[float, str]:
    if first.event is None or second.event is None:
        return 0.75, "a toll beside an act that can have one"
    one, two = first.event.type, second.event.type
    if one == two:
        return (0.5 if is_broad(one) else 1.0), f"both {one}"
    return 0.5, f"{one} and {two} can be one happening"


def _scene_points(first: Claim, second: Claim) -> Iterator[tuple[float, str]]:
    place, time = compare_places(first, second), compare_times(first.time, second.time)
    if place is Nearness.SAME:
        yield (1.5 if share_fine_place(first, second) else 0.5), "same place"
    elif place is Nearness.NEAR:
        yield 0.25, "places that lie together"
    elif first.places and second.places:
        yield (-1.0 if _both_fine(first, second) else -0.5), "places of unknown distance"
    if time is Nearness.SAME:
        yield 1.0, "same day"
    elif time is Nearness.NEAR:
        yield 0.25, "times that meet"
    if _is_long(first) != _is_long(second):
        yield -1.0, "a single happening and a longer run of them"


def _harm_points(first: Claim, second: Claim) -> Iterator[tuple[float, str]]:
    if share_targets(first, second):
        yield 0.75, "same target"
    if share_weapons(first, second):
        yield 0.5, "same weapon"
    if share_tolls(first, second):
        yield 0.75, "same number"
    elif tolls_differ(first, second) and _one_name(first, second):
        yield -1.0, "one speaker's different numbers"


def _both_fine(first: Claim, second: Claim) -> bool:
    return all(is_fine(p) for p in (*standing(first), *standing(second)))


def _one_name(first: Claim, second: Claim) -> bool:
    return (first.speaker.name if first.speaker else None) == (second.speaker.name if second.speaker else None)


def _doer_points(scene: Scene, i: int, j: int) -> Iterator[tuple[float, str]]:
    first, second = scene.agents[i], scene.agents[j]
    if any(same_party(a, b) for a in first for b in second):
        yield 0.5, "same doer"
    elif first and second:
        # Two sides that each name the other at one place and day may dispute who did it: a small weight, no bar.
        yield -0.75, "another doer"


def _text_points(scene: Scene, i: int, j: int) -> Iterator[tuple[float, str]]:
    first, second = scene.claims[i], scene.claims[j]
    gap = scene.distance(i, j)
    is_toll = first.event is None or second.event is None
    if gap == 0:
        yield 0.5, "in one paragraph"
    elif gap == 1:
        yield 0.25, "in neighbouring paragraphs"
    elif gap > _WINDOW and not share_fine_place(first, second):
        yield -0.5, "far apart in the text"
    if is_toll and j == i + 1:
        yield 0.75, "the toll follows the act"
    if gap <= 1 and scene.one_voice(i, j):
        yield 0.25, "one speaker goes on"
    if phrase := find_phrase("another", second.evidence.text[:_OPENING]):
        yield -1.5, f"“{phrase}” tells of a further one"


_OPENING = 60  # characters of a claim in which "another" speaks of the happening itself


def _anchored(scene: Scene, i: int, j: int) -> bool:
    """One fine place, one day, one target, or one breath: without any of them, type and doer alone join nothing."""
    first, second = scene.claims[i], scene.claims[j]
    return (
        share_fine_place(first, second)
        or compare_times(first.time, second.time) is Nearness.SAME
        or scene.distance(i, j) == 0
        or (scene.distance(i, j) == 1 and scene.one_voice(i, j))
        or (share_targets(first, second) and scene.distance(i, j) <= 1)
    )


def _is_long(claim: Claim) -> bool:
    if claim.time is not None:
        return claim.time.precision in _LONG and one_day(claim.time) is None
    return False
