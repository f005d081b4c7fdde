"""A book in, the claims that most need a person out, each with why: what a machine is likely to have misread first.

A doubt says nothing of the speaker and nothing of the truth: only that this reading should be looked at before it is
relied on. Every rule has a weight and a sentence that goes on from "needs a person because"; a claim weighs the sum of
its rules, and ties go by the order of the text. Rules ask what stands in the records, not who the parties are. The
rules with their weights stand in docs/explain/doubts.md. Reads event_families and event_triggers.en (`wrongs`: acts
that are held against their doer).

- 9 to 8, who did it: a speaker blames the own side; the doer brokered a truce
- 5, who did it: doer outside the conflict; doer and harmed of one side; blame in the report's own voice
- 4 to 3, who speaks or did it: an official or fighter of no known side; words carried on; rumour; blame without a doer;
  an own act told; denial of something negated
- 2, detail: mention far from the name, relay, unknown speaker, doer of no side, open denials, thin disputes, odd tolls
- 1, detail: number, place or day missing or carried over; very few words
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Doubt
from counterclaim.export.dossier.parties import parties_of
from counterclaim.export.dossier.sections.holding import BLAMING, holds
from counterclaim.export.dossier.sections.names import folded
from counterclaim.export.dossier.sections.told_once import unrepeated
from counterclaim.export.wording import agreeing
from counterclaim.packs.families import can_harm, type_words
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim
from counterclaim.records.enums import Certainty, Scope, Sector, Stance, Unit
from counterclaim.records.ledger import Actor, Ceasefire, Incident

_ARGUES: Final = frozenset((*BLAMING, Stance.DENIES))
_HEARSAY: Final = frozenset((Certainty.ALLEGED, Certainty.REPORTED))
_FOR_A_SIDE: Final = frozenset(
    (Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.ARMED_GROUP, Sector.PARTY, Sector.PARLIAMENT)
)
_CARRIED_SPEECH: Final = frozenset(
    (
        ("speaker", "speech goes on"),
        ("speaker", "publisher"),
        ("attribution", "first person"),
        ("attribution", "statement"),
    )
)
_CARRIED: Final = frozenset(("same passage", "answered claim"))
_LARGE: Final = 500
_FEW_CLAIMS: Final = 2
_FEW_WORDS: Final = 2


class Case(msgspec.Struct, frozen=True):
    """What rules look at beside the claim: who is who, the parties, names and sides of brokers, wrongs."""

    actors: Mapping[str, Actor]
    parties: frozenset[str]
    brokers: frozenset[str]
    thin: frozenset[str]
    """Claims of contested incidents that rest on few claims."""
    wrongs: frozenset[str]

    def side_of(self, agent: Agent) -> str | None:
        """The side of a doer, where its actor has one."""
        actor = self.actors.get(agent.actor or "")
        return actor.side if actor else None


class Rule(msgspec.Struct, frozen=True):
    """A reason to look again: its name and weight, and the sentence that it has for a claim, if any."""

    name: str
    weight: int
    ask: Callable[[Case, Claim], str | None]


def doubts_of(book: Book, *, most: int = 20) -> tuple[tuple[Doubt, ...], int]:
    """The most doubtful claims first, at most `most`, and how many claims have any doubt.

    Copies are asked once. What a person has checked needs none any more, and is left out of both.
    """
    case = _case(book)
    asked = [
        (claim, found)
        for claim in unrepeated(book)
        if claim.id not in book.checked_ids
        if (found := weigh(case, claim))
    ]
    first = heapq.nsmallest(most, asked, key=lambda one: (-one[1][0], book.numbers[one[0].id]))
    doubts = tuple(Doubt(weight=weight, why=why, quotation=book.quoted(claim)) for claim, (weight, why) in first)
    return doubts, len(asked)


def weigh(case: Case, claim: Claim) -> tuple[int, tuple[str, ...]] | None:
    """How much speaks for looking at a claim again, and what, the heaviest first; None where nothing does.

    What a row of a hand-coded set tells was made of its columns, and no machine read it.
    """
    if any(reason.step == "hand_coded" for reason in claim.reasons):
        return None
    found = sorted(((rule.weight, why) for rule in RULES if (why := rule.ask(case, claim))), key=lambda pair: -pair[0])
    return (sum(weight for weight, _ in found), tuple(why for _, why in found)) if found else None


def case_of(
    claims: Iterable[Claim], incidents: Iterable[Incident], truces: Iterable[Ceasefire], actors: Mapping[str, Actor]
) -> Case:
    """What rules look at, of records that are walked once and not kept. No conflict file tells the parties."""
    named = {folded(broker) for truce in truces for broker in truce.brokers}
    sides = {actor.side for actor in actors.values()}
    parties: set[str] = set()
    for claim in claims:
        sides.add(claim.side)
        parties |= parties_of({claim.id: claim}, (), actors, conflict=None)
        named |= {folded(name) for name in claim.agreement.brokers} if claim.agreement else set()
    thin: set[str] = set()
    for incident in incidents:
        parties |= parties_of({}, (incident,), actors, conflict=None)
        thin |= _thin(incident)
    return _with_brokers(Case(actors, frozenset(parties & sides), frozenset(named), frozenset(thin), _wrongs()))


def _case(book: Book) -> Case:
    named = {folded(broker) for truce in book.truces for broker in truce.brokers}
    named |= {folded(name) for claim in book.claims.values() if claim.agreement for name in claim.agreement.brokers}
    thin = frozenset(claim for incident in book.incidents for claim in _thin(incident))
    return _with_brokers(Case(book.actors, book.parties, frozenset(named), thin, _wrongs()))


def _with_brokers(case: Case) -> Case:
    """The case with the sides of those who broker beside their names."""
    sides = {
        folded(actor.side)
        for actor in case.actors.values()
        if actor.side and case.brokers & {folded(name) for name in (actor.name, *actor.aliases)}
    }
    return msgspec.structs.replace(case, brokers=case.brokers | sides)


def _thin(incident: Incident) -> frozenset[str]:
    few = incident.facets.contested and len(incident.claims) <= _FEW_CLAIMS
    return frozenset(incident.claims) if few else frozenset()


def _wrongs() -> frozenset[str]:
    return frozenset(load_pack("event_triggers.en")["wrongs"])


# --- who did it


def _harmful(claim: Claim) -> bool:
    return claim.event is not None and can_harm(claim.event.type)


def _agents(claim: Claim) -> tuple[Agent, ...]:
    return claim.event.agents if claim.event else ()


def _blamed(claim: Claim) -> tuple[Agent, ...]:
    """Who is told as doer of harm, where that is held against a doer and not denied."""
    return _agents(claim) if _harmful(claim) and holds(claim) and claim.stance is not Stance.ACKNOWLEDGES else ()


def _own_side(case: Case, claim: Claim) -> str | None:
    if claim.stance in BLAMING and claim.side is not None:
        for agent in _blamed(claim):
            if case.side_of(agent) == claim.side:
                return f"it blames {agent.name}, who stands on the speaker's own side"
    return None


def _own_act(case: Case, claim: Claim) -> str | None:
    told = claim.stance in (Stance.ASSERTS, Stance.CONFIRMS) and claim.side is not None
    if told and claim.event is not None and claim.event.type in case.wrongs:
        for agent in _blamed(claim):
            if case.side_of(agent) == claim.side:
                return (
                    f"it tells of the speaker's own side what is mostly told of another: {type_words(claim.event.type)}"
                )
    return None


def _broker(case: Case, claim: Claim) -> str | None:
    for agent in _blamed(claim):
        side = case.side_of(agent)
        if folded(agent.name) in case.brokers:
            return f"it puts a harmful act on {agent.name}, told elsewhere as the broker of an agreement"
        if side is not None and folded(side) in case.brokers:
            return f"it puts a harmful act on {agent.name} of {side}, told elsewhere as the broker of an agreement"
    return None


def _outside(case: Case, claim: Claim) -> str | None:
    for agent in _blamed(claim):
        side = case.side_of(agent)
        if side is not None and case.parties and side not in case.parties:
            return f"it puts a harmful act on {agent.name}, who is of no party to the conflict"
    return None


def _one_side(case: Case, claim: Claim) -> str | None:
    harmed = [case.actors.get(target.actor or "") for target in claim.event.targets] if claim.event else []
    sides = {actor.side for actor in harmed if actor and actor.side}
    for agent in _blamed(claim):
        if case.side_of(agent) in sides:
            return f"doer and harmed are read as of one side: {case.side_of(agent)}"
    return None


def _own_voice(_case: Case, claim: Claim) -> str | None:
    blamed = _blamed(claim)
    if claim.speaker is None and blamed:
        return f"it puts a harmful act on {blamed[0].name} in the report's own voice: is nobody quoted for it?"
    return None


def _no_doer(_case: Case, claim: Claim) -> str | None:
    if claim.stance is Stance.ACCUSES and claim.event is not None and not claim.event.agents:
        return "it accuses, and no doer was read out of its words"
    return None


def _doer_of_no_side(case: Case, claim: Claim) -> str | None:
    if claim.stance in BLAMING and claim.side is not None:
        for agent in _blamed(claim):
            if case.side_of(agent) is None:
                return f"it blames {agent.name}, whose side is not known"
    return None


# --- who speaks


def _no_side(_case: Case, claim: Claim) -> str | None:
    speaker = claim.speaker
    argues = claim.stance in _ARGUES or (bool(_blamed(claim)))
    if speaker is not None and claim.side is None and argues and speaker.sector in _FOR_A_SIDE:
        return (
            f"it blames or denies, and nothing tells for which side {speaker.name} {agreeing(speaker.name, 'speaks')}"
        )
    return None


def _carried_speech(_case: Case, claim: Claim) -> str | None:
    if claim.speaker is not None and any((r.step, r.rule) in _CARRIED_SPEECH for r in claim.reasons):
        return (
            f"the sentence does not name its speaker: its words are taken as a continuation of {claim.speaker.name}'s"
        )
    return None


def _hearsay(_case: Case, claim: Claim) -> str | None:
    if claim.speaker is None and claim.certainty in _HEARSAY:
        return f"it is told as {claim.certainty}, and nobody is named who tells it"
    return None


def _far_mention(case: Case, claim: Claim) -> str | None:
    """A pronoun, or words that share none with the speaker's names or office."""
    speaker = claim.speaker
    if speaker is None or speaker.mention is None:
        return None
    actor = case.actors.get(speaker.actor or "")
    names = [speaker.name, *((actor.name, *actor.aliases, actor.office or "") if actor else ())]
    known = {word for name in names for word in folded(name).split()}
    if known & set(folded(speaker.mention.text).split()):
        return None
    return f"the speaker stands there as “{speaker.mention.text}”, taken to be {speaker.name}"


