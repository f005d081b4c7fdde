"""Which claims answer which: denial, counter-accusation, acknowledgement, confirmation.

In: the claims of one report, and the report. Out: the same claims in text order with `answers`, and a reason (step
"links") for each. Reads event_families, party_words and incident_words through `packs`.

A link needs grounds besides standing near: the same happening by type, place, day, target or doer, or, for a denial of
everything, blame that another side put just before. Nobody answers oneself, nor a body of one's own side.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.incidents.matching import Match, content, overlap_of_words, pick, turned_round
from counterclaim.incidents.matters import beside_the_matter, own_side_harmed
from counterclaim.incidents.scene import Scene, set_scene
from counterclaim.records.claim import Answer, Claim, Reason
from counterclaim.records.enums import AnswerKind, DenialScope, Kind, Realis, Stance
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_DENIABLE = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.WARNS))
_BLAMING = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS))
_TOLD_AS_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_BLANKET_REACH = 3  # paragraphs back that a denial of everything may answer
_REACH = 150  # claims to either side; a longer report is a book, and its parts do not answer each other
_COUNTER_REACH = 2
_AFTER_REACH = 3  # characters between a denial's sentence and the accusation told right after it
# What a match must reach, in the points of `matching.content` plus nearness; set on the founding and the twelve
# development dispatches, where gold has five links.
_ENOUGH = {
    AnswerKind.DENIAL: 2.5,
    AnswerKind.COUNTER_ACCUSATION: 2.0,
    AnswerKind.ACKNOWLEDGEMENT: 3.0,
    AnswerKind.CONFIRMATION: 2.5,
}


class Link(msgspec.Struct, frozen=True):
    """Claim `by` (its place in the scene) answers claim `of`."""

    by: int
    of: int
    kind: AnswerKind
    note: str


def link_answers(claims: Sequence[Claim], report: Report, *, actors: Sequence[Actor] = ()) -> tuple[Claim, ...]:
    """The claims in text order, each with the claims that it answers.

    Example: a ministry says the other army shelled a post; the other ministry denies it and says its own troops were
    fired at: the denial and the second accusation both answer the first.
    """
    scene = set_scene(claims, report, actors)
    denials = tuple(find_denials(scene))
    links = (*denials, *find_counters(scene, denials), *find_acknowledgements(scene), *find_confirmations(scene))
    by: dict[int, list[Link]] = {}
    for link in links:
        by.setdefault(link.by, []).append(link)
    return tuple(_with_links(scene, i, by.get(i, ())) for i in range(len(scene.claims)))


def find_denials(scene: Scene) -> Iterable[Link]:
    """What each denial denies: the best match among what another side said before it or in the very next sentence."""
    for i, claim in enumerate(scene.claims):
        if claim.stance is not Stance.DENIES:
            continue
        matches = [m for j in _others(scene, i) if (m := _denied(scene, i, j))]
        if best := pick(scene, i, matches, _ENOUGH[AnswerKind.DENIAL]):
            yield Link(i, best.index, AnswerKind.DENIAL, best.note)


def _denied(scene: Scene, i: int, j: int) -> Match | None:
    claim, other = scene.claims[i], scene.claims[j]
    if other.stance not in _DENIABLE or other.negated or other.realis not in _TOLD_AS_REAL:
        return None
    if not _before_or_next(scene, i, j) or own_side_harmed(scene, i, j) or beside_the_matter(claim, other):
        return None
    if scene.speakers[j] is None and not scene.is_hearsay(j) and (scene.distance(i, j) > 1 or _in_headline(scene, j)):
        return None
    match = content(scene, i, j)
    if match is None:
        return None
    if match.kinship and _accuses_nobody_named(scene, j) and scene.distance(i, j) <= _COUNTER_REACH:
        return match.with_ground("an accusation that names no doer", 0.5)
    blamed = scene.blames(j, scene.speakers[i])
    doers_agree = blamed or match.same_doer
    if match.kinship and (doers_agree or (match.anchored and not match.other_doer)):
        return match
    if claim.denial_scope in (None, DenialScope.GENERAL) and blamed and scene.distance(i, j) <= _BLANKET_REACH:
        return match.with_ground("a denial of everything answers the blame put just before", 0.5)
    words = overlap_of_words(scene, i, j)
    if claim.kind is Kind.POSITION and other.kind is Kind.POSITION and scene.distance(i, j) <= 1 and words:
        return match.with_ground(f"both speak of {words}", 2.0)
    return None


def _accuses_nobody_named(scene: Scene, j: int) -> bool:
    other = scene.claims[j]
    return other.stance in (Stance.ACCUSES, Stance.CONDEMNS) and scene.speakers[j] is not None and not scene.agents[j]


def find_counters(scene: Scene, denials: Sequence[Link]) -> Iterable[Link]:
    """Accusations that turn an accusation round: the accused side blames the accuser's, and there is a bond.

    The bond is the same side's denial of that accusation, one place or day, or words such as "in turn". Of several
    claims in one breath only the first counts.
    """
    answered: dict[int, list[int]] = {}
    for one in denials:
        answered.setdefault(one.of, []).append(one.by)
    taken: set[tuple[int, str]] = set()
    for i, claim in enumerate(scene.claims):
        if claim.stance not in _BLAMING or claim.negated or not scene.agents[i] or claim.realis not in _TOLD_AS_REAL:
            continue
        matches = [m for j in range(max(0, i - _REACH), i) if (m := _countered(scene, i, j, answered))]
        best = pick(scene, i, matches, _ENOUGH[AnswerKind.COUNTER_ACCUSATION])
        key = (best.index, _voice(scene, i)) if best else None
        if best and key and key not in taken:
            taken.add(key)
            yield Link(i, best.index, AnswerKind.COUNTER_ACCUSATION, best.note)


def _countered(scene: Scene, i: int, j: int, answered: Mapping[int, Sequence[int]]) -> Match | None:
    claim, other = scene.claims[i], scene.claims[j]
    speaker, accuser = scene.speakers[i], scene.speakers[j]
    if speaker is None or accuser is None or other.stance not in _BLAMING or other.negated:
        return None
    if claim.stance is not Stance.ACCUSES and other.stance is not Stance.ACCUSES:
        return None
    denied = any(scene.one_voice(i, by) and scene.distance(i, by) <= 1 for by in answered.get(j, ()))
    mutual = scene.blames(i, accuser) and (scene.blames(j, speaker) or (denied and not scene.agents[j]))
    if not mutual or scene.one_voice(i, j) or scene.distance(i, j) > _BLANKET_REACH:
        return None
    match = content(scene, i, j, doers_differ=True)
    if match is None:
        return None
    if denied and (match.kinship or scene.distance(i, j) <= 1):
        return match.with_ground("told with the same side's denial of it", 1.5)
    if not match.kinship or scene.distance(i, j) > _COUNTER_REACH:
        return None
    if words := turned_round(scene, i):
        return match.with_ground(f"“{words}” turns it round", 1.0)
    return (
        match.with_ground("each side blames the other", 0.5) if match.anchored and scene.distance(i, j) <= 1 else None
    )


def find_acknowledgements(scene: Scene) -> Iterable[Link]:
    """Acts of one's own side that a speaker accepts after another side, or a third, told them."""
    for i, claim in enumerate(scene.claims):
        if claim.stance is not Stance.ACKNOWLEDGES:
            continue
        matches = []
        for j in _others(scene, i):
            own_act = scene.blames(j, scene.speakers[i]) or any(scene.blames(j, agent) for agent in scene.agents[i])
            match = content(scene, i, j) if own_act and _before_or_next(scene, i, j) else None
            if match and _is_told(scene, j) and match.kinship and (match.anchored or scene.distance(i, j) <= 1):
                matches.append(match.with_ground("an act of the speaker's own side", 1.0))
        if best := pick(scene, i, matches, _ENOUGH[AnswerKind.ACKNOWLEDGEMENT]):
            yield Link(i, best.index, AnswerKind.ACKNOWLEDGEMENT, best.note)


