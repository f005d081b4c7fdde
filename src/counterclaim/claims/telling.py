"""What one proposition tells: its voice, its happening, who did it to whom, with what, how many.

In: the findings of a document and a proposition. Out: a `Told` record. Reads pack event_triggers.en (tables).
"""

import msgspec

from counterclaim.claims.answering import is_charge_called_false
from counterclaim.claims.attribution import Speech
from counterclaim.claims.denials import alibi_finding, denier_of
from counterclaim.claims.events import OPEN_TYPES, Finding, find_type, load_event_words
from counterclaim.claims.findings import Findings, Told
from counterclaim.claims.manner import inside, is_negated
from counterclaim.claims.nearby import touching
from counterclaim.claims.participants import Scene, name_agents, name_targets
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.roles import find_roles, own_by_phrases
from counterclaim.claims.syntax import SUBJECTS, Tree, ancestors, objects_of
from counterclaim.claims.tolls import find_tolls
from counterclaim.claims.voices import NOBODY, Voice
from counterclaim.claims.witness import heard_finding, part_heads
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Target, Toll
from counterclaim.records.enums import CivilStatus

_UNTARGETED = frozenset(("ceasefire_violated", "ceasefire_in_force", "mediation"))
_ANYBODY = frozenset(("people", "persons", "others", "individuals", "civilians and soldiers"))


def tell(found: Findings, proposition: Proposition) -> Told:
    """Everything that the words of the proposition tell of a happening."""
    speech = found.speeches[proposition.speech] if proposition.speech is not None else None
    voice = found.voices[proposition.speech] if proposition.speech is not None else NOBODY
    tree, doc = found.scene.tree, found.scene.doc
    own_cue = speech is not None and bool(speech.cue) and doc.tokens[speech.cue[0]].sentence == proposition.sentence
    words = load_event_words()
    members = set(proposition.members)
    weapons = tuple(w.weapon for w in touching(found.weapons, members))
    civilian = bool(inside(found.hits["protected"], members))
    finding = find_type(
        doc, tree, proposition.triggers, proposition.head, weapons=weapons, civilian=civilian, words=words
    )
    tolls = find_tolls(doc, first=proposition.first, last=proposition.last, times=found.times, speakers=found.sayers)
    if finding is None and not tolls:
        finding = heard_finding(found.happenings, proposition.members, proposition.head, narrated=speech is None)
    if finding is None and not tolls and is_negated(tree, proposition.head, None):
        denier = denier_of(found, proposition, voice)
        finding = alibi_finding(found, proposition, denier) if denier is not None else None
    agents, targets, heard = _participants(found, proposition, voice, speech if own_cue else None, finding)
    agents = _without_harmed(found, finding, agents, tolls)
    tolls = tuple(t for t in tolls if not _counts_doer(t, agents))
    if finding is not None:
        targets = _with_victims(targets, tolls)
        finding = _by_victims(finding, agents, targets, tolls, civilian=civilian)
    return Told(
        voice=voice,
        speech=speech,
        own_cue=own_cue,
        cue_negated=own_cue and speech is not None and _is_negated_cue(found, speech),
        finding=finding,
        agents=agents,
        targets=targets,
        heard_targets=heard,
        weapons=weapons,
        tolls=tolls,
    )


def _is_negated_cue(found: Findings, speech: Speech) -> bool:
    """Whether nobody said it, or somebody did not: "no group has claimed responsibility", "did not confirm"."""
    doc = found.scene.doc
    nobody = bool(speech.source) and doc.tokens[speech.source[0]].text.lower() in load_pack("roles.en")["nobody"]
    return nobody or any(is_negated(found.scene.tree, i, None) for i in speech.cue)


def scene_of(found: Findings, proposition: Proposition, voice: Voice) -> Scene:
    """The scene in which "we" is this voice, with those who spoke before the proposition."""
    spoke = found.spoken.before(proposition.first)
    return msgspec.structs.replace(found.scene, speaker=voice.actor.id if voice.actor else None, earlier=spoke)


def _participants(
    found: Findings, proposition: Proposition, voice: Voice, speech: Speech | None, finding: Finding | None
) -> tuple[tuple[Agent, ...], tuple[Target, ...], bool]:
    """Agents and targets, and whether the targets are the model's because grammar told none."""
    if finding is None or finding.trigger.agentless:
        return (), (), False
    scene = scene_of(found, proposition, voice)
    tree, meets = scene.tree, finding.type == "meeting"
    roles = find_roles(tree, finding.trigger, scene.barred, meets=meets)
    kinds = _kinds_like(finding.trigger.type)
    same = [t for t in proposition.triggers if t.type in kinds and t is not finding.trigger]
    also = [find_roles(tree, t, scene.barred, meets=meets) for t in same]
    if nested := [t for t in proposition.triggers if t.anchor in roles.agents]:
        also += [find_roles(tree, t, scene.barred) for t in nested]
    # Who makes the speech is not thereby who did what it tells, whatever the parser hung where.
    sayer = found.speeches[proposition.speech] if proposition.speech is not None else None
    barred = set(sayer.source) if sayer is not None else set()
    doers = [i for i in roles.agents if i not in barred] or [i for r in also for i in r.agents if i not in barred]
    agents = name_agents(scene, doers)
    if speech is not None and speech.hit is not None:
        told_of = _is_told_of(tree, finding.trigger.anchor, speech)
        named = agents if agents or told_of else name_agents(scene, _held_to_account(speech, scene))
        agents = _without_accuser(named, speech, voice)
    own = scene.doc.sentences[proposition.sentence]
    words = range(own.first, own.last)
    no_target = {i for w in touching(found.weapons, words) for i in range(w.first, w.last)}
    if is_charge_called_false(tree, finding.trigger.anchor):
        agents = ()
    elif not agents:
        anchor = finding.trigger.anchor
        agents = name_agents(scene, own_by_phrases(tree, anchor, proposition.members, through=no_target))
    people = load_pack("roles.en")["people"]  # "ambushed a patrol": a word that tells of troops also names them
    acts = (t for t in proposition.triggers if tree.tokens[t.anchor].lemma not in people)
    no_target.update(i for t in acts for i in range(t.first, t.last))
    told = [t for r in (roles, *also) for t in r.targets]
    happening = found.happenings.get(finding.trigger.anchor)
    aimed = told or part_heads(scene.doc, tree, happening, "target", "victim")
    hit = [t for t in aimed if t not in no_target and finding.type not in _UNTARGETED]
    hits = touching(found.hits["protected"], words)
    shielded = {i: str(h.entry.fields["protected"]) for h in hits for i in range(h.first, h.last)}
    return agents, name_targets(scene, hit, than=agents, protected=shielded), bool(hit) and not told


