"""Who answers for a number that no verb of saying tells: "it put the dead at 40", "by the army's count, 40 died".

In: a document with its tree. Out: `Count` records, each with tokens of who counts, of the words that say so, and of
what is counted. Reads the packs tolls.en and roles.en.
"""

from collections.abc import Iterator

import msgspec

from counterclaim.claims.sayers import can_speak, speaking_subject
from counterclaim.claims.syntax import Tree, has_child, subtree
from counterclaim.claims.tolls.elliptic import elliptic_numbers
from counterclaim.claims.tolls.finding import numbers_given
from counterclaim.claims.tolls.words import find_cues, toll_table
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import Zone

_LEFT_OUT = frozenset(("nsubj", "conj", "cc", "punct", "aux", "advcl"))
_KEPT = frozenset(("as", "since"))
_WHOSE = frozenset(("poss", "amod", "compound"))


class Count(msgspec.Struct, frozen=True):
    """`source` counts, `cue` says so, `content` is what is counted; `note` the rule in words."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    note: str

    @property
    def marks(self) -> tuple[int, ...]:
        """The tokens that no other speech may have as its own."""
        return (*self.source, *self.cue)


def find_counts(doc: Document, tree: Tree) -> tuple[Count, ...]:
    """Every number of harm with who counts it, in order of the text.

    Example: "The clinic has registered 38 wounded" is the clinic's number; "the wounded were registered" nobody's.
    """
    found: list[Count] = []
    for sentence in doc.sentences:
        if sentence.zone is Zone.BODY and find_cues(doc, sentence.first, sentence.last):
            found += (*_by_verbs(doc, tree, sentence), *_by_nouns(doc, tree, sentence))
        found += _set_against(doc, tree, sentence)
    return tuple(found)


def _by_verbs(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "The council put civilian deaths at 73", "has registered 38 civilians killed"."""
    verbs = dict.fromkeys((*numbers_given(doc, sentence), *_registering(doc, tree, sentence)))
    for verb in verbs:
        barred = any(doc.tokens[c].tag == "MD" or doc.tokens[c].dep == "neg" for c in tree.children[verb])
        source = [] if barred else speaking_subject(verb, doc, tree)
        if not source or verb in source or not can_speak(doc, source):
            continue
        heads = [c for c in tree.children[verb] if c not in source and _is_content(doc, tree, c)]
        content = sorted({i for head in heads for i in subtree(tree, head)} - set(source))
        if content:
            yield Count(tuple(source), (verb,), tuple(content), f"“{doc.tokens[verb].text}” gives the number")


def _is_content(doc: Document, tree: Tree, child: int) -> bool:
    """Whether what hangs on the verb is what is counted: "gave its losses as 112 killed", "since the war began"."""
    token = doc.tokens[child]
    if token.dep == "advcl":
        return any(doc.tokens[c].dep == "mark" and doc.tokens[c].text.lower() in _KEPT for c in tree.children[child])
    return token.dep not in _LEFT_OUT


def _set_against(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "The rebels speak of nine", set against a toll told before."""
    for quantity, verb in elliptic_numbers(doc, sentence):
        source = speaking_subject(verb, doc, tree)
        barred = any(doc.tokens[c].tag == "MD" or doc.tokens[c].dep == "neg" for c in tree.children[verb])
        source = list(_owner(doc, tree, source)) or source
        if source and not barred and verb not in source and can_speak(doc, source):
            content = tuple(range(quantity.first, max(quantity.np_last, quantity.last)))
            yield Count(tuple(source), (verb,), content, f"“{doc.tokens[verb].text}” sets a number against another")


def _owner(doc: Document, tree: Tree, subject: list[int]) -> tuple[int, ...]:
    """Whose figure or list a subject is: "the union's own list"."""
    counts = (i for i in subject if doc.tokens[i].lemma in toll_table().counts_of)
    return next((whose for i in counts if (whose := _whose(doc, tree, i))), ())


def _registering(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[int]:
    """Verbs of counting whose object has a number and a word of harm."""
    for token in doc.words(sentence):
        if token.pos == "VERB" and token.lemma in toll_table().giving:
            objects = [i for c in tree.children[token.index] if doc.tokens[c].dep == "dobj" for i in subtree(tree, c)]
            numbered = any(doc.tokens[i].tag == "CD" for i in objects)
            if numbered and find_cues(doc, objects[0], objects[-1] + 1):
                yield token.index


def _by_nouns(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "by the army's count, 40 died", "the council's estimate of those killed is between 130 and 145"."""
    for token in doc.words(sentence):
        if token.pos != "NOUN" or token.lemma not in toll_table().counts_of:
            continue
        source = _whose(doc, tree, token.index)
        above = doc.tokens[token.head]
        if not source or not can_speak(doc, source):
            continue
        if above.lemma == "by" and above.dep == "prep" and not has_child(tree, above.index, {"prep"}):
            cue = tuple(i for i in subtree(tree, above.index) if i not in source)
            content = [i for i in range(sentence.first, sentence.last) if i not in (*cue, *source)]
            yield Count(source, cue, tuple(_words(doc, content)), f"by the {token.text} of whom the words name")
        elif token.dep == "nsubj" and above.index in numbers_given(doc, sentence):
            content = [i for i in subtree(tree, above.index) if i not in (*source, token.index)]
            yield Count(source, (token.index,), tuple(_words(doc, content)), f"whose {token.text} it is")


def _whose(doc: Document, tree: Tree, noun: int) -> tuple[int, ...]:
    """Who made a count: "the army's count", "the Northland count"; not "its own count" nor "the first count"."""
    for child in tree.children[noun]:
        token = doc.tokens[child]
        if token.dep in _WHOSE and (token.dep == "poss" or token.entity in ("NORP", "GPE", "ORG")):
            words = [i for i in subtree(tree, child) if doc.tokens[i].tag != "POS"]
            return tuple(words) if doc.tokens[words[-1]].pos != "PRON" else ()
    return ()


def _words(doc: Document, members: list[int]) -> list[int]:
    """The members without the punctuation at either end."""
    while members and doc.tokens[members[0]].pos in ("PUNCT", "SPACE"):
        members = members[1:]
    while members and doc.tokens[members[-1]].pos in ("PUNCT", "SPACE"):
        members = members[:-1]
    return members
