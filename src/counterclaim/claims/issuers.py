"""Whose statement a line with a colon opens though no word of saying stands in it: "issued the following statement:".

In: a sentence of a document and its tree. Out: the tokens of who issued it, and of the paper. Reads pack roles.en.

Example: "The General Command put out this communiqué:" and "Here it is in the words of the General Command:" open words
of the General Command; "the toll so far:" opens nobody's.
"""

from collections.abc import Sequence

from counterclaim.claims.sayers import speaking_subject
from counterclaim.claims.syntax import Tree, noun_phrase, objects_of, prepositional, subjects_of
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document, Sentence

_NAMES = frozenset(("NOUN", "PROPN"))


def issuer_of(doc: Document, tree: Tree, sentence: Sentence) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Who issued what stands under a line, and the word for the paper; None where the line tells no paper of anybody.

    A statement that is only spoken of without its maker ("the statement in full:") is nobody's.
    """
    pack = load_pack("roles.en")
    papers = {*pack["papers"], *pack["texts"]}
    for token in doc.tokens[sentence.first : sentence.last]:
        if token.lemma.lower() not in papers and token.text.lower() not in papers:
            continue
        for head in (*_of_whom(tree, token.index), *_who_issues(tree, token.index, pack["issuing"])):
            if doc.tokens[head].pos in _NAMES and sentence.first <= head < sentence.last:
                return tuple(range(*noun_phrase(tree, head))), (token.index,)
    return None


def _of_whom(tree: Tree, paper: int) -> list[int]:
    """As in "a statement by the ministry", "the ministry's statement", "the ministry, whose statement"."""
    found = prepositional(tree, paper, ("by", "of", "from"))
    for child in tree.children[paper]:
        token = tree.tokens[child]
        if token.dep == "poss" and token.text.lower() != "whose":
            found.append(child)
        elif token.dep == "poss":
            above = tree.tokens[paper].head
            relative = next((i for i in (above, paper) if tree.tokens[i].dep == "relcl"), None)
            found += [tree.tokens[relative].head] if relative is not None else []
    return found


def _who_issues(tree: Tree, paper: int, verbs: Sequence[str]) -> list[int]:
    """As in "the ministry issued this statement"."""
    verb = tree.tokens[paper].head
    issues = tree.tokens[verb].lemma in verbs and paper in objects_of(tree, verb)
    return subjects_of(tree, verb) if issues else []


def opener_of(doc: Document, tree: Tree, sentence: Sentence, hit: Hit) -> list[int]:
    """Who opens a statement: the subject of the word of saying, else the last name before it."""
    subject = [i for v in range(hit.first, hit.last) for i in speaking_subject(v, doc, tree)]
    return subject or _last_name(doc, sentence, hit.first)


def _last_name(doc: Document, sentence: Sentence, before: int) -> list[int]:
    """The nearest person or body named before the word of saying, where the parser found no subject."""
    named = [i for i in range(sentence.first, before) if doc.tokens[i].entity in ("PERSON", "ORG")]
    people = [i for i in named if doc.tokens[i].entity == "PERSON"] or named
    start = next((i for i in people if doc.tokens[i].entity_start and i in people), None)
    if start is None:
        return []
    return [i for i in people if i == start or (i > start and set(range(start, i)) <= set(people))]
