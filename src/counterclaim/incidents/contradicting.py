"""What parts two claims: why they cannot be about one happening.

In: a scene and the places of two claims in it. Out: the contradiction in words, or None. Reads event_families and
incident_words through `packs`.
"""

from datetime import date, timedelta

from counterclaim.incidents.comparing import (
    Nearness,
    compare_place,
    compare_places,
    compare_times,
    days,
    hours_apart,
    is_fine,
    one_day,
    share_fine_place,
    share_targets,
    share_weapons,
    standing,
    words_of,
)
from counterclaim.incidents.matters import one_matter, own_side_harmed
from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import (
    can_harm,
    comes_to_look,
    goes_by_participants,
    is_broad,
    looks_back,
    shared_family,
)
from counterclaim.packs.parties import same_party
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Agent, Claim, Place, Target
from counterclaim.records.enums import PlacePrecision, Realis, Stance, TollKind

_POINTS = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, None))
_HURT = frozenset((TollKind.KILLED, TollKind.WOUNDED, TollKind.LOSSES))
_UNREAL = frozenset((Realis.PLANNED, Realis.CONDITIONAL, Realis.HYPOTHETICAL))
_AFTERMATH = timedelta(days=3)  # how long after the first day of a fight a report may still count that day's dead
_DAY = 10
_ANSWERS = frozenset((Stance.DENIES, Stance.ACKNOWLEDGES))
_BLAMING = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS))


def contradiction(scene: Scene, i: int, j: int, *, told_on: bool = False) -> str | None:
    """Why two claims cannot be about one happening; None where nothing speaks against it.

    `told_on`: the second goes on about what was told just before, so that the kinds need not be of one family.
    """
    first, second = scene.claims[i], scene.claims[j]
    kind = _later_toll(scene, first, second) if told_on else _other_kind(scene, i, j)
    told = kind or _other_scene(scene, i, j) or _other_story(scene, i, j)
    return told or ("another act" if _other_act(scene, i, j) else None)


def _other_kind(scene: Scene, i: int, j: int) -> str | None:
    first, second = scene.claims[i], scene.claims[j]
    if first.event and second.event and first.event.type != second.event.type:
        one, two = first.event.type, second.event.type
        if shared_family(one, two) is None and not comes_to_look(one, two):
            return "types that are never one happening"
    elif not (first.event and second.event) and not _toll_fits(scene, first, second):
        return "a toll of something else"
    if _other_participants(first, second) and not hands_over(scene, i, j):
        return "nobody took part in both"
    unreal = (first.realis in _UNREAL) != (second.realis in _UNREAL)
    return "one is planned or supposed, the other told as real" if unreal else None


def _other_scene(scene: Scene, i: int, j: int) -> str | None:
    first, second = scene.claims[i], scene.claims[j]
    if compare_times(first.time, second.time) is Nearness.APART and not _looks_back(first, second):
        return "different days"
    apart = compare_places(first, second) is Nearness.APART or places_apart(scene, i, j)
    return "different places" if apart else None


def _other_story(scene: Scene, i: int, j: int) -> str | None:
    """What one speaker tells beside what he denies, or who is hurt in the one and not in the other, part two claims."""
    first, second = scene.claims[i], scene.claims[j]
    if scene.one_voice(i, j) and _unharmed(first) != _unharmed(second) and _harms(first, second):
        return "nobody hurt in the one, somebody in the other"
    if _turned(scene, i, j):
        return "one speaker denies the one and acknowledges the other"
    if _denied_of_own(scene, i, j) or _denied_of_own(scene, j, i):
        return "one speaker denies the one and tells the other"
    harmed = own_side_harmed(scene, i, j) or own_side_harmed(scene, j, i)
    return "the side that denies the one is harmed in the other" if harmed else None


def _looks_back(first: Claim, second: Claim) -> bool:
    """Whether one claim tells of an inquiry that came after the other: its day says nothing of when that was."""
    if first.event is None or second.event is None or first.time is None or second.time is None:
        return False
    late, early = (first, second) if days(first.time)[0] > days(second.time)[0] else (second, first)
    return looks_back(late.event.type) and not looks_back(early.event.type) if late.event and early.event else False


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
    """Whether one voice denies the one and acknowledges the other, and no word tells that it changed its account."""
    if {scene.claims[i].stance, scene.claims[j].stance} != {Stance.DENIES, Stance.ACKNOWLEDGES}:
        return False
    return scene.one_voice(i, j) and not any(find_phrase("changed_account", scene.sentence(n)) for n in (i, j))


