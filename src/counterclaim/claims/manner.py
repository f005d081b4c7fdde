"""How a thing is told: how sure, on what grounds, by which channel, in which judging words, and whether as real.

In: the tokens of a proposition and of the words that make its speaker speak. Out: one value per field with its reason.
Reads packs certainty.en, grounds.en, channels.en, judgement.en.
"""

from collections.abc import Iterable, Sequence

from counterclaim.claims.syntax import Tree, is_condition, subtree
from counterclaim.claims.triggers import Trigger
from counterclaim.packs.lexicon import Hit
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Certainty, Channel, Grounds, Realis

_UNREAL = frozenset(("would", "could", "might", "may"))
_FUTURE = frozenset(("will", "shall", "'ll", "wo"))
_NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "nor", "nobody", "nothing", "none"))


def inside(hits: Iterable[Hit], members: Iterable[int]) -> list[Hit]:
    """Hits that touch the tokens."""
    wanted = set(members)
    return [hit for hit in hits if any(i in wanted for i in range(hit.first, hit.last))]


def find_certainty(tree: Tree, hits: Sequence[Hit]) -> tuple[Certainty, Reason | None]:
    """The first word that tells how sure the teller is; plain words are `stated`."""
    value, why = _first_told(tree, hits, "certainty", "certainty.en", "makes it")
    return Certainty(value or Certainty.STATED), why


def find_grounds(tree: Tree, hits: Sequence[Hit]) -> tuple[Grounds, Reason | None]:
    """What the words say the claim rests on."""
    value, why = _first_told(tree, hits, "grounds", "grounds.en", "tells the grounds:")
    return Grounds(value or Grounds.NONE_STATED), why


def find_channel(tree: Tree, hits: Sequence[Hit]) -> tuple[Channel, Reason | None]:
    """By which channel the speaker spoke, from the words around the cue."""
    value, why = _first_told(tree, hits, "channel", "channels.en", "tells the channel:")
    return Channel(value or Channel.UNKNOWN), why


def _first_told(tree: Tree, hits: Sequence[Hit], field: str, pack: str, verb: str) -> tuple[str | None, Reason | None]:
    """The value that the first hit with this field gives, and why; None where no hit has it."""
    hit = next((hit for hit in hits if hit.entry.fields.get(field)), None)
    if hit is None:
        return None, None
    value = str(hit.entry.fields[field])
    words = " ".join(token.text for token in tree.tokens[hit.first : hit.last])
    return value, Reason(field, f"{pack}/{hit.entry.id}", f"“{words}” {verb} {value}")


def is_negated(tree: Tree, head: int, trigger: Trigger | None) -> bool:
    """Whether the clause or its trigger is negated: by "not", or by "no" or "not a single" before subject or object.

    A "not" that is part of the trigger itself ("did not hold") has made the type, and negates nothing more.
    """
    own = range(trigger.first, trigger.last) if trigger is not None else range(0)
    for index in {head, head if trigger is None else trigger.anchor}:
        for c in tree.children[index]:
            token = tree.tokens[c]
            if c in own:
                continue
            if token.dep == "neg" or token.text.lower() in _NEGATIONS:
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                opening = tree.tokens[min(subtree(tree, c))]
                if opening.text.lower() in _NEGATIONS:
                    return True
    return False


def find_realis(tree: Tree, head: int) -> tuple[Realis, str | None, Reason | None]:
    """Whether it is told as happened, going on, planned, conditional or imagined; and the words of the condition."""
    tokens = tree.tokens
    condition = _condition(tree, head)
    modals = {tokens[c].lemma for c in tree.children[head] if tokens[c].dep == "aux"}
    if unreal := modals & _UNREAL:
        kind = Realis.CONDITIONAL if condition else Realis.HYPOTHETICAL
        return kind, condition, Reason("realis", "modal verb", f"“{min(unreal)}” makes it {kind}")
    if modals & _FUTURE or _going_to(tree, head):
        kind = Realis.CONDITIONAL if condition else Realis.PLANNED
        return kind, condition, Reason("realis", "future", f"told of the future: {kind}")
    if condition:
        return Realis.CONDITIONAL, condition, Reason("realis", "condition", f"on the condition “{condition}”")
    going_on = tokens[head].tag == "VBG" and "be" in modals
    if going_on or tokens[head].lemma == "continue":
        return Realis.ONGOING, None, Reason("realis", "tense", "told as going on")
    return Realis.OCCURRED, None, None


def _going_to(tree: Tree, head: int) -> bool:
    token = tree.tokens[head]
    above = tree.tokens[token.head]
    return token.dep == "xcomp" and above.lemma in ("go", "plan", "intend", "prepare", "mean", "schedule", "expect")


def _condition(tree: Tree, head: int) -> str | None:
    """The words of the clause that makes it a condition."""
    clause = next((c for c in tree.children[head] if tree.tokens[c].dep == "advcl" and is_condition(tree, c)), None)
    return " ".join(tree.tokens[i].text for i in subtree(tree, clause)) if clause is not None else None
