"""Who did it and to whom: agents and targets of a happening by the grammar of its trigger words.

In: a proposition with its trigger, the tree, the cast, and the speaker (for "we"). Out: agents and targets by the
fullest name of the report. Reads pack roles.en. A participant that cannot be told is left out: the wrong side is the worst
fault there is.
"""

from collections.abc import Collection, Sequence
from functools import cache

import msgspec

from counterclaim.claims.actors import Cast, resolve
from counterclaim.claims.syntax import (
    Tree,
    clause_head,
    is_clause_head,
    is_passive,
    noun_phrase,
    objects_of,
    prepositional,
    subjects_of,
    subtree,
)
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Span, Target
from counterclaim.records.document import Document, Token
from counterclaim.records.ledger import Actor

_FIRST_PERSON = frozenset(("we", "i", "our", "us", "ourselves"))
_ON = ("on", "against", "at", "of", "into", "upon", "in", "to")


class Roles(msgspec.Struct, frozen=True):
    """Agent and target heads (token indexes) of one happening."""

    agents: tuple[int, ...]
    targets: tuple[int, ...]


class Scene(msgspec.Struct, frozen=True):
    """What naming a participant needs: document, tree, cast, who speaks, who spoke before, words never to name."""

    doc: Document
    tree: Tree
    cast: Cast
    speaker: str | None
    earlier: tuple[str, ...]
    barred: frozenset[int]


def find_roles(scene: Scene, trigger: int, *, of_acts: bool = False, moves: bool = False, meets: bool = False) -> Roles:
    """Agent and target heads of the trigger word, by voice for verbs and by "by", "of" and possessives for nouns.

    `of_acts`: what follows "of" is who acts ("the advance of the rebels"). `moves`: the verb's subject is whom it befalls
    ("families fled"). `meets`: whom one meets acts too.
    """
    tree = scene.tree
    token = tree.tokens[trigger]
    if token.pos == "VERB" or (token.pos == "AUX" and is_clause_head(tree, trigger)):
        agents, targets = _verb_roles(tree, trigger, scene.barred)
    else:
        agents, targets = _noun_roles(tree, trigger, scene.barred, of_acts=of_acts)
    if moves and not targets:
        agents, targets = [], agents
    if meets:
        agents, targets = _met(tree, trigger, agents, targets), []
    agents = [a for a in dict.fromkeys(agents) if a not in scene.barred and a != trigger]
    targets = [t for t in dict.fromkeys(targets) if t not in scene.barred and t not in agents and t != trigger]
    return Roles(tuple(agents), tuple(targets))


def _met(tree: Tree, trigger: int, agents: list[int], targets: list[int]) -> list[int]:
    """Those who meet: subject, whom they meet, and "with" whom; also of an infinitive ("came to meet with")."""
    found = [*agents, *targets, *prepositional(tree, trigger, ("with", "between"))]
    for c in tree.children[trigger]:
        if tree.tokens[c].dep in ("advcl", "xcomp", "acl"):
            found += [*objects_of(tree, c), *prepositional(tree, c, ("with",))]
    return [i for i in found if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]


def by_phrases_in(tree: Tree, members: Collection[int]) -> list[int]:
    """Whoever stands after "by" among the tokens."""
    inside = set(members)
    return [p for i in members for p in prepositional(tree, i, ("by",)) if p in inside and tree.tokens[p].pos != "VERB"]


def _verb_roles(tree: Tree, verb: int, barred: frozenset[int]) -> tuple[list[int], list[int]]:
    by = [i for i in prepositional(tree, verb, ("by",)) if tree.tokens[i].pos != "VERB"]
    if is_passive(tree, verb):
        token = tree.tokens[verb]
        own = [c for c in tree.children[verb] if tree.tokens[c].dep == "nsubjpass"]
        patients = (
            subjects_of(tree, verb, stop=barred)
            if own or token.dep in ("conj", "xcomp")
            else [token.head]
            if token.dep in ("acl", "relcl", "amod")
            else []
        )
        return by, patients
    doers = subjects_of(tree, verb, stop=barred)
    hit = objects_of(tree, verb)
    if not hit:
        hit = prepositional(tree, verb, ("on", "against", "at", "into", "upon"))
    return doers or by, hit


