"""One proposition to one claim: every field from what was found in its words, each with its reason.

In: the findings of a document and a proposition. Out: a `Claim`, or None where the words claim nothing a monitor would
look up (scene-setting, questions, the frame of a speech). Reads pack event_triggers.en (tables).
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.agreements import AgreementMention
from counterclaim.claims.attribution import Speech
from counterclaim.claims.circumstances import carried_places, carried_time, places_of, said_time_of, time_of
from counterclaim.claims.events import EventWords, Finding, anchor_of, find_type, load_event_words
from counterclaim.claims.manner import find_certainty, find_channel, find_grounds, find_realis, inside, is_negated
from counterclaim.claims.participants import Scene, actor_at, find_roles, name_agents, name_targets
from counterclaim.claims.places import PlaceMention
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.stance import StanceInput, denial_scope, find_stance, same_party
from counterclaim.claims.syntax import SUBJECTS, ancestors, span_of, subjects_of
from counterclaim.claims.times import TimeMention
from counterclaim.claims.tolls import find_tolls
from counterclaim.claims.voices import NOBODY, Voice
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.packs.weapons import WeaponMention
from counterclaim.records.claim import Agent, Claim, Event, Quote, Reason, Span, Target, Toll, Weapon
from counterclaim.records.enums import Certainty, DenialScope, Kind, Realis, Scope, Stance, Zone
from counterclaim.records.ids import make_id

_POSITIONS = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS, Stance.DOUBTS))
_MIN_POSITION = 4
"""Words below which a speech without any happening is a scrap, not a position."""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in a document before claims are drafted."""

    scene: Scene
    speeches: tuple[Speech, ...]
    voices: tuple[Voice, ...]
    propositions: tuple[Proposition, ...]
    agreements: tuple[AgreementMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    weapons: tuple[WeaponMention, ...]
    hits: dict[str, tuple[Hit, ...]]


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a proposition tells: the happening with its parts, and the voice that tells it."""

    voice: Voice
    speech: Speech | None
    own_cue: bool
    finding: Finding | None
    agents: tuple[Agent, ...]
    targets: tuple[Target, ...]
    weapons: tuple[Weapon, ...]
    tolls: tuple[Toll, ...]


def draft_claim(found: Findings, proposition: Proposition, *, before: Sequence[Claim]) -> Claim | None:
    """The claim of a proposition, or None."""
    doc = found.scene.doc
    sentence = doc.sentences[proposition.sentence]
    if _is_question(found, proposition):
        return None
    told = _tell(found, proposition)
    negated = is_negated(found.scene.tree, proposition.head, _trigger(told.finding, found))
    stance, why_stance = _stance(found, proposition, told, negated=negated, headline=sentence.zone is Zone.HEADLINE)
    kind = _kind(proposition, told, stance, found)
    if kind is None or not _worth(found, proposition, told, kind):
        return None
    evidence = _evidence(found, proposition, told)
    realis, condition, why_realis = find_realis(found.scene.tree, proposition.head, proposition.members)
    claim = _with_manner(found, proposition, told, _blank(found, proposition, told, kind, stance, evidence))
    claim = msgspec.structs.replace(
        claim,
        negated=negated,
        realis=realis,
        condition=condition,
        denial_scope=_scope(found, proposition, told, stance),
        reasons=tuple(r for r in (*claim.reasons, why_stance, why_realis) if r is not None),
    )
    return _with_circumstances(found, proposition, told, claim, before)


def draft_agreement(found: Findings, mention: AgreementMention, speech: int | None) -> Claim:
    """The claim that an agreement exists or was made."""
    doc = found.scene.doc
    start, end = span_of(doc.tokens, mention.first, mention.last)
    sentence = doc.sentences[doc.tokens[mention.head].sentence]
    voice = found.voices[speech] if speech is not None else NOBODY
    certainty, why = find_certainty(inside(found.hits["certainty"], range(mention.first, mention.last)))
    return Claim(
        id=make_id("c", doc.report.id, f"{start}-{end}", Kind.AGREEMENT, voice.speaker.name if voice.speaker else None),
        report=doc.report.id,
        kind=Kind.AGREEMENT,
        evidence=Quote(start, end, doc.report.text[start:end]),
        sentence=Span(sentence.start, sentence.end),
        speaker=voice.speaker,
        via=voice.via,
        certainty=certainty,
        agreement=mention.agreement,
        reasons=tuple(r for r in (*voice.reasons, mention.reason, why) if r is not None),
    )


def _tell(found: Findings, proposition: Proposition) -> _Told:
    speech = found.speeches[proposition.speech] if proposition.speech is not None else None
    voice = found.voices[proposition.speech] if proposition.speech is not None else NOBODY
    own_cue = (
        speech is not None
        and bool(speech.cue)
        and found.scene.doc.tokens[speech.cue[0]].sentence == proposition.sentence
    )
    words = load_event_words()
    members = set(proposition.members)
    weapons = tuple(w.weapon for w in found.weapons if members & set(range(w.first, w.last)))
    civilian = bool(inside(found.hits["protected"], members))
    finding = find_type(found.scene.doc, found.scene.tree, proposition.hits, proposition.head, weapons=weapons, civilian=civilian, words=words)
    tolls = find_tolls(found.scene.doc, first=proposition.first, last=proposition.last)
    agents, targets = _participants(found, proposition, voice, speech if own_cue else None, finding)
    if finding is not None and finding.open_type == "harm" and agents:
        finding = _harm_by_somebody(finding, civilian)
    return _Told(
        voice=voice,
        speech=speech,
        own_cue=own_cue,
        finding=finding,
        agents=agents,
        targets=targets,
        weapons=weapons,
        tolls=tolls,
    )


def _harm_by_somebody(finding: Finding, civilian: bool) -> Finding:
    """Harm with a doer is an act: against civilians unless the words say that fighters were hit."""
    del civilian
    return msgspec.structs.replace(finding, type="attack_on_civilians")


def _trigger(finding: Finding | None, found: Findings) -> int | None:
    if finding is None:
        return None
    return anchor_of(found.scene.tree, finding.hit)


def _participants(
    found: Findings, proposition: Proposition, voice: Voice, speech: Speech | None, finding: Finding | None
) -> tuple[tuple[Agent, ...], tuple[Target, ...]]:
    trigger = _trigger(finding, found)
    if trigger is None:
        return (), ()
    scene = _spoken_scene(found, voice)
    fields = finding.hit.entry.fields if finding is not None else {}
    roles = find_roles(scene, trigger, of_acts=fields.get("of") == "agent", moves=bool(fields.get("moves")))
    agents = name_agents(scene, roles.agents)
    if not agents and speech is not None and speech.hit is not None:
        agents = name_agents(scene, _held_to_account(found, speech, scene))
    armed = {i for w in found.weapons for i in range(w.first, w.last)}
    targets = name_targets(scene, [t for t in roles.targets if t not in armed])
    del proposition
    return agents, targets


def _spoken_scene(found: Findings, voice: Voice) -> Scene:
    return msgspec.structs.replace(found.scene, speaker=voice.actor.id if voice.actor else None)


def _held_to_account(found: Findings, speech: Speech, scene: Scene) -> list[int]:
    """Whom the speaking verb itself names as doer: whom one blames, or the speaker who denies or admits."""
    frame = speech.hit.entry.fields.get("frame") if speech.hit is not None else None
    stance = speech.hit.entry.fields.get("stance") if speech.hit is not None else None
    tokens = scene.tree.tokens
    if frame == "blame":
        return [c for i in speech.cue for c in scene.tree.children[i] if tokens[c].dep in ("dobj", "nsubjpass")]
    if stance in ("denies", "acknowledges"):
        return [c for i in speech.cue for c in scene.tree.children[i] if tokens[c].dep == "nsubj"]
    return []


def _own_subject(found: Findings, proposition: Proposition, voice: Voice) -> bool:
    """Whether the subject of the proposition is "we", the speaker, or a body or state of his."""
    scene = _spoken_scene(found, voice)
    for head in subjects_of(scene.tree, proposition.head, stop=scene.barred):
        actor = actor_at(scene, head)
        if actor is not None and voice.actor is not None:
            agent = Agent(name=actor.name, actor=actor.id, country=actor.country, sector=actor.sector)
            return same_party(voice.actor, agent)
        if scene.tree.tokens[head].lemma in ("we", "i"):
            return True
    return False


def _stance(
    found: Findings, proposition: Proposition, told: _Told, *, negated: bool, headline: bool
) -> tuple[Stance, Reason | None]:
    words: EventWords = load_event_words()
    given = StanceInput(
        cue=told.speech.hit if told.own_cue and told.speech is not None else None,
        words=inside(found.hits["stance"], proposition.members),
        head=proposition.head,
        speaker=told.voice.actor,
        speaks=proposition.speech is not None,
        agents=told.agents,
        wrong=told.finding is not None and told.finding.type in words.wrongs,
        headline=headline,
        negated=negated,
        own_subject=_own_subject(found, proposition, told.voice),
    )
    return find_stance(given, found.scene.tree)


def _kind(proposition: Proposition, told: _Told, stance: Stance, found: Findings) -> Kind | None:
    if stance in _POSITIONS or _only_wished(found, proposition, told.finding):
        return Kind.POSITION
    if _is_total(found, told):
        return Kind.TOLL
    if told.finding is not None:
        return Kind.EVENT
    return Kind.TOLL if told.tolls else Kind.POSITION


def _only_wished(found: Findings, proposition: Proposition, finding: Finding | None) -> bool:
    """Whether the act is only wanted or sworn to ("remains committed to carrying out attacks")."""
    trigger = _trigger(finding, found)
    if trigger is None or trigger == proposition.head:
        return False
    attitudes = set(load_pack("roles.en")["attitudes"])
    tokens = found.scene.tree.tokens
    for i in ancestors(found.scene.tree, trigger):
        if tokens[i].lemma in attitudes and i in proposition.members:
            return True
        if i == proposition.head:
            break
    return False


def _is_total(found: Findings, told: _Told) -> bool:
    """A number told as such: harm with no act beside it, or the harm of a whole war."""
    numbered = [t for t in told.tolls if t.low is not None or t.best is not None or t.high is not None]
    if not numbered:
        return False
    if told.finding is None or (told.finding.open_type == "harm" and not told.agents):
        return True
    if _result_of_known_act(found, told.finding):
        return True
    whole = load_event_words().whole_conflict
    tokens = found.scene.tree.tokens[told.finding.hit.first : told.finding.hit.last]
    return all(t.lemma in whole for t in tokens) and all(t.scope is Scope.CUMULATIVE for t in numbered)


def _result_of_known_act(found: Findings, finding: Finding) -> bool:
    """Whether the act is only pointed back to ("as a result of the strike three women were injured")."""
    trigger = _trigger(finding, found)
    tree = found.scene.tree
    if trigger is None or finding.open_type is None:
        return False
    pointed = any(tree.tokens[c].lemma in ("the", "this", "that") for c in tree.children[trigger])
    return pointed and tree.tokens[trigger].dep == "pobj" and len(tree.children[trigger]) == 1


def _worth(found: Findings, proposition: Proposition, told: _Told, kind: Kind) -> bool:
    """Whether the words claim something: any happening or number, or what somebody is made to say."""
    if kind is not Kind.POSITION:
        return proposition.speech is not None or not _sets_the_scene(found, proposition, told)
    words = [i for i in proposition.members if found.scene.doc.tokens[i].pos not in ("PUNCT", "DET", "PART")]
    if proposition.speech is None:
        return False
    return len(words) >= _MIN_POSITION or bool(
        told.own_cue and told.speech and told.speech.hit and told.speech.hit.entry.fields.get("stance")
    )


def _sets_the_scene(found: Findings, proposition: Proposition, told: _Told) -> bool:
    """Whether words outside a speech only say when or how it was spoken ("speaking ahead of the talks", "after the meeting")."""
    tree = found.scene.tree
    top = tree.tokens[proposition.head]
    spoken = found.scene.barred | {i for s in found.speeches for i in s.source}
    if top.head not in spoken or top.head == top.index:
        return False
    own_subject = any(tree.tokens[c].dep in SUBJECTS for c in tree.children[top.index])
    return not own_subject and not told.tolls and top.dep not in ("relcl", "conj")


def _is_question(found: Findings, proposition: Proposition) -> bool:
    sentence = found.scene.doc.sentences[proposition.sentence]
    tail = found.scene.doc.report.text[sentence.end - 3 : sentence.end + 1].rstrip("”\"' ")
    return tail.endswith("?")


def _evidence(found: Findings, proposition: Proposition, told: _Told) -> tuple[int, int]:
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
    found: Findings, proposition: Proposition, told: _Told, kind: Kind, stance: Stance, evidence: tuple[int, int]
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


def _cue_quote(found: Findings, told: _Told) -> Quote | None:
    if told.speech is None or not told.speech.cue:
        return None
    doc = found.scene.doc
    start, end = doc.tokens[told.speech.cue[0]].start, doc.tokens[told.speech.cue[-1]].end
    return Quote(start, end, doc.report.text[start:end])


def _scope(found: Findings, proposition: Proposition, told: _Told, stance: Stance) -> DenialScope | None:
    if stance is not Stance.DENIES:
        return None
    members = (*proposition.members, *(told.speech.cue if told.speech else ()))
    return denial_scope(found.scene.tree, members, wrong_type=told.finding.type if told.finding else None)


def _with_manner(found: Findings, proposition: Proposition, told: _Told, claim: Claim) -> Claim:
    doc = found.scene.doc
    certainty, why_certainty = find_certainty(inside(found.hits["certainty"], proposition.members))
    if certainty is Certainty.STATED and any(t.text and "estimat" in t.text for t in claim.tolls):
        certainty = Certainty.ESTIMATED
    frame = _frame(found, told)
    grounds, why_grounds = find_grounds(inside(found.hits["grounds"], (*proposition.members, *frame)))
    channel, why_channel = find_channel(inside(found.hits["channels"], frame))
    judging = inside(found.hits["judgement"], proposition.members)
    return msgspec.structs.replace(
        claim,
        certainty=certainty,
        grounds=grounds,
        channel=channel,
        characterisations=tuple(dict.fromkeys(doc.report.text[h.start : h.end] for h in judging)),
        reasons=tuple(r for r in (*claim.reasons, why_certainty, why_grounds, why_channel) if r is not None),
    )


def _frame(found: Findings, told: _Told) -> list[int]:
    """The words of the sentence that make the speaker speak: all of it but what is said."""
    if told.speech is None or not told.speech.cue:
        return []
    doc = found.scene.doc
    sentence = doc.sentences[doc.tokens[told.speech.cue[0]].sentence]
    said = {i for a, b in told.speech.content for i in range(a, b)}
    return [i for i in range(sentence.first, sentence.last) if i not in said]


def _with_circumstances(
    found: Findings, proposition: Proposition, told: _Told, claim: Claim, before: Sequence[Claim]
) -> Claim:
    """Days and places of the happening; within a paragraph violence shares them with the claim before."""
    frame = _frame(found, told)
    reasons = list(claim.reasons)
    happened = claim.kind is not Kind.POSITION and claim.realis in (
        Realis.OCCURRED,
        Realis.ONGOING,
        Realis.PLANNED,
        Realis.CONDITIONAL,
    )
    time, why_time = time_of(found.times, proposition, frame) if happened else (None, None)
    named = {a.name for a in told.agents}
    places, why_places = places_of(found.scene, found.places, proposition, named)
    said_on, why_said = said_time_of(found.times, frame, found.scene.doc)
    violent = claim.event is not None and claim.event.type in load_event_words().violence
    if violent and happened:
        if time is None:
            time, why_time = carried_time(claim, before, found.scene.doc)
        if not places:
            places, why_places = carried_places(claim, before, found.scene.doc)
    reasons += [r for r in (why_time, why_places, why_said) if r is not None]
    return msgspec.structs.replace(claim, time=time, places=places, said_on=said_on, reasons=tuple(reasons))
