"""Numbers told against another: "The rebels speak of nine", "the union's own list had reached 79", "has 63 names".

In: a document and a number. Out: the verb that gives it, where the words leave out what is counted; and, for a clause
that is such a number, the toll told before whose kind and people it shares. Reads the pack `tolls.en`.

Example: "The army says four soldiers died. The rebels speak of nine." gives killed 9, soldiers.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec

from counterclaim.claims.quantities import Quantity, quantities_in
from counterclaim.claims.tolls.words import find_cues, is_person, status_of, toll_table
from counterclaim.records.claim import Toll
from counterclaim.records.document import Document, Sentence, Token
from counterclaim.records.enums import Scope, TollKind, Unit, Zone

_NEAR = 6
_FAR = 10
_LONGEST = 150
"""Tokens of a sentence of news; in longer ones, each number would be looked at beside all that stands before it."""
_SMALL = frozenset(("of", "to", "at", "as", "on", "it", "this", "that", "a", "with"))
_ENDS = frozenset((";", ",", ":", "—", "–", "and", "but", "while", "after", "when"))
_TAKEN_UP = frozenset(("of", "at"))
_NAMING = frozenset(("NOUN", "PROPN", "DET", "ADJ", "ADP", "PART", "NUM"))
_BACK = 3
"""Sentences that may each set a number against the same toll."""


def elliptic_numbers(doc: Document, sentence: Sentence) -> Iterator[tuple[Quantity, int]]:
    """Bare numbers of a sentence that somebody sets against a toll told before, each with the verb that gives it."""
    if sentence.zone is not Zone.BODY or _is_long(sentence):
        return
    for quantity in quantities_in(doc, sentence.first, sentence.last):
        if (verb := _verb_of(doc, sentence, quantity)) is not None and _earlier(doc, quantity) is not None:
            yield quantity, verb


class Gapped(msgspec.Struct, frozen=True):
    """A number that another takes up without a verb: "X has 93 dead, | Y | at least 50"; `first` is the one before."""

    source: tuple[int, ...]
    number: Quantity
    first: Quantity


def gapped_numbers(doc: Document, sentence: Sentence) -> Iterator[Gapped]:
    """Numbers of a sentence that somebody sets against the one before, with the same verb left out.

    Example: "The office speaks of three wounded, a surgeon of two": the surgeon's two.
    """
    if sentence.zone is not Zone.BODY or _is_long(sentence):
        return
    told = quantities_in(doc, sentence.first, sentence.last)
    for before, quantity in pairwise(told):
        start = quantity.first - (doc.tokens[quantity.first - 1].text.lower() in _TAKEN_UP)
        end = max(before.last, before.np_last)
        while end < start and doc.tokens[end].text not in (",", ";"):
            end += 1
        source = tuple(range(end + 1, start))
        if not source or len(source) > _FAR or not _ends_clause(doc, sentence, quantity):
            continue
        hedged = quantity.measure == "name" and (quantity.low, quantity.high) != (None, None)  # "Mira Orr at least 50"
        plain = before.unit is Unit.COUNT and before.measure == "none" and (hedged or quantity.measure == "none")
        if plain and all(doc.tokens[i].pos in _NAMING for i in source) and _is_named(doc, source):
            yield Gapped(source, quantity, before)


def _ends_clause(doc: Document, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number is all that is told: nothing but a stop follows."""
    after = doc.tokens[quantity.last].text if quantity.last < sentence.last else "."
    return quantity.noun is None and quantity.unit is Unit.COUNT and after in (".", ";", ",")


def _is_named(doc: Document, source: Sequence[int]) -> bool:
    """Whether words name somebody: with a capital, or an article and one who keeps count ("a surgeon in Orr")."""
    words = [doc.tokens[i] for i in source]
    if words[0].pos == "PROPN" and all(t.pos in ("PROPN", "PART") for t in words):
        return True
    kept = any(t.lemma.lower() in toll_table().keepers or t.lemma.lower() in toll_table().counts_of for t in words)
    return words[0].pos == "DET" and (kept or words[-1].pos == "PROPN") and words[0].text.lower() != "no"