def _relay(_case: Case, claim: Claim) -> str | None:
    if claim.via:
        return f"the words come through {claim.via[0].name}: who speaks, and who passes on?"
    return None


def _unknown_speaker(_case: Case, claim: Claim) -> str | None:
    speaker = claim.speaker
    if speaker is not None and claim.side is None and speaker.sector is Sector.UNKNOWN:
        return f"nothing tells who is meant by “{speaker.name}”"
    return None


# --- denials and disputes


def _denied_negation(_case: Case, claim: Claim) -> str | None:
    """A denial made by the negation itself ("our guns did not fire") has only one."""
    alone = any(reason.step == "stance" and reason.rule == "own act negated" for reason in claim.reasons)
    if claim.stance is Stance.DENIES and claim.negated and not alone:
        return "it denies something that is negated itself"
    return None


def _open_denial(_case: Case, claim: Claim) -> str | None:
    if claim.stance is Stance.DENIES and claim.denial_scope is None:
        return "what the denial rejects is not told: the act, its doer, or all of it"
    return None


def _lone_denial(_case: Case, claim: Claim) -> str | None:
    if claim.stance is Stance.DENIES and not claim.answers:
        return "no accusation that this denial answers was found"
    return None


def _thin_dispute(case: Case, claim: Claim) -> str | None:
    return "the dispute rests on very few claims" if claim.id in case.thin else None