def _kinds_like(kind: str) -> frozenset[str]:
    """Types of triggers that tell the same happening; another word for an attack may leave its type open."""
    acts = OPEN_TYPES - {"harm"}
    violent = kind in acts or kind in load_event_words().violence
    return acts | {kind} if violent else frozenset((kind,))


def _without_accuser(agents: tuple[Agent, ...], speech: Speech, voice: Voice) -> tuple[Agent, ...]:
    """Nobody accuses or condemns himself: such an agent is a misreading, and the wrong side is the worst fault."""
    stance = speech.hit.entry.fields.get("stance") if speech.hit is not None else None
    if stance not in ("accuses", "condemns") or voice.actor is None:
        return agents
    return tuple(a for a in agents if voice.actor.id != a.actor and voice.actor.name != a.name)


def _is_told_of(tree: Tree, anchor: int, speech: Speech) -> bool:
    """Whether the act has a subject of its own, or stands in a clause that somebody denies or admits and that has one.

    Whoever admits that people died in a raid has not said that the raid was his.
    """
    fields = speech.hit.entry.fields if speech.hit is not None else {}
    chain = [anchor] if fields.get("frame") == "blame" else [anchor, *ancestors(tree, anchor)]
    for i in chain:
        if i in speech.cue:
            return False
        if any(tree.tokens[c].dep in SUBJECTS for c in tree.children[i]):
            return True
    return False


def _held_to_account(speech: Speech, scene: Scene) -> list[int]:
    """Whom the speaking verb itself names as doer: whom one blames, or the speaker who denies or admits."""
    fields = speech.hit.entry.fields if speech.hit is not None else {}
    tokens = scene.tree.tokens
    if fields.get("frame") == "blame":
        return [c for i in speech.cue for c in scene.tree.children[i] if tokens[c].dep in ("dobj", "nsubjpass")]
    if fields.get("stance") in ("denies", "acknowledges"):
        return [c for i in speech.cue for c in scene.tree.children[i] if tokens[c].dep == "nsubj"]
    return []


def _counts_doer(toll: Toll, agents: tuple[Agent, ...]) -> bool:
    """Whether the toll counts those who did it: harm put on the doer is a misreading of who was harmed."""
    words = set((toll.who or "").lower().split())
    return bool(words) and any(words <= set(agent.name.lower().split()) for agent in agents)


def _without_harmed(
    found: Findings, finding: Finding | None, agents: tuple[Agent, ...], tolls: tuple[Toll, ...]
) -> tuple[Agent, ...]:
    """The doers, less those counted before a word of harm without an object: in "nine killed" nobody kills."""
    if finding is None or finding.open_type != "harm" or objects_of(found.scene.tree, finding.trigger.anchor):
        return agents
    return tuple(a for a in agents if not any(_counts_doer(t, (a,)) for t in tolls))


def _with_victims(targets: tuple[Target, ...], tolls: tuple[Toll, ...]) -> tuple[Target, ...]:
    """The targets, and those counted as harmed beside them."""
    known = " ".join(t.name.lower() for t in targets)
    names = [t.who for t in tolls if t.who and t.who.lower() not in _ANYBODY and t.who.lower() not in known]
    return (*targets, *(Target(name=name) for name in dict.fromkeys(names)))


def _by_victims(
    finding: Finding, agents: tuple[Agent, ...], targets: tuple[Target, ...], tolls: tuple[Toll, ...], *, civilian: bool
) -> Finding:
    """Harm with a doer is an act, and an outrage on captives or soldiers out of the fight is no attack on civilians."""
    fighters = any(t.status is CivilStatus.COMBATANT for t in tolls) or any(_is_fighter(t.name) for t in targets)
    if finding.open_type == "harm" and agents and not finding.trigger.total and not finding.trigger.moves:
        return msgspec.structs.replace(
            finding, type="armed_clash" if fighters and not civilian else "attack_on_civilians"
        )
    if finding.type == "attack_on_civilians" and finding.open_type is None and fighters and not civilian:
        return msgspec.structs.replace(finding, type="ill_treatment")
    return finding


def _is_fighter(name: str) -> bool:
    words = set(name.lower().replace("’s", "").split())
    return bool(words & load_event_words().fighters)
