"""What a sentence with a "no" or "not" denies: an act of the side that speaks, or that its arms were anywhere near.

In: the findings of a document, a proposition, what it tells. Out: the reason why it is a denial, or None; and the
happening that an alibi speaks of. Reads packs event_triggers.en and roles.en.

"No gun of ours has fired on the town" denies, though no word says so; "no rebel has fired" is news of a calm night.
Whether those told of are another side's decides, and only where that is known: what nobody denies is told as it stands.
"""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.claims.events import Finding, load_event_words
from counterclaim.claims.findings import Findings, Told
from counterclaim.claims.participants import Scene, actor_at, phrase
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.syntax import SUBJECTS, is_passive, objects_of, prepositional, subjects_of, subtree
from counterclaim.claims.triggers import Trigger
from counterclaim.claims.voices import Voice
from counterclaim.packs.actors import split_words
from counterclaim.packs.common_names import is_common
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, marks, nations_in, plain_name, same_party
from counterclaim.packs.parties import party as party_of
from counterclaim.records.claim import Agent, Claim, Reason
from counterclaim.records.enums import Sector, Stance
from counterclaim.records.ledger import Actor

ALIBI = "alibi"
_OF_STATE = frozenset((Sector.MILITARY, Sector.GOVERNMENT, Sector.POLICE))
_FIGHTS = _OF_STATE | {Sector.ARMED_GROUP, Sector.PARTY}


class Denier(msgspec.Struct, frozen=True):
    """Who may deny: the speaker, or the body whose own statement the text is."""

    name: str
    actor: Actor | None
    state: bool
    apart: bool


def denier_of(found: Findings, proposition: Proposition, voice: Voice) -> Denier | None:
    """The party that says the proposition; None where nobody of the fighting does."""
    if proposition.speech is None:
        name, actor = found.scene.doc.report.publisher or "", None
    elif voice.speaker is not None:
        name, actor = voice.speaker.name, voice.actor
    else:
        return None
    body = found.scene.cast.actor(actor.body) if actor is not None else _body_named(found.scene, name)
    told = [one for one in (actor, body) if one is not None]
    words = [marks(n) for n in (name, *(one.name for one in told))]
    sectors = {one.sector for one in told} - {Sector.UNKNOWN}
    if sectors and not sectors & _FIGHTS:
        return None
    state = bool(sectors & _OF_STATE) or any(m.state for m in words)
    apart = Sector.ARMED_GROUP in sectors or any(m.apart for m in words)
    return Denier(name, actor, state, apart) if state or apart or sectors & _FIGHTS else None


def _body_named(scene: Scene, name: str) -> Actor | None:
    """The one fighting body of the report whose name opens another ("RSF Media Office" is of "RSF")."""
    words = plain_name(name).split()
    fits = [
        a
        for a in scene.cast.actors
        if a.kind != "person" and a.sector in _FIGHTS
        if any(own and words[: len(own)] == own for own in (plain_name(n).split() for n in (a.name, *a.aliases)))
    ]
    return fits[0] if len(fits) == 1 else None


def negated_act(
    found: Findings, proposition: Proposition, told: Told, denier: Denier, *, before: Sequence[Claim]
) -> Reason | None:
    """Why a negated proposition of a party denies that its side did what is told; None where it does not."""
    finding = told.finding
    if finding is not None and finding.trigger.entry == ALIBI:
        return Reason("stance", ALIBI, "says that their own side's arms were not there")
    if finding is None:
        there = find_alibi(found, proposition, denier) is not None
        return Reason("stance", ALIBI, "says that their own side was not there") if there else None
    if finding.trigger.harm or finding.type not in load_event_words().wrongs:
        return None
    generally = load_pack("roles.en")["generally"]
    if any(found.scene.tree.tokens[i].lemma in generally for i in proposition.members):
        return None
    if told.agents:
        others = [a for a in told.agents if is_rival(found.scene, denier, a)]
        return None if others else Reason("stance", "own act negated", f"says that {told.agents[0].name} did not do it")
    own = next(_own_things(found, finding.trigger.anchor, denier), None)
    if own is not None or find_alibi(found, proposition, denier) is not None:
        return Reason("stance", "own act negated", "says that nobody of their own side did it")
    if _such_an_act(found, proposition, finding, before):
        return Reason("stance", "act negated", "says that what was told did not happen")
    return None


