"""Numbers told against another: "The rebels speak of nine", "the union's own list had reached 79", "has 63 names".

In: a document and a number. Out: the verb that gives it, where the words leave out what is counted; and, for a clause
that is such a number, the toll told before whose kind and people it shares. Reads the pack `tolls.en`.

Example: "The army says four soldiers died. The rebels speak of nine." gives killed 9, soldiers.
"""

from collections.abc import Callable, Iterator

import msgspec

from counterclaim.claims.quantities import Quantity, quantities_in
from counterclaim.claims.tolls.words import find_cues, toll_table
from counterclaim.records.claim import Toll
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import Unit, Zone

_NEAR = 6
_FAR = 10
_LONGEST = 150
"""Tokens of a sentence of news; in longer ones, each number would be looked at beside all that stands before it."""
_SMALL = frozenset(("of", "to", "at", "as", "on", "it", "this", "that", "a"))


def elliptic_numbers(doc: Document, sentence: Sentence) -> Iterator[tuple[Quantity, int]]:
    """Bare numbers of a sentence that somebody sets against a toll told before, each with the verb that gives it."""
    if sentence.zone is not Zone.BODY or _is_long(sentence):
        return
    for quantity in quantities_in(doc, sentence.first, sentence.last):
        if (verb := _verb_of(doc, sentence, quantity)) is not None and _earlier(doc, quantity) is not None:
            yield quantity, verb


def elliptic_toll(
    doc: Document, first: int, last: int, read: Callable[[int, int], tuple[Toll, ...]]
) -> tuple[Toll, ...]:
    """The toll of a clause without a word of harm; `read` reads the tolls of tokens told before."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    told = [q for q, _ in elliptic_numbers(doc, sentence) if first <= q.first and q.last <= last]
    if len(told) != 1 or (place := _earlier(doc, told[0])) is None:
        return ()
    quantity = told[0]
    before = [t for t in read(*place) if t.unit is Unit.COUNT and (t.low, t.best, t.high) != (None, None, None)]
    if not before:
        return ()
    # The first toll told before is the main one: in "12 died, three of them children" another's nine are against 12.
    toll = msgspec.structs.replace(
        before[0], low=quantity.low, best=quantity.best, high=quantity.high, text=quantity.text
    )  # fmt: skip
    return (toll,)


def _earlier(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """The words told before that a number is set against: those of its sentence, else the sentence before."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if any(cue.last <= quantity.first for cue in find_cues(doc, sentence.first, quantity.first)):
        parted = any(t.text in (";", ",", "—", "–", "-") for t in doc.tokens[sentence.first : quantity.first])
        return (sentence.first, quantity.first) if parted and _own_clause(doc, sentence, quantity) else None
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or _is_long(before):
        return None
    if find_cues(doc, sentence.first, sentence.last):
        return None
    return (before.first, before.last) if find_cues(doc, before.first, before.last) else None


def _is_long(sentence: Sentence) -> bool:
    return sentence.last - sentence.first > _LONGEST


def _own_clause(doc: Document, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether no word of harm stands between the last stop and the number."""
    start = quantity.first
    while start > sentence.first and doc.tokens[start - 1].text not in (";", ",", ":", "—"):
        start -= 1
    return not find_cues(doc, start, min(quantity.last + 2, sentence.last))


def _verb_of(doc: Document, sentence: Sentence, quantity: Quantity) -> int | None:
    """The verb that gives a bare number: "speaks of nine", "put it at 30", "had reached 79", "has 63 names"."""
    names = quantity.noun is not None and doc.tokens[quantity.noun].text.lower() == "names"
    if quantity.measure != "none" or quantity.unit is not Unit.COUNT or quantity.partitive:
        return None
    if quantity.noun is not None and not names:
        return None
    table, at = toll_table(), quantity.first - 1
    while at > sentence.first and (doc.tokens[at].text.lower() in (*table.just, *_SMALL)):
        at -= 1
    for index in range(at, max(sentence.first, at - _NEAR), -1):
        token = doc.tokens[index]
        if token.text in (";", ",", ":", ".", "—") or (index < at and token.pos == "VERB" and names):
            return None
        word = token.text.lower()
        if index == at and (token.lemma in table.speaking or (names and token.lemma in table.having)):
            return index
        if word in table.equals and index == at and token.pos in ("VERB", "AUX"):
            return index if _of_a_count(doc, sentence, index) else None
        small = doc.tokens[quantity.first - 1].text.lower()
        if small in table.givers and word in table.givers[small]:
            return index if _gives_a_count(doc, index, quantity.first) or _of_a_count(doc, sentence, index) else None
    return None


def _of_a_count(doc: Document, sentence: Sentence, verb: int) -> bool:
    """Whether the subject is a count or list: "whose last published figure was 93"."""
    words = doc.tokens[max(sentence.first, verb - _FAR) : verb]
    return any(t.lemma in toll_table().counts_of for t in words)


def _gives_a_count(doc: Document, verb: int, last: int) -> bool:
    """Whether a verb has a number or "it" for its object: "put it at 30", "gave the figure as 16"."""
    words = doc.tokens[verb + 1 : last]
    return any(t.text.lower() in ("it", "this", "number") or t.lemma in toll_table().counts_of for t in words)
