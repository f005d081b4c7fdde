"""Agents and targets by name: the fullest name of the report for an actor, else the words as told.

In: noun phrase heads, the cast, and who speaks (for "we"). Out: `Agent` and `Target` records; whether an agent is of
the speaker's party. Reads pack roles.en.
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.claims.actors import Cast, resolve
from counterclaim.claims.syntax import Tree, noun_phrase, prepositional
from counterclaim.packs.actors import load_actor_words, word_key
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import party, same_party
from counterclaim.records.claim import Agent, Span, Target
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor


class Scene(msgspec.Struct, frozen=True):
    """What naming a participant needs: document, tree, cast, who speaks, who spoke before, words never to name."""

    doc: Document
    tree: Tree
    cast: Cast
    speaker: str | None
    earlier: tuple[str, ...]
    barred: frozenset[int]


def same_side(scene: Scene, speaker: Actor | None, agent: Agent) -> bool:
    """Whether the agent is the speaker or of his party. Where his party is not known, nobody is called another."""
    if speaker is None:
        return False
    other = scene.cast.actor(agent.actor)
    mine, theirs = _nation(scene, speaker), _nation(scene, other) or agent.country
    if speaker.id == agent.actor or (speaker.body is not None and speaker.body == agent.actor):
        return True
    if speaker.name in agent.name:
        return True  # "X's mortar unit"
    if mine and theirs and agent.sector not in (Sector.ARMED_GROUP, Sector.CIVILIANS):
        return mine == theirs
    if not mine and speaker.sector in (Sector.UNKNOWN, Sector.GOVERNMENT) and agent.sector is not Sector.ARMED_GROUP:
        return True
    return same_party(party(speaker), party(agent))


def _nation(scene: Scene, actor: Actor | None) -> str | None:
    """The state or territory of an actor, or of the body that a person speaks for."""
    if actor is None:
        return None
    body = scene.cast.actor(actor.body)
    return actor.nation or actor.country or (body.nation or body.country if body is not None else None)


def name_agents(scene: Scene, heads: Sequence[int]) -> tuple[Agent, ...]:
    """Agents by the fullest name of the report; words that name no actor (a shell, a war) are left out."""
    found: dict[str, Agent] = {}
    known = {actor.id for actor in scene.cast.actors}
    for head in heads:
        token = scene.tree.tokens[head]
        actor = actor_at(scene, head)
        if (
            actor is not None
            and (actor.id in known or is_animate(token) or token.pos == "PRON")
            and not _is_pronoun(actor.name)
        ):
            agent = Agent(name=actor.name, actor=actor.id, country=actor.country, sector=actor.sector)
        elif is_animate(token):
            agent = Agent(name=phrase(scene, head))
        elif (owner := _owner(scene, head)) is not None:
            agent = Agent(name=owner.name, actor=owner.id, country=owner.country, sector=owner.sector)
        elif (whose := _bare_owner(scene, head)) is not None:
            agent = Agent(name=phrase(scene, whose))
        else:
            continue
        found.setdefault(agent.name, agent)
    return tuple(a for a in found.values() if not any(_is_part(a.name, other) for other in found))


def _is_part(name: str, other: str) -> bool:
    """Whether one name is only some of the words of the other ("Borovian" beside "Borovian forces")."""
    return name != other and set(name.split()) < set(other.split())


def _owner(scene: Scene, head: int) -> Actor | None:
    """Whose thing acts in "army warplanes struck" or "the militia's guns": the actor before the noun, or after "of"."""
    known = {actor.id for actor in scene.cast.actors}
    for c in scene.tree.children[head]:
        if c < head and scene.tree.tokens[c].dep in ("compound", "poss", "nmod", "amod"):
            actor = actor_at(scene, c)
            if actor is not None and actor.id in known:
                return actor
    if not is_fought_with(scene.tree.tokens[head]):
        return None
    held = [actor for i in prepositional(scene.tree, head, ("of",)) if (actor := actor_at(scene, i)) is not None]
    return next((actor for actor in held if actor.id in known), None)


def _bare_owner(scene: Scene, head: int) -> int | None:
    """The word for whose guns they are, where nothing else names them: "militia guns opened up"."""
    if not is_fought_with(scene.tree.tokens[head]):
        return None
    before = (c for c in scene.tree.children[head] if c < head and scene.tree.tokens[c].dep in ("compound", "poss"))
    return next((c for c in before if is_animate(scene.tree.tokens[c])), None)


def is_fought_with(token: Token) -> bool:
    """Whether a noun is what fighters fight with or from: whose it is acts ("a boat of the Coast Guard fired")."""
    words, vessels = load_actor_words(), load_pack("event_triggers.en")["object_words"]["vessel"]
    return word_key(token.text) in words.units | words.fire or token.lemma in vessels


def name_targets(
    scene: Scene, heads: Sequence[int], *, than: Sequence[Agent] = (), protected: dict[int, str] | None = None
) -> tuple[Target, ...]:
    """Targets as told, or by the fullest name where the phrase is a person; none that is an agent (`than`) too.

    `protected`: the class of protection that the words at a token give.
    """
    found: dict[str, Target] = {}
    doers = {agent.name for agent in than}
    protected = protected or {}
    for head in (shown for one in heads for shown in _shown(scene.tree, one)):
        token = scene.tree.tokens[head]
        if (
            token.pos in ("VERB", "NUM", "ADV", "PART", "SCONJ")
            or token.entity in ("DATE", "TIME")
            or token.tag == "WDT"
        ):
            continue
        actor = actor_at(scene, head)
        name = phrase(scene, head) if token.pos != "PRON" else ""
        if actor is not None and not _is_pronoun(actor.name) and (not name or actor.kind == "person"):
            target = Target(name=actor.name, actor=actor.id, country=actor.country)
        elif name:
            target = Target(name=name, country=actor.country if actor else None, actor=actor.id if actor else None)
        else:
            continue
        if target.name not in doers:
            kind = next((protected[i] for i in range(*noun_phrase(scene.tree, head)) if i in protected), None)
            found.setdefault(target.name, msgspec.structs.replace(target, protected=kind))
    return tuple(found.values())


def _shown(tree: Tree, head: int) -> list[int]:
    """Whom words such as "videos of two captives" show: nobody harms a recording.

    "Another" before a plural is a recording too, and the plural a verb that the parser missed ("another exists of").
    """
    token = tree.tokens[head]
    another = token.tag == "NNS" and any(tree.tokens[c].lemma == "another" for c in tree.children[head])
    if not another and token.lemma not in load_pack("roles.en")["recordings"]:
        return [head]
    return prepositional(tree, head, ("of",))


def _is_pronoun(name: str) -> bool:
    return name.lower() in load_pack("roles.en")["pronouns"]


def actor_at(scene: Scene, head: int) -> Actor | None:
    """The actor that the noun phrase of this head names; first person is the speaker."""
    token = scene.tree.tokens[head]
    first, last = noun_phrase(scene.tree, head)
    span = Span(scene.tree.tokens[first].start, scene.tree.tokens[last - 1].end)
    if token.lemma in load_pack("roles.en")["first_person"] and scene.speaker is None:
        return None
    return resolve(scene.doc, scene.cast, span, earlier=scene.earlier, speaker=scene.speaker)


def phrase(scene: Scene, head: int) -> str:
    """The noun phrase as told, without its article."""
    first, last = noun_phrase(scene.tree, head)
    tokens = scene.tree.tokens
    while first < head and (tokens[first].pos in ("DET", "PUNCT") or tokens[first].tag in ("PRP$", "CC")):
        first += 1
    while last - 1 > head and (tokens[last - 1].dep == "case" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return " ".join(scene.doc.report.text[tokens[first].start : tokens[last - 1].end].split())


def is_animate(token: Token) -> bool:
    """Whether a word can act: a name of a person, people, body or state, or a plural or group noun of people."""
    return token.entity in ("PERSON", "NORP", "ORG", "GPE") or token.lemma in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(load_pack("roles.en")["people"])