def find_alibi(found: Findings, proposition: Proposition, denier: Denier) -> int | None:
    """The word for arms or men of the speaker's side of which a proposition says that they were not there."""
    tree, head = found.scene.tree, proposition.head
    if tree.tokens[head].lemma not in load_pack("roles.en")["whereabouts"]:
        return None
    return next(_own_things(found, head, denier), None)


def alibi_finding(found: Findings, proposition: Proposition, denier: Denier) -> Finding | None:
    """The happening that an alibi speaks of, by the arms: aircraft that were not in the air dropped no bombs."""
    word = find_alibi(found, proposition, denier)
    if word is None:
        return None
    pack = load_pack("event_triggers.en")
    token = found.scene.tree.tokens[word]
    kinds = (kind for name, kind in pack["alibi_types"].items() if token.lemma in pack["object_words"][name])
    if (kind := next(kinds, None)) is None:
        return None
    trigger = Trigger(first=word, last=word + 1, anchor=word, entry=ALIBI, type=kind, weight=3.0, agentless=True)
    return Finding(kind, trigger, Reason("event", ALIBI, f"“{token.text}” that were not there"))


def is_rival(scene: Scene, denier: Denier, agent: Agent) -> bool:
    """Whether an agent is known to be of another side than the speaker."""
    rivals = load_pack("roles.en")["rivals"]
    if same_party(_party(denier), party_of(agent)):
        return False
    if any(word.lower().rstrip("s") in rivals for word in agent.name.split()):
        return True
    mine, theirs = _lands(scene, denier.name, denier.actor), _lands(scene, agent.name, scene.cast.actor(agent.actor))
    if mine and theirs:
        return not mine & theirs
    if agent.sector is Sector.ARMED_GROUP:
        return True
    return denier.apart and not denier.state and (agent.sector in _OF_STATE or marks(agent.name).state)


def is_beside_denial(found: Findings, proposition: Proposition, told: Told) -> bool:
    """Whether a clause tells what another did beside a denied act: "denied that it had fired, after Y shelled it".

    Nobody denies it. What the speaker's own drones did ("that nine died when its drones hit") is denied with the rest.
    """
    if (
        told.cue_fields.get("stance") != Stance.DENIES
        or told.cue_negated
        or not _opens_beside(found.scene, proposition)
    ):
        return False
    tree, voice = found.scene.tree, told.voice
    subjects = [c for c in tree.children[proposition.head] if tree.tokens[c].dep in SUBJECTS]
    if not subjects or any(tree.tokens[i].tag in ("PRP", "PRP$") for s in subjects for i in subtree(tree, s)):
        return False
    name = voice.speaker.name if voice.speaker is not None else ""
    denier = denier_of(found, proposition, voice) or Denier(name, voice.actor, state=False, apart=False)
    doers = told.agents or tuple(Agent(name=phrase(found.scene, s)) for s in subjects)
    return all(is_rival(found.scene, denier, one) or _named_apart(found.scene, denier, one) for one in doers)


def _named_apart(scene: Scene, denier: Denier, agent: Agent) -> bool:
    """Whether two bodies bear names of their own that share no word: "Dorandi army" beside "Velmari Ministry"."""
    if denier.actor is None or denier.actor.kind == "person":
        return False
    body = scene.cast.actor(denier.actor.body)
    mine, theirs = _own_words(denier.name, *([body.name] if body else [])), _own_words(agent.name)
    return bool(mine and theirs) and not mine & theirs


def _own_words(*names: str) -> frozenset[str]:
    """The words of names that no other body bears: capitals that are no word for an army, a ministry or a front."""
    return frozenset(w for name in names for w in split_words(name) if w[:1].isupper() and not is_common(w))


