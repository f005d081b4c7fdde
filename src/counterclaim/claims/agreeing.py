"""By which words a text tells that an agreement was made: "signed", "shook hands on", "agreed to stop firing".

In: a tree, and the noun or verb that names an agreement. Out: the verbs of its making. Reads pack roles.en.

Example: in "Both armies gave their word to stop shooting", "gave" makes what "stop shooting" names. One army that
agrees to stop only pledges it: that is no agreement.
"""

from collections.abc import Collection, Iterator, Sequence

from counterclaim.claims.manner import find_realis, is_negated
from counterclaim.claims.syntax import (
    Tree,
    clause_head,
    conjuncts,
    objects_of,
    prepositional,
    subjects_of,
)
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Realis

_HANGS = frozenset(("xcomp", "advcl", "ccomp", "acl"))
_ONTO = ("on", "to", "into", "upon")
_SUBORDINATE = frozenset(("acl", "relcl"))
_AIMED = frozenset(("of", "to", "without", "on", "about", "towards", "toward", "from", "at"))


def making_verbs(tree: Tree, head: int) -> list[int]:
    """Verbs by which the agreement at a noun is made: on it ("brokered by"), or with it as their object."""
    lists = load_pack("roles.en")
    lemmas = {*lists["broker"], *lists["agree"]}
    found = [c for c in tree.children[head] if tree.tokens[c].dep in _SUBORDINATE and tree.tokens[c].lemma in lemmas]
    found = found or _apposed(tree, head, lemmas)
    if tree.tokens[head].lemma in lists["offers"]:
        # "Both sides accepted the plan": what was offered is made where all accept it.
        verb = _accepted(tree, head)
    else:
        verb = _made(tree, head)
        verb = _observed(tree, head) if verb is None else verb
        verb = _offer_for(tree, head) if verb is None else verb
    return [*found, verb] if verb is not None and verb not in found else found


def ceasing_verbs(tree: Tree, head: int) -> list[int]:
    """Verbs by which those who fight agree to what the verb at `head` tells: "agreed to stop firing"."""
    lists = load_pack("roles.en")
    token = tree.tokens[head]
    above = token.head
    # "Agreed that their men would not fire", "gave their word to stop shooting".
    for _ in range(2):
        if token.dep not in _HANGS or above == token.index:
            return []
        lemma = tree.tokens[above].lemma
        if lemma in lists["agreeing"] and is_together(tree, above):
            return [above]
        if lemma in lists["causing"] and _many(tree, [*objects_of(tree, above), *_own_subjects(tree, token.index)]):
            return [above]
        if lemma in lists["words_given"] and is_together(tree, tree.tokens[above].head):
            return [tree.tokens[above].head]
        token, above = tree.tokens[above], tree.tokens[above].head
    return []


def is_together(tree: Tree, verb: int) -> bool:
    """Whether those who do something are two or more parties: "A and B", "both sides", "agreed with B"."""
    return _many(tree, subjects_of(tree, verb)) or bool(prepositional(tree, verb, ("with",)))


def is_unmade(tree: Tree, verb: int) -> bool:
    """Whether a verb of making only tells what somebody aims at: "to sign a truce", "within hours of signing"."""
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    if token.dep == "pcomp" and above.pos in ("ADP", "SCONJ", "PART"):
        return above.lemma in _AIMED
    to = any(tree.tokens[c].tag == "TO" for c in tree.children[verb])
    return to and above.index != verb and above.lemma in load_pack("roles.en")["failing"]


def realis_of(tree: Tree, verbs: Sequence[int]) -> Realis:
    """Whether it is told as made, as to come or as supposed: "may be signed on Friday"."""
    own = [v for v in verbs if tree.tokens[v].dep not in _SUBORDINATE]
    return next((found for v in own if (found := find_realis(tree, v)[0]) is not Realis.OCCURRED), Realis.OCCURRED)


def is_denied(tree: Tree, head: int, verbs: Sequence[int]) -> bool:
    """Whether it is told that none was made: "no truce was signed", "they have not agreed on"."""
    first = min((c for c in tree.children[head] if tree.tokens[c].dep == "det"), default=head)
    none = tree.tokens[first].lemma == "no" or tree.tokens[head - 1].lemma == "no"
    return none or any(is_negated(tree, v, None) for v in verbs if tree.tokens[v].dep not in _SUBORDINATE)


def _apposed(tree: Tree, head: int, lemmas: Collection[str]) -> list[int]:
    """As in "the truce reached in Orr lapsed" and "the truce document, initialled on Sunday, obliges".

    Behind the noun or its comma, wherever the parser hangs it.
    """
    tokens = tree.tokens
    verb = head + 2 if head + 1 < len(tokens) and tokens[head + 1].text == "," else head + 1
    if verb + 1 >= len(tokens) or tokens[verb].tag not in ("VBN", "VBD") or tokens[verb].lemma not in lemmas:
        return []
    same = tokens[verb].sentence == tokens[head].sentence and tokens[verb + 1].pos in ("ADP", "ADV", "SCONJ")
    return [verb] if same and not objects_of(tree, verb) else []


