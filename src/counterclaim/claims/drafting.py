"""One proposition to one claim: every field from what was found in its words, each with its reason.

In: the findings of a document and a proposition. Out: a `Claim`, or None where the words claim nothing a monitor would
look up (scene-setting, questions, the frame of a speech). Reads pack event_triggers.en (tables).
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.agreements import AgreementMention
from counterclaim.claims.because import part_reasons
from counterclaim.claims.circumstances import (
    carried_places,
    carried_said_on,
    carried_time,
    onset_words,
    places_of,
    referred_places,
    referred_time,
    said_time_of,
    time_of,
)
from counterclaim.claims.deals import of_deals
from counterclaim.claims.denials import denier_of, is_beside_denial, negated_act
from counterclaim.claims.earlier import Earlier
from counterclaim.claims.events import EventWords, load_event_words
from counterclaim.claims.findings import Findings, Told
from counterclaim.claims.kinds import find_kind, is_question, leaves_open
from counterclaim.claims.manner import (
    find_certainty,
    find_channel,
    find_grounds,
    find_realis,
    find_same_grounds,
    inside,
    is_negated,
    is_under_not,
)
from counterclaim.claims.nearby import in_sentences_of
from counterclaim.claims.participants import actor_at, same_side
from counterclaim.claims.passages import heading_places, in_body, scene_places, telling_places, thing_places
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.rejected import names_denial
from counterclaim.claims.roles import Referred, pointed_to
from counterclaim.claims.stance import StanceInput, denial_scope, find_stance
from counterclaim.claims.syntax import span_of, subjects_of
from counterclaim.claims.telling import scene_of, tell
from counterclaim.claims.tolls.words import is_harm_by_not
from counterclaim.claims.voices import NOBODY, Voice
from counterclaim.packs.lexicon import Hit
from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Reason, Span
from counterclaim.records.enums import DenialScope, Kind, Realis, Scope, Stance, Zone
from counterclaim.records.ids import make_id


def draft_claim(found: Findings, proposition: Proposition, *, before: Earlier) -> Claim | None:
    """The claim of a proposition, or None."""
    doc = found.scene.doc
    sentence = doc.sentences[proposition.sentence]
    if is_question(found, proposition) or leaves_open(found, proposition):
        return None
    told = tell(found, proposition)
    if is_beside_denial(found, proposition, told):
        proposition = msgspec.structs.replace(proposition, speech=None)
        told = tell(found, proposition)
    trigger = told.finding.trigger if told.finding is not None else None
    harmed = bool(told.tolls) and is_harm_by_not(found.scene.doc, proposition.first, proposition.last)
    negated = told.cue_negated or (not harmed and is_negated(found.scene.tree, proposition.head, trigger))
    headline = sentence.zone is Zone.HEADLINE
    stance, why_stance = _stance(found, proposition, told, before, negated=negated, headline=headline)
    kind = find_kind(found, proposition, told, stance)
    if kind is None:
        return None
    evidence = _evidence(proposition, told)
    realis, condition, why_realis = find_realis(found.scene.tree, proposition.head)
    claim = _with_manner(found, proposition, told, _blank(found, proposition, told, kind, stance, evidence))
    claim = msgspec.structs.replace(
        claim,
        negated=negated,
        realis=realis,
        condition=condition,
        denial_scope=_scope(found, proposition, told, stance),
        reasons=tuple(r for r in (*claim.reasons, why_stance, why_realis) if r is not None),
    )
    claim = _with_circumstances(found, proposition, told, claim, before)
    return msgspec.structs.replace(claim, reasons=(*claim.reasons, *part_reasons(claim, told)))


def draft_agreement(found: Findings, mention: AgreementMention, speech: int | None) -> Claim | None:
    """The claim that an agreement exists or was made; None where one is only called for or pledged."""
    doc = found.scene.doc
    start, end = span_of(doc.tokens, mention.first, mention.last)
    sentence = doc.sentences[doc.tokens[mention.head].sentence]
    voice = found.voices[speech] if speech is not None else NOBODY
    stance = None if mention.known else _cue_stance(found, speech, sentence.index)
    if stance in (Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS):
        return None
    certainty, why = find_certainty(
        found.scene.tree, inside(found.hits["certainty"], range(mention.first, mention.last))
    )
    denied = stance is Stance.DENIES
    reason = Reason("stance", "cue", "the word that makes them speak denies it") if denied else None
    return Claim(
        id=make_id("c", doc.report.id, f"{start}-{end}", Kind.AGREEMENT, voice.speaker.name if voice.speaker else None),
        report=doc.report.id,
        kind=Kind.AGREEMENT,
        evidence=Quote(start, end, doc.report.text[start:end]),
        sentence=Span(sentence.start, sentence.end),
        speaker=voice.speaker,
        via=voice.via,
        stance=Stance.DENIES if denied else Stance.ASSERTS,
        denial_scope=DenialScope.ACT if denied else None,
        negated=mention.negated,
        realis=mention.realis,
        certainty=certainty,
        agreement=mention.agreement,
        reasons=tuple(r for r in (*voice.reasons, mention.reason, reason, why) if r is not None),
    )


def _cue_stance(found: Findings, speech: int | None, sentence: int) -> Stance | None:
    """The stance that the cue's own word gives, for words of the cue's sentence."""
    one = found.speeches[speech] if speech is not None else None
    if one is None or one.hit is None or found.scene.doc.tokens[one.cue[0]].sentence != sentence:
        return None
    told = one.hit.entry.fields.get("stance")
    return Stance(str(told)) if told else None


def _own_subject(found: Findings, proposition: Proposition, voice: Voice) -> bool:
    """Whether the subject of the proposition is "we", the speaker, or a body or state of his."""
    scene = scene_of(found, proposition, voice)
    for head in subjects_of(scene.tree, proposition.head, stop=scene.barred):
        actor = actor_at(scene, head)
        if actor is not None and voice.actor is not None:
            agent = Agent(name=actor.name, actor=actor.id, country=actor.country, sector=actor.sector)
            return same_side(scene, voice.actor, agent)
        if scene.tree.tokens[head].lemma in ("we", "i"):
            return True
    return False


def _stance(
    found: Findings, proposition: Proposition, told: Told, before: Sequence[Claim], *, negated: bool, headline: bool
) -> tuple[Stance, Reason | None]:
    words: EventWords = load_event_words()
    denier = denier_of(found, proposition, told.voice) if negated and not told.cue_negated else None
    given = StanceInput(
        cue=told.speech.hit if told.own_cue and told.speech is not None else None,
        cue_negated=told.cue_negated or _not_owned_up(found, proposition, told),
        words=[h for h in inside(found.hits["stance"], proposition.members) if not _of_denial(found, h)],
        head=proposition.head,
        speaker=told.voice.actor,
        speaks=proposition.speech is not None,
        agents=told.agents,
        others=[a for a in told.agents if not same_side(found.scene, told.voice.actor, a)],
        wrong=told.finding is not None and told.finding.type in words.wrongs,
        headline=headline,
        negated=negated,
        denial=negated_act(found, proposition, told, denier, before=before) if denier is not None else None,
        own_subject=_own_subject(found, proposition, told.voice),
    )
    return find_stance(given, found.scene.tree)


def _of_denial(found: Findings, hit: Hit) -> bool:
    """Whether a word only says of somebody's denial that it is false: whoever says so denies nothing himself."""
    return any(names_denial(found.scene.tree, i) for i in range(hit.first, hit.last))


