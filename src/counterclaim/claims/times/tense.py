"""Which verb or noun a time belongs to, and whether that verb tells of the future.

In: a document and the words of a time. Out: the index of the word that the time modifies; its tense. Reads `times.en`.
"""

from enum import StrEnum

from counterclaim.claims.times.words import time_table
from counterclaim.records.document import Document, Token

_STEPS = 25
_LINKS = frozenset(("ADP", "SCONJ", "ADV", "PART", "ADJ", "NUM", "PUNCT", "DET", "SYM", "CCONJ", "X"))
_PLACES = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "DATE", "TIME"))
_COUNTED = frozenset(("nsubj", "dobj"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"))


class Tense(StrEnum):
    """How the governing verb stands in time."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


def governor_of(doc: Document, first: int, last: int) -> int | None:
    """Index of the verb or noun that the words `first` to `last` modify, or None in a sentence of times alone.

    Climbs through prepositions, adverbs and names ("in Northland Friday"), so that the happening's or the saying's own
    verb is met.
    """
    at = first
    for index in range(first, last):
        head = doc.tokens[index].head
        if not first <= head < last or head == index:
            at = index
            break
    token = doc.tokens[at]
    for _ in range(_STEPS):
        if token.head == token.index:
            return token.index if not first <= token.index < last else _next_verb(doc, token, last)
        token = doc.tokens[token.head]
        if first <= token.index < last or _is_link(token):
            continue
        return token.index
    return None


def tense_of(doc: Document, governor: int | None, first: int) -> Tense:
    """The tense of the first verb at or above the governor; "ending" and the like before the time make it future."""
    table = time_table()
    before = " ".join(t.text.lower() for t in doc.tokens[max(0, first - 3) : first])
    if any(f" {word} " in f" {before} " for word in table.future_words):
        return Tense.FUTURE
    verb = _verb_above(doc, governor)
    if verb is None:
        return Tense.NONE
    if verb.lemma in table.plans:
        return Tense.FUTURE
    return _verb_tense(doc, verb)


def auxiliaries(doc: Document, verb: Token) -> list[Token]:
    """The auxiliaries of a verb, those that it shares with the verb it is joined to included."""
    sentence = doc.sentences[verb.sentence]
    found = [t for t in doc.words(sentence) if t.head == verb.index and t.dep in ("aux", "auxpass")]
    if not found and verb.dep == "conj" and verb.head != verb.index:
        return auxiliaries(doc, doc.tokens[verb.head])
    return found


def is_of_saying(doc: Document, governor: int | None) -> bool:
    """Whether a time that modifies this word is that of a saying or a count: "said on Monday", "rose to 16 on Sunday".

    A verb that only describes ("marines, put ashore on Thursday") or is passive tells of what was done.
    """
    verb = doc.tokens[governor] if governor is not None else None
    if verb is None or verb.pos != "VERB" or not _is_active(doc, verb):
        return False
    table = time_table()
    if verb.lemma in table.saying:
        return True
    near = (t for t in doc.words(doc.sentences[verb.sentence]) if t.head == verb.index and t.dep in _COUNTED)
    return verb.lemma in table.counting and any(t.lemma in table.counted for t in near)


def _is_active(doc: Document, verb: Token) -> bool:
    helpers = auxiliaries(doc, verb)
    finite = verb.tag in ("VBD", "VBZ", "VBP", "VBG") or any(t.lemma in ("have", "'ve", "’ve") for t in helpers)
    return finite and not any(t.dep == "auxpass" for t in helpers)


def _is_link(token: Token) -> bool:
    return token.pos in _LINKS or (token.pos == "PROPN" and token.entity in _PLACES)


def _next_verb(doc: Document, token: Token, last: int) -> int | None:
    sentence = doc.sentences[token.sentence]
    return next((t.index for t in doc.tokens[last : sentence.last] if t.pos == "VERB"), None)


def _verb_above(doc: Document, governor: int | None) -> Token | None:
    token = doc.tokens[governor] if governor is not None else None
    for _ in range(_STEPS):
        if token is None or token.tag in _FINITE:
            return token
        if token.head == token.index:
            return None
        token = doc.tokens[token.head]
    return None


def _verb_tense(doc: Document, verb: Token) -> Tense:
    table = time_table()
    aux = auxiliaries(doc, verb)
    words = [t.text.lower() for t in aux]
    if any(word in table.future_aux for word in words):
        return Tense.FUTURE
    if "to" in words or verb.tag == "VB":
        head = doc.tokens[verb.head]
        if head.index != verb.index and head.lemma in table.future_verbs:
            return Tense.FUTURE
        if head.index != verb.index and head.tag in _FINITE:
            return _verb_tense(doc, head)
        return Tense.NONE
    if verb.tag == "VBD" or any(t.tag == "VBD" or t.lemma in ("have", "’ve", "'ve") for t in aux):
        return Tense.PAST
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in aux):
        return Tense.PRESENT
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        return Tense.PAST
    head = doc.tokens[verb.head]
    return _verb_tense(doc, head) if head.index != verb.index and head.tag in _FINITE else Tense.NONE