# --- detail


def _uncounted(_case: Case, claim: Claim) -> str | None:
    if any(toll.who is None for toll in claim.tolls):
        return "a toll was read, and not whom or what it counts"
    return None


def _no_number(_case: Case, claim: Claim) -> str | None:
    if any(toll.low is None and toll.best is None and toll.high is None for toll in claim.tolls):
        return "a toll is told without a number"
    return None


def _large(_case: Case, claim: Claim) -> str | None:
    """Running totals without a "so far" beside them are often read as one happening's."""
    for toll in claim.tolls:
        most = max((value for value in (toll.low, toll.best, toll.high) if value is not None), default=0)
        if toll.scope is Scope.INCIDENT and toll.unit is Unit.COUNT and most >= _LARGE:
            return "a large number is read as the toll of one happening: is it a running total?"
    return None


def _unplaced(_case: Case, claim: Claim) -> str | None:
    if _harmful(claim):
        for place in claim.places:
            if place.gazetteer is None:
                return f"the place {place.name} is in no list of places"
    return None


def _undated(_case: Case, claim: Claim) -> str | None:
    time = claim.time
    if _harmful(claim) and holds(claim) and (time is None or not (time.earliest or time.latest)):
        return "its day is not fixed"
    return None


def _carried_day(_case: Case, claim: Claim) -> str | None:
    return _carried("time", "day", claim)