def _not_owned_up(found: Findings, proposition: Proposition, told: Told) -> bool:
    """Whether the act is what somebody leaves out of what he owns up to ("to the drone, not to the mortars")."""
    if told.cue_fields.get("stance") != Stance.ACKNOWLEDGES or told.finding is None:
        return False
    arms = (w.last - 1 for w in found.weapons if w.first in proposition.members)
    return any(is_under_not(found.scene.tree, i) for i in (told.finding.trigger.anchor, *arms))


def _evidence(proposition: Proposition, told: Told) -> tuple[int, int]:
    """Token range of the claim's own words; a cue that is part of the statement is in it."""
    first, last = proposition.first, proposition.last
    if told.own_cue and told.speech is not None and told.speech.hit is not None:
        cue = told.speech.cue
        if (
            told.speech.hit.entry.fields.get("frame") in ("blame", "act", "appeal", "promise")
            and 0 <= first - cue[-1] <= 8
        ):
            first = cue[0]
    return first, last


def _blank(
    found: Findings, proposition: Proposition, told: Told, kind: Kind, stance: Stance, evidence: tuple[int, int]
) -> Claim:
    doc = found.scene.doc
    start, end = span_of(doc.tokens, *evidence)
    sentence = doc.sentences[proposition.sentence]
    finding = told.finding
    event = (
        Event(type=finding.type, agents=told.agents, targets=told.targets) if kind is Kind.EVENT and finding else None
    )
    speaker = told.voice.speaker
    reasons = list(told.voice.reasons)
    if proposition.speech is None:
        reasons.append(Reason("speaker", "own voice", "nobody else is made to say it"))
    if finding is not None and kind is not Kind.POSITION:
        reasons.append(finding.reason)
    return Claim(
        id=make_id("c", doc.report.id, f"{start}-{end}", kind, speaker.name if speaker else None),
        report=doc.report.id,
        kind=kind,
        evidence=Quote(start, end, doc.report.text[start:end]),
        sentence=Span(sentence.start, sentence.end),
        speaker=speaker,
        via=told.voice.via,
        cue=_cue_quote(found, told),
        stance=stance,
        event=event,
        weapons=told.weapons,
        tolls=told.tolls,
        reasons=tuple(reasons),
    )


