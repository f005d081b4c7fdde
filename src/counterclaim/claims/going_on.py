"""Numbers that go on for who spoke just before: "Eleven others were hurt", "The figure includes three", "; one died".

In: a document, the tokens that speeches have already, and where each speech names who speaks. Out: token ranges that
are words of the speaker before, each with the rule in words. Reads the pack `tolls.en`.

Only what leans on the words before is given on: a sentence of its own may be the report's.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from counterclaim.claims.tolls.words import find_cues, toll_table
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import Zone

_OPENING = 7
_NAMED = 4
_BACK = 2
"""Sentences back to who counted the others."""
_PARTS = (";",)
_TAKEN_UP = frozenset(("the", "that", "this", "its", "their", "his", "her"))


class Sayer(msgspec.Struct, frozen=True):
    """Where a speech that stands in no other names who speaks, and where what is said begins."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    said: int


class Onward(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` go on for the speaker before; `note` is the rule in words."""

    first: int
    last: int
    note: str


def going_on(doc: Document, sayers: Sequence[Sayer], covered: Collection[int]) -> tuple[Onward, ...]:
    """What goes on for the speaker before, in order of the text.

    Example: after "Six were killed, the governor said." the words "Another 14 were wounded." are the governor's.
    """
    by_sentence: dict[int, list[Sayer]] = {}
    for sayer in sayers:
        if sayer.source:
            by_sentence.setdefault(doc.tokens[sayer.source[0]].sentence, []).append(sayer)
    found: list[Onward] = []
    for sentence in doc.sentences:
        if sentence.zone is Zone.BODY:
            found += _rest(doc, sentence, by_sentence.get(sentence.index, ()), covered)
            found += _next(doc, sentence, by_sentence.get(sentence.index - 1, ()), covered)
            found += _later(doc, sentence, by_sentence, covered)
    return tuple(found)


def _next(doc: Document, sentence: Sentence, before: Sequence[Sayer], covered: Collection[int]) -> Iterator[Onward]:
    """A sentence that adds to a number, or tells of "the figure", right after the one who gave it."""
    if len(before) != 1 or any(i in covered for i in range(sentence.first, sentence.last)):
        return
    above = doc.sentences[sentence.index - 1]
    if above.paragraph != sentence.paragraph or not find_cues(doc, above.first, above.last):
        return
    if _adds(doc, sentence) and find_cues(doc, sentence.first, sentence.last):
        yield Onward(sentence.first, sentence.last, "adds to the number that the speaker before gave")
    elif _takes_up(doc, sentence):
        yield Onward(sentence.first, sentence.last, "tells of the number that the speaker before gave")


def _later(
    doc: Document, sentence: Sentence, sayers: Mapping[int, Sequence[Sayer]], covered: Collection[int]
) -> Iterator[Onward]:
    """How many there are of those whom a speaker of the paragraph left out: "The wounded are 405"."""
    if any(i in covered for i in range(sentence.first, sentence.last)) or not _tells_how_many(doc, sentence):
        return
    for above in reversed(doc.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if above.paragraph != sentence.paragraph:
            return
        told = find_cues(doc, above.first, above.last)
        if len(sayers.get(above.index, ())) == 1 and told:
            yield Onward(sentence.first, sentence.last, "tells how many more there are, after who counted the others")
        if sayers.get(above.index) or told or any(i in covered for i in range(above.first, above.last)):
            return


def _tells_how_many(doc: Document, sentence: Sentence) -> bool:
    """Such as "The wounded number 115", "The missing are now 31": the harmed, a verb and their number."""
    words = doc.tokens[sentence.first : sentence.last]
    cues = find_cues(doc, sentence.first, sentence.last)
    opens = words[0].text.lower() == "the" and len(cues) == 1 and cues[0].first == sentence.first + 1
    after = [t for t in doc.tokens[cues[0].last : sentence.last] if t.pos not in ("ADV", "PUNCT")] if opens else []
    verb = bool(after) and after[0].text.lower() in toll_table().equals
    return verb and len(after) <= _NAMED and any(t.tag == "CD" for t in after)


def _adds(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens with others beside those told: "Eleven others", "Another 14", "At least 5 more"."""
    opening = doc.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING)]
    for n, token in enumerate(opening):
        if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return False
        if token.text.lower() in toll_table().with_others:
            return any(t.tag == "CD" for t in opening[: n + 3]) or token.text.lower() == "another"
    return False


def _takes_up(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence has for its subject the count told before, or another of who gave it.

    Such as "The figure includes", "By Friday the toll"; "Its tally of civilians killed has reached 41".
    """
    opening = doc.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING)]
    for before, token in pairwise(opening):
        if token.lemma in toll_table().counts_of and token.pos == "NOUN":
            return before.text.lower() in _TAKEN_UP and token.dep in ("nsubj", "nsubjpass")
    return False


def _rest(doc: Document, sentence: Sentence, here: Sequence[Sayer], covered: Collection[int]) -> Iterator[Onward]:
    """The rest of a sentence after one speaker's words: "the police said, and a woman died", "; one was hurt"."""
    here = _outright(doc, here)
    if len(here) != 1:
        return
    last = max((i for i in range(sentence.first, sentence.last) if i in covered), default=sentence.first)
    start = last + 1
    while start < sentence.last and doc.tokens[start].text == ",":
        start += 1
    end = sentence.last
    if end - start < _NAMED:
        return
    joint = doc.tokens[start].text.lower()
    # "The market was hit, the police said, and a woman died": the words of saying only stand between.
    between = joint == "and" and here[0].said < min((*here[0].source, *here[0].cue))
    if (joint in _PARTS or between) and _is_whole(doc, start, end):
        yield Onward(start + 1, end, "goes on after the words of saying, in one sentence")


def _outright(doc: Document, here: Sequence[Sayer]) -> Sequence[Sayer]:
    """Those who speak without whom only a pronoun takes up: "the ministry said ..., in what it called a crime"."""
    named = [one for one in here if len(one.source) > 1 or doc.tokens[one.source[0]].pos != "PRON"]
    return named if len(named) == 1 and named[0] == here[0] else here


def _is_whole(doc: Document, start: int, end: int) -> bool:
    """Whether words tell harm with a verb of their own and make nobody else speak."""
    words = doc.tokens[start + 1 : end]
    verbal = any(t.tag in ("VBD", "VBZ", "VBP") for t in words)
    said = any(t.lemma in toll_table().said and t.pos == "VERB" for t in words)
    return verbal and not said and bool(find_cues(doc, start + 1, end))
