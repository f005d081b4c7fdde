"""How a thing is told: how sure, on what grounds, by which channel, in which judging words, and whether as real.

In: the tokens of a proposition and of the words that make its speaker speak. Out: one value per field with its reason.
Reads packs certainty.en, grounds.en, channels.en, judgement.en.
"""

from collections.abc import Collection, Sequence

from counterclaim.claims.nearby import touching
from counterclaim.claims.syntax import SUBJECTS, Tree, ancestors, is_condition, subtree
from counterclaim.claims.triggers import Trigger
from counterclaim.packs.lexicon import Hit
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Certainty, Channel, Grounds, Realis

_UNREAL = frozenset(("would", "could", "might", "may"))
_FUTURE = frozenset(("will", "shall", "'ll", "wo"))
_CLAUSES_BESIDE = frozenset(("conj", "parataxis", "advcl", "relcl"))
_WHAT_IS_DONE = frozenset(("dobj", "attr"))
_BUT = frozenset(("but", "yet", "though", "although", "while", "whereas", "and"))
_BOUNDS = frozenset(("more", "fewer", "less"))
_NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "nor", "nobody", "nothing", "none"))


def inside(hits: Sequence[Hit], members: Collection[int]) -> list[Hit]:
    """Hits that touch the tokens."""
    return touching(hits, members)


def find_certainty(tree: Tree, hits: Sequence[Hit]) -> tuple[Certainty, Reason | None]:
    """The first word that tells how sure the teller is; plain words are `stated`."""
    value, why = _first_told(tree, hits, "certainty", "certainty.en", "makes it")
    return Certainty(value or Certainty.STATED), why


def find_grounds(tree: Tree, hits: Sequence[Hit]) -> tuple[Grounds, Reason | None]:
    """What the words say the claim rests on."""
    value, why = _first_told(tree, hits, "grounds", "grounds.en", "tells the grounds:")
    return Grounds(value or Grounds.NONE_STATED), why


def find_same_grounds(tree: Tree, hits: Sequence[Hit], members: Sequence[int]) -> tuple[Grounds, Reason | None]:
    """The grounds of the clause before, where this one says "another" of them: "videos show X, while another shows Y".

    "Another" must be the subject, with no noun of its own; `hits` are those before it in the sentence.
    """
    another = next((i for i in members if _is_another(tree, i)), None)
    told = [hit for hit in hits if another is not None and hit.last <= another and hit.entry.fields.get("grounds")]
    subjects = [h for h in told if any(tree.tokens[i].dep in SUBJECTS for i in range(h.first, h.last))]
    same = [
        h for h in subjects if another is not None and tree.tokens[h.first].sentence == tree.tokens[another].sentence
    ]
    if not same:
        return Grounds.NONE_STATED, None
    value = Grounds(str(same[-1].entry.fields["grounds"]))
    return value, Reason("grounds", f"grounds.en/{same[-1].entry.id}", f"“another” is of the same sort: {value}")


def _is_another(tree: Tree, index: int) -> bool:
    """Whether a word is an "another" that stands for a thing, its verb behind it, whatever the parser calls that."""
    token = tree.tokens[index]
    return token.lemma == "another" and (token.dep in SUBJECTS or tree.tokens[token.head].tag == "NNS")


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
    for index in {head} if trigger is None else _clauses_of(tree, trigger.anchor, head):
        for c in tree.children[index]:
            token = tree.tokens[c]
            if c in own:
                continue
            if token.dep == "neg" or token.text.lower() in _NEGATIONS:
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                inside = subtree(tree, c)
                # "The shelling caused no deaths" negates the deaths, not the shelling.
                bears = token.dep not in _WHAT_IS_DONE or trigger is None or {index, *inside} & {trigger.anchor}
                if bears and _denies(tree, min(inside)):
                    return True
    return False


def is_under_not(tree: Tree, anchor: int) -> bool:
    """Whether the words stand behind a preposition that is negated: "for the drone, though not for the mortars"."""
    for i in (anchor, *ancestors(tree, anchor)):
        if tree.tokens[i].pos == "ADP" and i > 0 and tree.tokens[i - 1].text.lower() == "not":
            return True
    return False


def _denies(tree: Tree, first: int) -> bool:
    """Whether the first word of a subject or object negates it; "no more than five" only bounds a number."""
    words = [t.text.lower() for t in tree.tokens[first : first + 3]]
    return words[0] in _NEGATIONS and not (words[1:2] and words[1] in _BOUNDS and words[2:] == ["than"])


def _clauses_of(tree: Tree, anchor: int, head: int) -> set[int]:
    """Where a negation bears on the trigger: on itself and on the head, if the head is not of another clause.

    In "two attacks damaged homes, but it gives no toll" the "no" is of a clause beside the attacks.
    """
    inner = anchor
    for i in (anchor, *ancestors(tree, anchor)):
        if i == head:
            return {anchor, head} if not _begins_anew(tree, anchor, head) else {anchor}
        if tree.tokens[i].dep in _CLAUSES_BESIDE and not _shares_auxiliary(tree, i):
            break
        inner = i
    return {anchor, inner} if tree.tokens[inner].pos in ("VERB", "AUX") else {anchor}


def _begins_anew(tree: Tree, anchor: int, head: int) -> bool:
    """Whether "but" and a subject of its own stand between the trigger and the head, whatever the parser joined."""
    return any(
        tree.tokens[i - 1].text.lower() in _BUT and tree.tokens[i].dep in SUBJECTS and tree.tokens[i].head == head
        for i in range(anchor + 1, head)
    )


def _shares_auxiliary(tree: Tree, verb: int) -> bool:
    """Whether a verb joined to another is said under its auxiliary and so under its "not": "did not storm or shell"."""
    own_subject = any(tree.tokens[c].dep in SUBJECTS for c in tree.children[verb])
    return tree.tokens[verb].dep == "conj" and not own_subject and tree.tokens[verb].tag != "VBD"


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
