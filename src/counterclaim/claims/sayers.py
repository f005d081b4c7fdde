"""Who can be made to speak: the subject of a verb of saying, where it is a person, a body or a paper.

In: a document with its tree. Out: tokens of a subject, and whether they can speak. Reads pack roles.en.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from counterclaim.claims.syntax import Tree, conjuncts, subtree
from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document

_TWO: Final = 2
_OF_NAMES: Final = frozenset(("PROPN", "NOUN", "ADJ", "DET", "CCONJ", "PART"))


def can_speak(doc: Document, source: Sequence[int]) -> bool:
    """Whether the subject is a person, a body, or a paper that speaks for one; a fact shows, but does not say."""
    head = next((i for i in source if doc.tokens[i].head not in source), source[-1])
    token = doc.tokens[head]
    roles = load_pack("roles.en")
    owned = (j for i, j in pairwise(source) if doc.tokens[i].tag == "POS")
    if any(doc.tokens[i].lemma in roles["befalling"] for i in owned):
        return False  # "the Front's losses at Tora were 40" is no word of the Front's
    if token.entity in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if token.pos == "PRON":
        return token.lemma not in ("this", "that", "there", "which", "what")
    return token.lemma in roles["people"] or token.lemma in roles["papers"] or token.pos == "PROPN"


def speaking_subject(verb: int, doc: Document, tree: Tree) -> list[int]:
    """Who does a verb of saying: its subject, for "which said" what "which" stands for, for "said by X" X."""
    token = doc.tokens[verb]
    for c in tree.children[verb]:
        if doc.tokens[c].dep == "nsubj":
            if doc.tokens[c].tag in ("WDT", "WP") and token.dep == "relcl":
                return [i for i in subtree(tree, token.head, stop=[verb]) if i < verb]
            return subtree(tree, c)
        if doc.tokens[c].dep == "agent":
            return [i for p in tree.children[c] for i in subtree(tree, p)]
    if (token.dep == "conj" and doc.tokens[token.head].pos == "VERB") or (
        token.pos == "ADJ" and token.dep in ("acomp", "attr")
    ):
        return speaking_subject(token.head, doc, tree)
    return []


def with_fellows(doc: Document, tree: Tree, source: Sequence[int], cue: Sequence[int]) -> list[int]:
    """All who speak together, where the reader marks only one: "Ada and Bel accused each other" is told of both.

    Which of the two it marks hangs on their names, and no speaker may.
    """
    for verb in cue:
        for child in tree.children[verb]:
            heads = conjuncts(tree, child) if doc.tokens[child].dep == "nsubj" else []
            whole = subtree(tree, child)
            if len(heads) < _TWO or not set(source) & set(heads) or set(heads) <= set(source):
                continue
            in_row = set(source) <= set(whole) and whole == list(range(whole[0], whole[-1] + 1))
            if in_row and all(doc.tokens[i].pos in _OF_NAMES for i in whole):
                return whole
    return list(source)


def whole_source(doc: Document, tree: Tree, source: Sequence[int]) -> list[int]:
    """The words of a speaker as far as they go: to the end of "the nurse on duty at | the hospital".

    Nobody where they name only what somebody knows by: "according to information that has reached the office". Of
    "hospital records on both sides SCCW" an acronym right before the verb speaks alone.
    """
    found = list(source)
    if not found:
        return found
    last = doc.tokens[found[-1]]
    if last.pos == "ADP":
        rest = [i for child in tree.children[last.index] for i in subtree(tree, child) if i > last.index]
        if rest and rest == list(range(last.index + 1, rest[-1] + 1)):
            return [*found, *rest]
    elif len(found) > 1 and last.text.isupper() and last.text.isalpha() and doc.tokens[found[-2]].tag == "NNS":
        return found[-1:] if len(last.text) > 1 else found
    head = next((i for i in found if doc.tokens[i].head not in found), found[-1])
    known_by = doc.tokens[head].lemma in load_pack("roles.en")["known_by"]
    return [] if known_by and not any(doc.tokens[i].pos == "PROPN" for i in found) else found