def _noun_roles(tree: Tree, noun: int, barred: frozenset[int], *, of_acts: bool) -> tuple[list[int], list[int]]:
    agents = _by_phrases(tree, noun)
    targets = prepositional(tree, noun, ("on", "against", "at", "upon", "outside", "inside"))
    of = prepositional(tree, noun, ("of",))
    for c in tree.children[noun]:
        token = tree.tokens[c]
        if token.dep == "poss" or (
            token.dep in ("amod", "compound", "nmod") and token.entity in ("NORP", "GPE", "ORG")
        ):
            agents.append(c)
    if of_acts and not agents:
        agents = of
    else:
        targets += of
    verb = clause_head(tree, noun)
    if verb != noun and verb not in barred:
        agents = agents or _doers_of_carrier(tree, noun, verb, barred)
        if not targets and tree.tokens[noun].dep == "nsubj" and not is_passive(tree, verb):
            targets = objects_of(tree, verb)
    return agents, targets


def _by_phrases(tree: Tree, noun: int) -> list[int]:
    """Who stands after "by" within the noun phrase, wherever the parser hung it, and on participles of the noun."""
    found = []
    for i in subtree(tree, noun):
        if tree.tokens[i].dep in ("relcl", "acl") and i != noun and not is_passive(tree, i):
            continue
        found += [p for p in prepositional(tree, i, ("by",)) if tree.tokens[p].pos != "VERB"]
    return found


def _doers_of_carrier(tree: Tree, noun: int, verb: int, barred: frozenset[int]) -> list[int]:
    """Who does it when a verb carries the noun: "launched an attack", "carried out by"."""
    if is_passive(tree, verb):
        return [i for i in prepositional(tree, verb, ("by",)) if i != noun and tree.tokens[i].pos != "VERB"]
    if tree.tokens[noun].dep in ("dobj", "attr", "conj") or tree.tokens[verb].lemma in ("involve", "engage", "take"):
        return [s for s in subjects_of(tree, verb, stop=barred) if s != noun]
    return []


def name_agents(scene: Scene, heads: Sequence[int]) -> tuple[Agent, ...]:
    """Agents by the fullest name of the report; words that name no actor (a shell, a war) are left out."""
    found: dict[str, Agent] = {}
    known = {actor.id for actor in scene.cast.actors}
    for head in heads:
        token = scene.tree.tokens[head]
        actor = actor_at(scene, head)
        if actor is not None and (actor.id in known or is_animate(token)) and not _is_pronoun(actor.name):
            agent = Agent(name=actor.name, actor=actor.id, country=actor.country, sector=actor.sector)
        elif is_animate(token):
            agent = Agent(name=phrase(scene, head))
        else:
            continue
        found.setdefault(agent.name, agent)
    return tuple(found.values())


def name_targets(scene: Scene, heads: Sequence[int], *, than: Sequence[Agent] = ()) -> tuple[Target, ...]:
    """Targets as told, or by the fullest name where the whole phrase is an actor; none that is an agent (`than`) as well."""
    found: dict[str, Target] = {}
    doers = {agent.name for agent in than}
    for head in heads:
        token = scene.tree.tokens[head]
        if token.pos in ("VERB", "NUM", "ADV", "PART") or token.entity in ("DATE", "TIME"):
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
            found.setdefault(target.name, target)
    return tuple(found.values())


def _is_pronoun(name: str) -> bool:
    return name.lower() in load_pack("roles.en")["pronouns"]


def actor_at(scene: Scene, head: int) -> Actor | None:
    """The actor that the noun phrase of this head names; first person is the speaker."""
    token = scene.tree.tokens[head]
    first, last = noun_phrase(scene.tree, head)
    span = Span(scene.tree.tokens[first].start, scene.tree.tokens[last - 1].end)
    if token.lemma in _FIRST_PERSON and scene.speaker is None:
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