def _of_first(tolls: Sequence[Toll], gap: Gapped) -> Toll | None:
    """The toll of the number before, whose kind, people and scope the next shares; None where it told no harm."""
    bounds = (gap.first.low, gap.first.best, gap.first.high)
    return next((t for t in tolls if (t.low, t.best, t.high) == bounds), None)


def elliptic_toll(
    doc: Document, first: int, last: int, read: Callable[[int, int], tuple[Toll, ...]]
) -> tuple[Toll, ...]:
    """The toll of a clause without a word of harm; `read` reads the tolls of tokens told before."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    told = [q for q, _ in elliptic_numbers(doc, sentence) if first <= q.first and q.last <= last]
    told += [g.number for g in gapped_numbers(doc, sentence) if first <= g.number.first and g.number.last <= last]
    if len(told) != 1 or (place := _earlier(doc, told[0])) is None:
        return ()
    quantity = told[0]
    gap = next((g for g in gapped_numbers(doc, sentence) if g.number.first == quantity.first), None)
    if gap is not None and (toll := _of_first(read(sentence.first, gap.source[0]), gap)) is not None:
        return (
            msgspec.structs.replace(toll, low=quantity.low, best=quantity.best, high=quantity.high, text=quantity.text),
        )
    before = _numbered(read(*place))
    if not before and place[0] == sentence.first and sentence.index:
        # "The clinic, which has not seen all the bodies, confirms 19": the number is against one told before.
        above = doc.sentences[sentence.index - 1]
        if above.paragraph == sentence.paragraph and not _is_long(above):
            before = _numbered(read(above.first, above.last))
    toll = before[0] if before else _spoken_of(doc, place)
    if toll is None:
        return ()
    # The first toll told before is the main one: in "12 died, three of them children" another's nine are against 12.
    toll = msgspec.structs.replace(
        toll, low=quantity.low, best=quantity.best, high=quantity.high, text=quantity.text
    )  # fmt: skip
    return (_of_whom(doc, toll, quantity),)


def _numbered(tolls: Sequence[Toll]) -> list[Toll]:
    return [t for t in tolls if t.unit is Unit.COUNT and (t.low, t.best, t.high) != (None, None, None)]


def _spoken_of(doc: Document, place: tuple[int, int]) -> Toll | None:
    """The toll that words tell of without any number: "The dead will not be agreed upon"."""
    cue = next((c for c in find_cues(doc, *place) if c.kind is TollKind.KILLED), None)
    return Toll(kind=cue.kind, who=None, scope=Scope.CUMULATIVE) if cue is not None else None


def _of_whom(doc: Document, toll: Toll, quantity: Quantity) -> Toll:
    """The toll with those whom the number itself counts: "speaks of 180 civilians"."""
    first, last = quantity.np_first, quantity.np_last
    if quantity.noun is not None and [t.text.lower() for t in doc.tokens[quantity.noun : last + 1]] == ["names", "of"]:
        first, last = last + 1, last + 2  # "63 names of civilians"
    elif quantity.noun is None:
        return toll
    if last > len(doc.tokens) or not is_person(doc.tokens[last - 1]):
        return toll
    words = doc.tokens[first:last]
    who = doc.report.text[words[0].start : words[-1].end]
    return msgspec.structs.replace(toll, who=who, status=status_of(t.text for t in words))


def _earlier(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """The words told before that a number is set against: those of its sentence, else of the sentences before."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if not _own_clause(doc, sentence, quantity):
        return None
    if any(cue.last <= quantity.first for cue in find_cues(doc, sentence.first, quantity.first)):
        parted = any(t.text in (";", ",", "—", "–", "-", ":") for t in doc.tokens[sentence.first : quantity.first])
        return (sentence.first, quantity.first) if parted else None
    for back in range(1, _BACK + 1):
        before = doc.sentences[sentence.index - back] if sentence.index >= back else None
        if before is None or before.paragraph != sentence.paragraph or _is_long(before):
            return None
        if find_cues(doc, before.first, before.last):
            return (before.first, before.last)
        if not any(_verb_of(doc, before, q) is not None for q in quantities_in(doc, before.first, before.last)):
            return None
    return None