def _opens_beside(scene: Scene, proposition: Proposition) -> bool:
    """Whether a clause opens with "after", "while" or the like."""
    tree, head = scene.tree, proposition.head
    openers = load_pack("roles.en")["beside_clause"]
    token = tree.tokens[head]
    words = [tree.tokens[c] for c in tree.children[head] if c < head and tree.tokens[c].dep in ("mark", "advmod")]
    words += [tree.tokens[token.head]] if token.dep == "pcomp" else []
    return any(word.lemma in openers for word in words)


def _party(denier: Denier) -> Party:
    return party_of(denier.actor) if denier.actor is not None else Party(name=denier.name)


def _lands(scene: Scene, name: str, actor: Actor | None) -> frozenset[str]:
    """States that a name, an actor or the body he speaks for is of."""
    chain = [one for one in (actor, scene.cast.actor(actor.body) if actor else None) if one is not None]
    known = {land.lower() for one in chain for land in (one.nation, one.country) if land}
    lands = scene.cast.lands
    unlisted = {
        lands[word].lower() for n in (name, *(one.name for one in chain)) for word in split_words(n) if word in lands
    }
    return frozenset(known | unlisted) or nations_in(name)


def _own_things(found: Findings, verb: int, denier: Denier) -> Iterator[int]:
    """Arms or men of the speaker's side that are the verb's subject, or that he says to have had."""
    tree, scene = found.scene.tree, found.scene
    subjects = [] if is_passive(tree, verb) else subjects_of(tree, verb, stop=scene.barred)
    counted = [i for s in subjects for i in (prepositional(tree, s, ("of",)) if _counts(found, s) else [s])]
    had = []
    if tree.tokens[verb].lemma == "have" and any(_is_ours(found, s, denier) for s in (*subjects, *counted)):
        had = objects_of(tree, verb)
    arms = load_pack("event_triggers.en")["object_words"]["arms"]
    for word in counted:
        if tree.tokens[word].lemma in arms and _is_ours(found, word, denier):
            yield word
    yield from (word for word in had if tree.tokens[word].lemma in arms)


def _counts(found: Findings, word: int) -> bool:
    """Whether a word only counts what follows "of": "none of its drones"."""
    token = found.scene.tree.tokens[word]
    return token.pos in ("NUM", "PRON") or token.lemma in ("none", "one")


def _is_ours(found: Findings, word: int, denier: Denier) -> bool:
    """Whether a thing is the speaker's by "our", "of ours", "its", or by the name of a body that is no rival's."""
    tree, scene, lists = found.scene.tree, found.scene, load_pack("roles.en")
    first_person = {*lists["first_person"], "ours"}
    owners = [c for c in tree.children[word] if tree.tokens[c].dep in ("poss", "compound", "amod", "nmod") and c < word]
    owners = [word, *owners, *prepositional(tree, word, ("of",))]
    texts = {form for i in owners for form in (tree.tokens[i].lemma.lower(), tree.tokens[i].text.lower())}
    if texts & first_person:
        return True
    if any(tree.tokens[i].tag == "PRP$" or (i == word and tree.tokens[i].tag == "PRP") for i in owners):
        return True
    for i in owners:
        actor = actor_at(scene, i)
        if actor is not None and any(actor.id == known.id for known in scene.cast.actors):
            agent = Agent(name=actor.name, actor=actor.id, country=actor.country, sector=actor.sector)
            return not is_rival(scene, denier, agent)
    return False


def _such_an_act(found: Findings, proposition: Proposition, finding: Finding, before: Sequence[Claim]) -> bool:
    """Whether a noun of violence that was told of before is said not to have been: "no such launch took place"."""
    tree, anchor = found.scene.tree, finding.trigger.anchor
    if tree.tokens[anchor].pos not in ("NOUN", "PROPN") or proposition.head not in (tree.tokens[anchor].head, anchor):
        return False
    words = {tree.tokens[i].text.lower() for i in subtree(tree, anchor)}
    if tree.tokens[proposition.head].lemma in load_pack("roles.en")["noticing"]:
        return False  # "no shelling was heard" is what a post reports
    told = any(c.event is not None and c.event.type == finding.type and not c.negated for c in before)
    return "such" in words or ("no" in words and told)