def _made(tree: Tree, head: int) -> int | None:
    lists = load_pack("roles.en")
    verb = clause_head(tree, head)
    token = tree.tokens[verb]
    if verb == head:
        return None
    onto = head in _onto(tree, verb)
    if token.lemma in {*lists["broker"], *lists["agree"]}:
        return verb if onto or head in objects_of(tree, verb) or tree.tokens[head].dep == "nsubjpass" else None
    # "Shook hands on a truce", "put their names to it", "said yes to it".
    words = lists["agree_by"].get(token.lemma, ())
    given = any(tree.tokens[c].lemma in words for c in tree.children[verb] if tree.tokens[c].dep in ("dobj", "intj"))
    return verb if given and (onto or _hangs_on(tree, head, verb)) else None


def _onto(tree: Tree, verb: int) -> list[int]:
    """What stands after "on" or "to" behind a verb; of "gave their consent to" the parser makes a dative."""
    datives = [c for c in tree.children[verb] if tree.tokens[c].dep == "dative" and tree.tokens[c].lemma == "to"]
    return [*prepositional(tree, verb, _ONTO), *(p for c in datives for p in tree.children[c])]


def _hangs_on(tree: Tree, head: int, verb: int) -> bool:
    """Whether a noun hangs by "on" or "to" on the object of a verb: the parser may put it there."""
    return any(head in prepositional(tree, o, _ONTO) for o in objects_of(tree, verb))


def _observed(tree: Tree, head: int) -> int | None:
    """As in "A and B agreed to observe a truce"."""
    lists = load_pack("roles.en")
    verb = clause_head(tree, head)
    token = tree.tokens[verb]
    above = token.head
    meant = token.lemma in lists["observing"] and token.dep == "xcomp" and head in objects_of(tree, verb)
    agreed = meant and tree.tokens[above].lemma in lists["agreeing"] and is_together(tree, above)
    return above if agreed else None


def _offer_for(tree: Tree, head: int) -> int | None:
    """As in "both sides accepted the bishops' proposal for a truce"."""
    by = tree.tokens[head].head
    offer = tree.tokens[by].head
    if tree.tokens[head].dep != "pobj" or tree.tokens[by].lemma not in ("for", "of"):
        return None
    return _accepted(tree, offer) if tree.tokens[offer].lemma in load_pack("roles.en")["offers"] else None


def _accepted(tree: Tree, offer: int) -> int | None:
    lists = load_pack("roles.en")
    verb = clause_head(tree, offer)
    token = tree.tokens[verb]
    words = lists["agree_by"].get(token.lemma, ())
    given = any(tree.tokens[c].lemma in words for c in tree.children[verb] if tree.tokens[c].dep in ("dobj", "intj"))
    taken = offer in objects_of(tree, verb) or offer in _onto(tree, verb)
    accepts = token.lemma in lists["accepting"] or given
    return verb if verb != offer and taken and accepts and is_together(tree, verb) else None


def _own_subjects(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children[verb] if tree.tokens[c].dep in ("nsubj", "nsubjpass")]


def _many(tree: Tree, heads: Sequence[int]) -> bool:
    """Whether nouns tell of two or more parties."""
    words = load_pack("roles.en")["belligerents"]
    several = {i for head in heads for i in conjuncts(tree, head)}
    plural = any(tree.tokens[i].tag in ("NNS", "NNPS") and tree.tokens[i].lemma in words for i in several)
    return len(several) > 1 or plural or any(tree.tokens[i].lemma in ("they", "both") for i in several)


def counted_ones(tree: Tree) -> Iterator[tuple[int, list[int]]]:
    """Agreements told by their number alone, with the verbs of their making: "the first, signed on Monday"."""
    numbers = {*load_pack("incident_words.en")["ordinals"], "latest", "last", "one", "other"}
    lists = load_pack("roles.en")
    verbs = {*lists["broker"], *lists["agree"]}
    for token in tree.tokens[1:-2]:
        at = token.index
        if token.text.lower() not in numbers or tree.tokens[at - 1].text.lower() != "the":
            continue
        after = at + 2 if tree.tokens[at + 1].text == "," else at + 1
        passive = [after + 1] if tree.tokens[after].lemma == "be" else []
        for verb in (after, *passive):
            if verb < len(tree.tokens) and tree.tokens[verb].tag in ("VBN", "VBD") and tree.tokens[verb].lemma in verbs:
                yield at, [verb]
        if [t.text.lower() for t in tree.tokens[after : after + 2]] == ["that", "of"]:
            yield after, []