def _cue_quote(found: Findings, told: Told) -> Quote | None:
    if told.speech is None or not told.speech.cue:
        return None
    doc = found.scene.doc
    start, end = doc.tokens[told.speech.cue[0]].start, doc.tokens[told.speech.cue[-1]].end
    return Quote(start, end, doc.report.text[start:end])


def _scope(found: Findings, proposition: Proposition, told: Told, stance: Stance) -> DenialScope | None:
    if stance is not Stance.DENIES:
        return None
    members = (*proposition.members, *(told.speech.cue if told.speech else ()))
    return denial_scope(found.scene.tree, members, wrong_type=told.finding.type if told.finding else None)


def _with_manner(found: Findings, proposition: Proposition, told: Told, claim: Claim) -> Claim:
    doc = found.scene.doc
    certainty, why_certainty = find_certainty(found.scene.tree, inside(found.hits["certainty"], proposition.members))
    frame = _frame(found, told)
    grounds, why_grounds = find_grounds(found.scene.tree, inside(found.hits["grounds"], (*proposition.members, *frame)))
    if why_grounds is None:
        grounds, why_grounds = find_same_grounds(found.scene.tree, found.hits["grounds"], proposition.members)
    channel, why_channel = find_channel(found.scene.tree, inside(found.hits["channels"], frame))
    judging = inside(found.hits["judgement"], proposition.members)
    return msgspec.structs.replace(
        claim,
        certainty=certainty,
        grounds=grounds,
        channel=channel,
        characterisations=tuple(dict.fromkeys(doc.report.text[h.start : h.end] for h in judging)),
        reasons=tuple(r for r in (*claim.reasons, why_certainty, why_grounds, why_channel) if r is not None),
    )


def _frame(found: Findings, told: Told) -> list[int]:
    """The words of the sentence that make the speaker speak: all of it but what is said."""
    if told.speech is None or not told.speech.cue:
        return []
    doc = found.scene.doc
    sentence = doc.sentences[doc.tokens[told.speech.cue[0]].sentence]
    said = {i for a, b in told.speech.content for i in range(a, b)}
    return [i for i in range(sentence.first, sentence.last) if i not in said]


