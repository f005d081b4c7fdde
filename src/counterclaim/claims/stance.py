"""How the speaker stands to what is told: accuses, denies, calls for, pledges, or just asserts.

In: the cue that makes the speaker speak, the stance words of the proposition, the event found, and whether its agents
are the speaker's own party. Out: a stance with its reason, and the scope of a denial. Reads packs cues.en, stance.en.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.syntax import AUXILIARIES, SUBJECTS, Tree
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Reason
from counterclaim.records.enums import DenialScope, Sector, Stance
from counterclaim.records.ledger import Actor

_PARTY_SECTORS = frozenset((Sector.ARMED_GROUP, Sector.MILITARY, Sector.GOVERNMENT, Sector.POLICE, Sector.PARTY))
_BY_CUE = "the word that makes them speak says so"


class StanceInput(msgspec.Struct, frozen=True, kw_only=True):
    """What the decision looks at."""

    cue: Hit | None
    """The cue's entry, where the proposition is the cue's own sentence; else None."""
    cue_negated: bool
    words: Sequence[Hit]
    """Hits of stance.en in the proposition."""
    head: int
    speaker: Actor | None
    speaks: bool
    """Whether anybody but the report itself speaks."""
    agents: Sequence[Agent]
    others: Sequence[Agent]
    """Those of the agents who are not of the speaker's own party."""
    wrong: bool
    """Whether the event type is one that is held against its agent."""
    headline: bool
    negated: bool
    denial: Reason | None
    """Why a negated sentence denies, where it does."""
    own_subject: bool
    """Whether the one who is to act is the speaker, or a body or state of his."""


def find_stance(given: StanceInput, tree: Tree) -> tuple[Stance, Reason | None]:
    """The stance, most telling word first: the cue, then modal words, then who is blamed."""
    if given.cue is not None and (told := given.cue.entry.fields.get("stance")):
        stance = Stance(str(told))
        if given.cue_negated:
            return _opposite(stance), Reason(
                "stance", f"cues.en/{given.cue.entry.id}", "the word that makes them speak is negated"
            )
        if stance is Stance.ACKNOWLEDGES and given.others:
            return Stance.ASSERTS, Reason(
                "stance", f"cues.en/{given.cue.entry.id}", "accepts an act that is not their own side's"
            )
        return stance, Reason("stance", f"cues.en/{given.cue.entry.id}", _BY_CUE)
    if given.speaks and (by_modal := _by_words(given, tree)):
        return by_modal
    if given.denial is not None:
        return Stance.DENIES, given.denial
    if given.speaks and given.negated and given.wrong and given.agents and not given.others:
        return Stance.DENIES, Reason("stance", "own act negated", "says that their own side did not do it")
    if _blames(given):
        return Stance.ACCUSES, Reason(
            "stance", "another's wrong", f"says that {given.agents[0].name} did it, who is not their own side"
        )
    return Stance.ASSERTS, None


def _opposite(stance: Stance) -> Stance:
    """What "did not admit" or "did not deny" comes to."""
    return Stance.DENIES if stance is Stance.ACKNOWLEDGES else Stance.ASSERTS


def denial_scope(tree: Tree, members: Sequence[int], *, wrong_type: str | None) -> DenialScope:
    """What a denial rejects, from the words denied."""
    words = {tree.tokens[i].lemma for i in members}
    scopes: dict[str, list[str]] = load_pack("roles.en")["denial_scopes"]
    for scope, lemmas in scopes.items():
        if words & set(lemmas):
            return DenialScope(scope)
    return DenialScope.ACT if wrong_type else DenialScope.GENERAL


def _by_words(given: StanceInput, tree: Tree) -> tuple[Stance, Reason] | None:
    for hit in given.words:
        stance = Stance(str(hit.entry.fields["stance"]))
        reason = Reason("stance", f"stance.en/{hit.entry.id}", f"“{tree.tokens[hit.first].text}”")
        if stance is Stance.PLEDGES:
            if _governs(tree, hit, given.head) and given.own_subject and not _is_anothers(tree, hit, given.head):
                return stance, reason
        elif stance is Stance.CALLS_FOR:
            if _governs(tree, hit, given.head):
                return stance, reason
        elif stance in (Stance.DENIES, Stance.WARNS, Stance.DOUBTS):
            return stance, reason
    return None


def _is_anothers(tree: Tree, hit: Hit, head: int) -> bool:
    """Whether the modal's verb has a subject of its own below the head ("I cannot say what they will do")."""
    first_person = load_pack("roles.en")["first_person"]
    token = tree.tokens[hit.first]
    verb = token.head if token.dep in AUXILIARIES else token.index
    own = [tree.tokens[c] for c in tree.children[verb] if tree.tokens[c].dep in SUBJECTS]
    return verb != head and any(subject.lemma not in first_person for subject in own)


def _governs(tree: Tree, hit: Hit, head: int) -> bool:
    """Whether the modal belongs to the proposition's own verb or one directly above or below it."""
    token = tree.tokens[hit.first]
    near = {head, tree.tokens[head].head, *tree.children[head]}
    return hit.first in near or token.head in near or hit.first == head


def _blames(given: StanceInput) -> bool:
    if not given.wrong or given.negated or not given.agents:
        return False
    if given.headline and not given.speaks:
        return True
    if not given.speaks or any(hit.entry.fields.get("approves") for hit in given.words):
        return False
    speaker = given.speaker
    if speaker is None:
        return False
    fights = speaker.sector in _PARTY_SECTORS
    parties = [a for a in given.agents if _is_side(a) or (fights and _is_rival(a))]
    return bool(parties) and all(a in given.others for a in parties)


def _is_side(agent: Agent) -> bool:
    return agent.country is not None or agent.sector in _PARTY_SECTORS


def _is_rival(agent: Agent) -> bool:
    """Whether the words name fighters or rulers against somebody ("the insurgents")."""
    rivals = load_pack("roles.en")["rivals"]
    return any(word.lower().rstrip("s") in rivals for word in agent.name.split())