def find_confirmations(scene: Scene) -> Iterable[Link]:
    """What a confirming speaker supports: the same happening told by another, or a finding whose author it names."""
    taken: set[tuple[str, int]] = set()
    for i, claim in enumerate(scene.claims):
        if claim.stance is not Stance.CONFIRMS:
            continue
        matches = [m for j in _others(scene, i) if (m := _confirmed(scene, i, j))]
        best = pick(scene, i, matches, _ENOUGH[AnswerKind.CONFIRMATION])
        if best and (_voice(scene, i), best.index) not in taken:
            taken.add((_voice(scene, i), best.index))
            yield Link(i, best.index, AnswerKind.CONFIRMATION, best.note)


def _confirmed(scene: Scene, i: int, j: int) -> Match | None:
    claim, other = scene.claims[i], scene.claims[j]
    told_by_another = other.speaker is not None or scene.is_hearsay(j)
    if not told_by_another or not _is_told(scene, j):
        return None
    match = content(scene, i, j)
    if match is None:
        return None
    names = overlap_of_words(scene, i, j, with_speaker=True)
    if claim.kind is Kind.POSITION and names and scene.distance(i, j) <= _BLANKET_REACH:
        return match.with_ground(f"names the finder: {names}", 2.5)
    both_events = claim.kind is not Kind.POSITION and match.kinship and not match.other_doer
    if both_events and _before_or_next(scene, i, j) and (match.anchored or scene.distance(i, j) <= 1):
        return match
    return None


def _others(scene: Scene, i: int) -> Iterable[int]:
    """Claims of other voices, as far as an answer reaches."""
    near = range(max(0, i - _REACH), min(len(scene.claims), i + _REACH + 1))
    return (j for j in near if j != i and not scene.one_voice(i, j))


def _before_or_next(scene: Scene, i: int, j: int) -> bool:
    """Whether claim j stands before claim i, or is an accusation in the sentence right after it."""
    claim, other = scene.claims[i], scene.claims[j]
    if j < i:
        return True
    near = other.sentence.start - claim.sentence.end <= _AFTER_REACH and scene.distance(i, j) == 0
    return near and other.stance in (Stance.ACCUSES, Stance.CONDEMNS)


def _is_told(scene: Scene, j: int) -> bool:
    other = scene.claims[j]
    return other.stance in _DENIABLE and not other.negated and other.realis in _TOLD_AS_REAL


def _in_headline(scene: Scene, j: int) -> bool:
    headline = scene.report.headline
    return bool(headline) and scene.sentence(j).strip() in (headline or "")


def _voice(scene: Scene, i: int) -> str:
    speaker = scene.speakers[i]
    return "" if speaker is None else speaker.side or speaker.actor or speaker.name


def _with_links(scene: Scene, i: int, links: Sequence[Link]) -> Claim:
    claim = scene.claims[i]
    known = {(a.claim, a.kind) for a in claim.answers}
    new = [k for k in links if (scene.claims[k.of].id, k.kind) not in known]
    if not new:
        return claim
    answers = tuple(Answer(scene.claims[k.of].id, k.kind) for k in new)
    reasons = tuple(Reason("links", k.kind.value, f"answers {scene.claims[k.of].id}: {k.note}") for k in new)
    return msgspec.structs.replace(claim, answers=claim.answers + answers, reasons=claim.reasons + reasons)
