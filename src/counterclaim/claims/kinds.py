"""Whether a proposition is a claim, and of which kind: event, toll or position.

In: the findings of a document, a proposition, what it tells, its stance. Out: a kind, or None where the words claim
nothing a monitor would look up (scene-setting, scraps, questions). Reads packs event_triggers.en, roles.en.
"""

from counterclaim.claims.circumstances import onset_words
from counterclaim.claims.denials import ALIBI
from counterclaim.claims.events import Finding, is_oblique, load_event_words
from counterclaim.claims.findings import Findings, Told
from counterclaim.claims.manner import is_negated
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.syntax import SUBJECTS, ancestors, is_clause_head, subtree
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Kind, Scope, Stance, TollKind

_POSITIONS = frozenset((Stance.CALLS_FOR, Stance.DOUBTS))
_OWN_ACTS = frozenset((Stance.PLEDGES, Stance.WARNS))
_ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))
_MIN_POSITION = 4
"""Words below which a speech without any happening is a scrap, not a position."""
_SURE_WEIGHT = 3


def find_kind(found: Findings, proposition: Proposition, told: Told, stance: Stance) -> Kind | None:
    """The kind of claim, or None."""
    kind = _kind(found, proposition, told, stance)
    return kind if _worth(found, proposition, told, kind, stance) else None


def is_question(found: Findings, proposition: Proposition) -> bool:
    """Whether the sentence asks: a question is no claim."""
    sentence = found.scene.doc.sentences[proposition.sentence]
    tail = found.scene.doc.report.text[sentence.end - 3 : sentence.end + 1].rstrip("”\"' ")
    return tail.endswith("?")


def leaves_open(found: Findings, proposition: Proposition) -> bool:
    """Whether the words only tell what somebody does not say: "did not say who fired the shells" claims nothing."""
    tree, head = found.scene.tree, proposition.head
    if tree.tokens[head].lemma not in load_pack("roles.en")["unsaid"] or not is_negated(tree, head, None):
        return False
    asked = (c for c in tree.children[head] if tree.tokens[c].dep == "ccomp")
    return any(tree.tokens[min(subtree(tree, c))].tag in _ASKING for c in asked)


def _kind(found: Findings, proposition: Proposition, told: Told, stance: Stance) -> Kind:
    if stance in _POSITIONS or told.cue_negated or _only_wished(found, proposition, told.finding):
        return Kind.POSITION
    if stance in _OWN_ACTS:
        own = told.finding is not None and told.finding.trigger.weight >= _SURE_WEIGHT
        return Kind.EVENT if own and not _mentioned(found, proposition, told.finding) else Kind.POSITION
    if _is_total(found, proposition, told):
        return Kind.TOLL
    if told.finding is not None:
        return (
            Kind.POSITION
            if proposition.speech is not None and _only_spoken_of(found, proposition, told)
            else Kind.EVENT
        )
    return Kind.TOLL if told.tolls else Kind.POSITION


def _mentioned(found: Findings, proposition: Proposition, finding: Finding | None) -> bool:
    return finding is not None and is_oblique(found.scene.tree, finding.trigger, proposition.head)


def _only_wished(found: Findings, proposition: Proposition, finding: Finding | None) -> bool:
    """Whether the act is only wanted or sworn to ("remains committed to carrying out attacks")."""
    if finding is None or finding.trigger.anchor == proposition.head:
        return False
    attitudes = set(load_pack("roles.en")["attitudes"])
    tokens = found.scene.tree.tokens
    for i in ancestors(found.scene.tree, finding.trigger.anchor):
        if tokens[i].lemma in attitudes and i in proposition.members:
            return True
        if any(tokens[c].lemma == "whether" and tokens[c].dep == "mark" for c in found.scene.tree.children[i]):
            return True  # "I do not know whether they will meet"
        if i == proposition.head:
            break
    return False


def _only_spoken_of(found: Findings, proposition: Proposition, told: Told) -> bool:
    """Whether a speaker judges a happening rather than reports it: it is the subject of "is", or named in passing."""
    finding, tree = told.finding, found.scene.tree
    if finding is None or told.tolls or told.agents or finding.trigger.anchor == proposition.head:
        return False
    if told.cue_fields.get("frame") in ("blame", "act") or finding.trigger.entry == ALIBI:
        return False
    token = tree.tokens[finding.trigger.anchor]
    if token.head == proposition.head and token.dep == "nsubj" and tree.tokens[proposition.head].lemma == "be":
        return True
    plain = not told.weapons and finding.trigger.weight < _SURE_WEIGHT and token.pos != "VERB"
    return plain and _mentioned(found, proposition, finding)


def _is_total(found: Findings, proposition: Proposition, told: Told) -> bool:
    """A number told as such: harm with no act beside it, people displaced, or the harm of a whole war."""
    if told.finding is not None and told.finding.trigger.total:
        return True
    numbered = [t for t in told.tolls if t.low is not None or t.best is not None or t.high is not None]
    if not numbered:
        return False
    if told.finding is None or (told.finding.open_type == "harm" and not told.agents):
        return True
    if told.finding.type == "displacement" and any(t.kind is TollKind.DISPLACED for t in numbered):
        return True
    if _result_of_known_act(found, told.finding):
        return True
    trigger = told.finding.trigger
    if trigger.anchor in onset_words(found.scene.tree, proposition.members):
        return all(t.scope is Scope.CUMULATIVE for t in numbered)
    whole = load_event_words().whole_conflict
    named = all(t.lemma in whole for t in found.scene.tree.tokens[trigger.first : trigger.last])
    return named and all(t.scope is Scope.CUMULATIVE for t in numbered)


def _result_of_known_act(found: Findings, finding: Finding) -> bool:
    """Whether the act is only pointed back to ("as a result of the strike three women were injured")."""
    tree, anchor = found.scene.tree, finding.trigger.anchor
    if finding.open_type is None or tree.tokens[anchor].dep != "pobj":
        return False
    return [tree.tokens[c].lemma for c in tree.children[anchor]] in (["the"], ["this"], ["that"])


def _worth(found: Findings, proposition: Proposition, told: Told, kind: Kind, stance: Stance) -> bool:
    """Whether the words claim something: any happening or number, or what somebody is made to say."""
    if kind is not Kind.POSITION:
        return proposition.speech is not None or not _sets_the_scene(found, proposition, told)
    if proposition.speech is None:
        return stance is Stance.DENIES
    tokens = found.scene.doc.tokens
    if told.cue_fields.get("stance"):
        return True
    words = [i for i in proposition.members if tokens[i].pos not in ("PUNCT", "DET", "PART")]
    return len(words) >= _MIN_POSITION and any(is_clause_head(found.scene.tree, i) for i in words)


def _sets_the_scene(found: Findings, proposition: Proposition, told: Told) -> bool:
    """Whether words outside a speech only say when or how it was spoken ("speaking ahead of the talks")."""
    tree = found.scene.tree
    top = tree.tokens[proposition.head]
    if not (top.head in found.scene.barred or top.head in found.sayers) or top.head == top.index:
        return False
    own_subject = any(tree.tokens[c].dep in SUBJECTS for c in tree.children[top.index])
    return not own_subject and not told.tolls and top.dep not in ("relcl", "conj")