def _denied_of_own(scene: Scene, i: int, j: int) -> bool:
    """Whether one speaker denies the first and tells the second, and they share neither place nor what was hit."""
    denial, told = scene.claims[i], scene.claims[j]
    if denial.stance is not Stance.DENIES or told.stance not in _BLAMING or scene.speakers[i] is None:
        return False
    if not scene.one_voice(i, j) or share_fine_place(denial, told) or share_targets(denial, told):
        return False
    # "Denied that the town had fallen: the battle was going on" tells the other side of the same thing.
    return told.event is None or _names_its_own(scene, told)


def _names_its_own(scene: Scene, claim: Claim) -> bool:
    """Whether a claim names a place, or something hit, so that it may be another happening."""
    return bool(scene.stands(claim) or claim.weapons) or _hits(claim)


def _other_act(scene: Scene, i: int, j: int) -> bool:
    """Whether two claims tell of other targets hit by other weapons, other types at other hours, or other doers' acts.

    Two sides that name each other for one place and day may dispute who did it: that is one happening.
    """
    first, second = scene.claims[i], scene.claims[j]
    if first.event is None or second.event is None:
        return False
    if _blame_each_other(scene, i, j):
        return not one_matter(second, first)
    if _of_two_doers(scene, i, j):
        return True
    if share_targets(first, second) or share_weapons(first, second):
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


def _blame_each_other(scene: Scene, i: int, j: int) -> bool:
    """Whether two speakers each say that the other's side did it."""
    blaming = all(scene.claims[n].stance in _BLAMING for n in (i, j)) and not scene.one_voice(i, j)
    return blaming and scene.blames(i, scene.speakers[j]) and scene.blames(j, scene.speakers[i])


def _of_two_doers(scene: Scene, i: int, j: int) -> bool:
    """Whether one speaker tells two harmful acts of one type by different doers: what was done and what was answered.

    Broad types such as fighting have doers on both sides; what the report tells in its own voice may be of several.
    """
    first, second = scene.claims[i].event, scene.claims[j].event
    if first is None or second is None or scene.speakers[i] is None or not scene.one_voice(i, j):
        return False
    told = first.type == second.type and can_harm(first.type) and not is_broad(first.type)
    agents, others = scene.agents[i], scene.agents[j]
    return told and bool(agents and others) and not any(same_party(a, b) for a in agents for b in others)


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


def hands_over(scene: Scene, i: int, j: int) -> bool:
    """Whether one claim tells who comes into an office and the next, in its paragraph, who leaves one.

    Example: "Captain Loru took over the coast guard. Commodore Wurm was relieved of his post." is one change.
    """
    if scene.distance(i, j) or abs(i - j) > 1:
        return False
    one, two = _moves(scene.claims[i]), _moves(scene.claims[j])
    return len(one) == len(two) == 1 and one != two


def _moves(claim: Claim) -> frozenset[str]:
    """Whether a change of command tells of somebody who comes, somebody who goes, or both."""
    if claim.event is None or claim.event.type != "command_change":
        return frozenset()
    return frozenset(way for way in ("comes_in", "goes_out") if find_phrase(way, claim.evidence.text))


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
    return (
        kind,
        took_part,
        i if len(_moves(claim)) == 1 else None,
        claim.realis in _UNREAL,
        claim.time,
        claim.places,
        (claim.stance, scene.speakers[i], scene.is_hearsay(i)),
        claim.stance in _ANSWERS and find_phrase("changed_account", scene.sentence(i)),
        scene.agents[i],
        find_phrase("same_matter", claim.evidence.text) if scene.agents[i] else None,
        claim.event.targets if claim.event else (),
        claim.weapons,
        tuple((t.kind, t.who, t.best == 0) for t in claim.tolls),
        find_phrase("outbreak", claim.evidence.text) if claim.event else claim.said_on,
    )


def _toll_fits(scene: Scene, first: Claim, second: Claim) -> bool:
    """Whether one of two claims can be the toll of the other; two tolls can be of one happening."""
    if first.event is None and second.event is None:
        return True
    told = first if first.event is not None else second
    toll = second if told is first else first
    return told.event is not None and can_harm(told.event.type) and not _since_outbreak(scene, told, toll)


def _later_toll(scene: Scene, told: Claim, toll: Claim) -> str | None:
    counted = toll.event is None and told.event is not None
    return "a toll of something else" if counted and _since_outbreak(scene, told, toll) else None


def _since_outbreak(scene: Scene, told: Claim, toll: Claim) -> bool:
    """Whether a toll without a time of its own is told days after fighting broke out: it counts what came since."""
    day, now = one_day(told.time), one_day(toll.said_on) or scene.report.published
    if toll.time is not None or day is None or not now or not find_phrase("outbreak", told.evidence.text):
        return False
    try:
        return date.fromisoformat(now[:_DAY]) - date.fromisoformat(day) > _AFTERMATH
    except ValueError:  # a day that no calendar has, in a hostile or broken text
        return False
