"""Pairs of claims that may be about one happening: points, and the grounds in words.

In: a scene. Out: candidate `Pair`s. Reads event_families and incident_words through `packs`.
"""

from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.incidents.comparing import (
    Nearness,
    compare_places,
    compare_times,
    is_fine,
    named_again,
    one_day,
    share_fine_place,
    share_targets,
    share_tolls,
    share_weapons,
    standing,
    tolls_differ,
)
from counterclaim.incidents.contradicting import contradiction, hands_over
from counterclaim.incidents.matters import one_matter
from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import is_broad, is_counted
from counterclaim.packs.parties import plain_name, same_party
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AnswerKind, Kind, PlacePrecision, Realis, Scope, Stance, TimePrecision, TollKind

ENOUGH = 2.0
"""Points that make a pair. Set by reading the incidents of the founding and the twelve development dispatches."""
_LINK = 3.0  # what an answer adds
_WINDOW = 12  # claims on either side that are compared whatever they name
_BUCKET = 30  # further claims of one place or day that each is compared with, so that a flood of claims stays readable
_LONG = frozenset((TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.RANGE, TimePrecision.WEEK))
_HURT = frozenset((TollKind.KILLED, TollKind.WOUNDED))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_POINTS = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT))
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
    if (first.event is None and second.event is None) or not _anchored(scene, i, j):
        return None
    said = [
        _type_points(first, second),
        *_scene_points(first, second),
        *_named_points(scene, i, j),
        *_harm_points(first, second),
        *_doer_points(scene, i, j),
        *_text_points(scene, i, j),
    ]
    total = sum(points for points, _ in said)
    return Pair(i, j, total, tuple(ground for _, ground in said if ground))


def is_happening(claim: Claim) -> bool:
    """Whether a claim can stand in an incident of its own account: an event, or the toll of one happening."""
    if claim.stance in _ASIDE or is_running_count(claim):
        return False
    return claim.kind is Kind.EVENT or is_incident_toll(claim)


def is_running_count(claim: Claim) -> bool:
    """Whether all that a claim tells is how many it has been over a time, by whoever's hand.

    "40 abducted this year" is no happening; "the rebels abducted 40 this year" blames somebody, and stands.
    """
    if claim.event is None or claim.event.agents or not claim.tolls or one_day(claim.time):
        return False
    return is_counted(claim.event.type) and all(t.scope is Scope.CUMULATIVE for t in claim.tolls)


def is_incident_toll(claim: Claim) -> bool:
    """Whether a claim of kind toll counts the harm of one happening."""
    return claim.kind is Kind.TOLL and any(t.scope is Scope.INCIDENT for t in claim.tolls)


def tells_harm(claim: Claim) -> bool:
    """Whether a toll tells of a happening by itself: people killed or hurt at a place or on a day that it names.

    Example: "At the Vell market, 5 June: 13 killed" does; "thirteen people died" does not.
    """
    if claim.kind is not Kind.TOLL or claim.negated or claim.stance in _ASIDE or claim.realis not in _REAL:
        return False
    hurt = (t for t in claim.tolls if t.scope is Scope.INCIDENT and t.kind in _HURT)
    fixed = one_day(claim.time) is not None or any(p.precision in _POINTS for p in standing(claim))
    return fixed and any((t.best or t.low or t.high or 0) > 0 for t in hurt)


def _linked(scene: Scene) -> dict[tuple[int, int], str]:
    """Pairs of which one answers the other; an accusation in return for another act is a happening of its own."""
    place = {c.id: n for n, c in enumerate(scene.claims)}
    found = {}
    for i, claim in enumerate(scene.claims):
        for answer in claim.answers:
            j = place.get(answer.claim, i)
            in_return = answer.kind is AnswerKind.COUNTER_ACCUSATION
            if j != i and not (in_return and not one_matter(claim, scene.claims[j])):
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


def _named_points(scene: Scene, i: int, j: int) -> Iterator[tuple[float, str]]:
    """A place that only one claim names counts against a pair, unless one speaker goes on or they share what was hit.

    "A village was shelled on Monday" may be any village, not the one of which another speaker tells beside it. A toll
    that follows its act, and what another says in the same paragraph without a word of a place, count as told of it.
    """
    first, second = scene.claims[i], scene.claims[j]
    named = [any(is_fine(p) for p in standing(c)) for c in (first, second)]
    again = None in (first.event, second.event) and named_again(first, second) is not None
    if (
        again
        or named[0] == named[1]
        or share_targets(first, second)
        or (scene.distance(i, j) <= 1 and scene.one_voice(i, j))
    ):
        return
    unnamed = second if named[0] else first
    beside = scene.distance(i, j) == 0 and not find_phrase("anywhere", unnamed.evidence.text)
    if not beside and not (j == i + 1 and None in (first.event, second.event)):
        yield -1.0, "only one of them names the place"


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
    if is_toll and j == i + 1 and (gap == 0 or scene.follows(i, j)):
        yield 0.75, "the toll follows the act"
    if is_toll and (thing := named_again(first, second)):
        yield 1.0, f"“{thing}” is named in both"
    if gap <= 1 and scene.one_voice(i, j):
        yield 0.25, "one speaker goes on"
    if _one_after_another(scene, i, j):
        yield -1.5, "one sentence tells of two acts with other weapons"
    if hands_over(scene, i, j):
        yield 0.75, "one tells who comes into an office, the other who leaves one"
    if phrase := further_one(second):
        yield -1.5, f"“{phrase}” tells of a further one"


def _one_after_another(scene: Scene, i: int, j: int) -> bool:
    """Whether one sentence tells of two acts: "shells hit the station and, after dark, a drone hit the silos"."""
    first, second = scene.claims[i], scene.claims[j]
    if first.event is None or second.event is None or not (first.weapons and second.weapons):
        return False
    beside = first.sentence == second.sentence and first.evidence.end <= second.evidence.start
    return beside and not share_weapons(first, second) and not share_targets(first, second)


def further_one(claim: Claim) -> str | None:
    """The word that tells of a further happening ("another", "elsewhere").

    "This is the second such attack" counts the very happening told before.
    """
    opening = claim.evidence.text[:_OPENING]
    if claim.kind is Kind.TOLL:  # "another 23 passengers", "a third driver": more people, not a further happening
        opening = opening[_MORE:]
    return None if find_phrase("counts_this", opening) else find_phrase("another", opening)


_MORE = 12  # characters in which "another" counts people in a toll
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
        or (None in (first.event, second.event) and scene.distance(i, j) <= 1 and bool(named_again(first, second)))
    )


def _is_long(claim: Claim) -> bool:
    if claim.time is not None:
        return claim.time.precision in _LONG and one_day(claim.time) is None
    return False