def _carried_place(_case: Case, claim: Claim) -> str | None:
    return _carried("place", "place", claim)


def _carried(step: str, what: str, claim: Claim) -> str | None:
    if _harmful(claim) and any(r.step == step and r.rule in _CARRIED for r in claim.reasons):
        return f"its {what} is carried over from another sentence"
    return None


def _few_words(_case: Case, claim: Claim) -> str | None:
    return "it rests on very few words" if len(claim.evidence.text.split()) <= _FEW_WORDS else None


RULES: Final = (
    Rule("blames its own side", 9, _own_side),
    Rule("the doer is a broker", 8, _broker),
    Rule("the doer is of no party", 5, _outside),
    Rule("doer and harmed of one side", 5, _one_side),
    Rule("blame in the report's own voice", 5, _own_voice),
    Rule("official or fighter of no known side", 4, _no_side),
    Rule("speech carried on", 3, _carried_speech),
    Rule("rumour", 3, _hearsay),
    Rule("blame without a doer", 3, _no_doer),
    Rule("an own act told", 3, _own_act),
    Rule("denial of something negated", 3, _denied_negation),
    Rule("speaker by pronoun", 2, _far_mention),
    Rule("words passed on", 2, _relay),
    Rule("speaker not known", 2, _unknown_speaker),
    Rule("doer of no known side", 2, _doer_of_no_side),
    Rule("open denial", 2, _open_denial),
    Rule("denial of nothing found", 2, _lone_denial),
    Rule("thin dispute", 2, _thin_dispute),
    Rule("toll of nobody told", 2, _uncounted),
    Rule("large toll of one happening", 2, _large),
    Rule("toll without a number", 1, _no_number),
    Rule("place in no list", 1, _unplaced),
    Rule("day not fixed", 1, _undated),
    Rule("day carried over", 1, _carried_day),
    Rule("place carried over", 1, _carried_place),
    Rule("very few words", 1, _few_words),
)