def _is_long(sentence: Sentence) -> bool:
    return sentence.last - sentence.first > _LONGEST


def _own_clause(doc: Document, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether no word of harm stands beside the number, between the stops around it."""
    start, end = quantity.first, max(quantity.last, quantity.np_last)
    while start > sentence.first and doc.tokens[start - 1].text not in (";", ",", ":", "—"):
        start -= 1
    while end < sentence.last and doc.tokens[end].text.lower() not in _ENDS:
        end += 1
    return not find_cues(doc, start, end)


def _verb_of(doc: Document, sentence: Sentence, quantity: Quantity) -> int | None:
    """The verb that gives a bare number: "speaks of nine", "put it at 30", "had reached 79", "has 63 names"."""
    names = quantity.noun is not None and doc.tokens[quantity.noun].text.lower() == "names"
    if (
        (quantity.measure != "none" and not _ends_count(doc, sentence, quantity))
        or quantity.unit is not Unit.COUNT
        or quantity.partitive
    ):
        return None
    counted = quantity.noun is not None and not names
    if counted and not _ends_there(doc, sentence, quantity):
        return None
    table, at = toll_table(), quantity.first - 1
    while at > sentence.first and (doc.tokens[at].text.lower() in (*table.just, *_SMALL)):
        at -= 1
    for index in range(at, max(sentence.first, at - _NEAR), -1):
        token = doc.tokens[index]
        if token.text in (";", ",", ":", ".", "—") or (index < at and token.pos == "VERB" and names):
            return None
        word = token.text.lower()
        if index == at and _speaks_of(doc, token, quantity, counted=counted, names=names):
            return index
        if counted:
            return None
        if word in table.equals and index == at and token.pos in ("VERB", "AUX"):
            return index if _of_a_count(doc, sentence, index) else None
        small = doc.tokens[quantity.first - 1].text.lower()
        if small in table.givers and word in table.givers[small]:
            return index if _gives_a_count(doc, index, quantity.first) or _of_a_count(doc, sentence, index) else None
    return None


def _ends_count(doc: Document, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether what looks like a day is what a count is: "His count for the same period is 18."."""
    before = doc.tokens[max(sentence.first, quantity.first - 1)].text.lower()
    ends = all(t.pos == "PUNCT" for t in doc.tokens[quantity.last : sentence.last])
    return quantity.measure == "date" and ends and before in ("is", "was")


def _speaks_of(doc: Document, verb: Token, quantity: Quantity, *, counted: bool, names: bool) -> bool:
    """Whether a verb tells a number by itself: "speaks of nine", "has 63 names"; "That makes eight"."""
    table, before = toll_table(), doc.tokens[max(0, verb.index - 1)].text.lower()
    if verb.lemma in table.speaking:
        return not counted or doc.tokens[quantity.first - 1].text.lower() == "of"
    if names:
        return verb.lemma in table.having
    return verb.lemma in table.summing and before in ("that", "this") and not counted


def _ends_there(doc: Document, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether people are counted and no more is told of them: "speaks of between 180 and 200 civilians, the union"."""
    if quantity.noun is None or not is_person(doc.tokens[quantity.noun]):
        return False
    after = doc.tokens[quantity.np_last] if quantity.np_last < sentence.last else None
    return after is None or after.text in (",", ".", ";", "—", "–")


def _of_a_count(doc: Document, sentence: Sentence, verb: int) -> bool:
    """Whether the subject is a count or list: "whose last published figure was 93"."""
    words = doc.tokens[max(sentence.first, verb - _FAR) : verb]
    return any(t.lemma in toll_table().counts_of for t in words)


def _gives_a_count(doc: Document, verb: int, last: int) -> bool:
    """Whether a verb has a number or "it" for its object: "put it at 30", "gave the figure as 16"."""
    words = doc.tokens[verb + 1 : last]
    return any(t.text.lower() in ("it", "this", "number") or t.lemma in toll_table().counts_of for t in words)