def _whole_period(claim: Claim) -> bool:
    """Whether the claim tells a running total, which shares no day or place with a happening."""
    return any(t.scope is Scope.CUMULATIVE for t in claim.tolls)


def _passage_places(
    found: Findings,
    proposition: Proposition,
    claim: Claim,
    frame: Sequence[int],
    before: Sequence[Claim],
    *,
    denied: bool,
) -> tuple[tuple[Place, ...], Reason | None]:
    """The place a passage gives a happening: its heading, where those are who tell it, or the thing that was hit."""
    places, why = heading_places(found.scene.doc, found.headings, proposition.sentence)
    if not places and not denied:
        places, why = telling_places(found.scene.doc, found.places, frame)
    return (places, why) if places else thing_places(found.scene.doc, claim, before)


def _place_referred(found: Findings, act: Referred, before: Sequence[Claim]) -> tuple[tuple[Place, ...], Reason | None]:
    """The place of an act told as known, by the report's body first: a headline runs several happenings together."""
    places, why = referred_places(act, in_body(found.scene.doc, before))
    return (places, why) if places else referred_places(act, before)


def _with_circumstances(found: Findings, proposition: Proposition, told: Told, claim: Claim, before: Earlier) -> Claim:
    """Days and places of the happening; within a paragraph violence shares them with the claim before."""
    frame = _frame(found, told)
    cue = told.speech.cue if told.own_cue and told.speech is not None else ()
    reasons = list(claim.reasons)
    happened = claim.kind is not Kind.POSITION and claim.realis in (
        Realis.OCCURRED,
        Realis.ONGOING,
        Realis.PLANNED,
        Realis.CONDITIONAL,
    )
    trigger = told.finding.trigger if told.finding is not None else None
    told_by = trigger.anchor if trigger is not None else proposition.head
    others = of_deals(found.deals, (told_by,), inside=found.scene.doc.sentences[proposition.sentence])
    onset = onset_words(found.scene.tree, proposition.members)
    since = onset if trigger is None or trigger.anchor not in onset or claim.kind is Kind.TOLL else frozenset[int]()
    apart = others | since
    time, why_time = time_of(found.times, proposition, frame, cue, others=apart) if happened else (None, None)
    named = {a.name for a in told.agents}
    places, why_places = places_of(found.scene, found.places, proposition, named, others=others)
    near = in_sentences_of(found.scene.doc, found.times, (*frame, *cue))
    said_on, why_said = said_time_of(near, frame, cue)
    claim = msgspec.structs.replace(claim, places=places)
    violent = told.finding is not None and told.finding.type in load_event_words().violence and not _whole_period(claim)
    aside = claim.stance is Stance.DENIES
    if violent and happened:
        if all(p.relation == "from" for p in places):  # where fire came from is not where it fell
            more, why_more = _passage_places(found, proposition, claim, frame, before, denied=aside)
            places, why_places = (*places, *more), why_more or why_places
        if time is None and not aside:
            time, why_time = carried_time(claim, before, found.scene.doc)
        if not places and not aside:
            places, why_places = carried_places(claim, before, found.scene.doc)
        if not places:
            places, why_places = scene_places(found.scene.doc, found.scenes, proposition)
    act = pointed_to(found.scene.tree, proposition.triggers) if happened else None
    if act is not None:
        if time is None:
            time, why_time = referred_time(act, claim, before)
        if not places:
            places, why_places = _place_referred(found, act, before)
    if said_on is None:
        said_on, why_said = carried_said_on(claim, before)
    reasons += [r for r in (why_time, why_places, why_said) if r is not None]
    return msgspec.structs.replace(claim, time=time, places=places, said_on=said_on, reasons=tuple(reasons))
