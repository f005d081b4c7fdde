"""Who speaks without a verb that others see: ", it said,", "Mayor Orr: four dead so far", "(station manager)".

In: a document, words of saying that no speech has yet, and the tokens that speeches have. Out: `Aside` records. Reads
the pack roles.en.

Only sentences that tell of harm are looked at: there a number would be nobody's.
"""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from counterclaim.claims.sayers import can_speak
from counterclaim.claims.tolls.elliptic import elliptic_numbers
from counterclaim.claims.tolls.words import find_cues, toll_table
from counterclaim.packs.lexicon import Hit
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import Zone

_LONGEST = 14
"""Words between two commas at most."""
_HEADLINE_NAME = 6
"""Words of a name before the colon of a headline, at most."""
_NAMED = 8
"""Words of a name with its office at most."""
_COMMAS = frozenset((",", "—", "–"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_REST = frozenset(("ADV", "ADP", "DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "PUNCT", "PART"))


class Aside(msgspec.Struct, frozen=True):
    """`source` speaks, `cue` says so, `content` is the rest of the sentence; `reason` the rule in words."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    reason: Reason


def find_asides(doc: Document, hits: Iterable[Hit], covered: Collection[int]) -> Iterator[Aside]:
    """Every aside of a sentence that tells of harm and in which nobody else is made to speak.

    Example: "At least seven of them, it said, died in the attack" is told by "it".
    """
    seen: set[int] = set()
    for hit in hits:
        verb = next((i for i in range(hit.first, hit.last) if doc.tokens[i].tag in _FINITE), None)
        if verb is None or hit.entry.fields.get("frame") != "clause" or doc.tokens[verb].sentence in seen:
            continue
        sentence = doc.sentences[doc.tokens[verb].sentence]
        words = range(sentence.first, sentence.last)
        if sentence.zone is not Zone.BODY or any(i in covered for i in words):
            continue
        if (aside := _aside(doc, sentence, verb)) is not None:
            seen.add(sentence.index)
            yield aside


def _aside(doc: Document, sentence: Sentence, verb: int) -> Aside | None:
    first, last = _between_commas(doc, sentence, verb)
    if last - first > _LONGEST or first == sentence.first:
        return None
    source = _who(doc, first, last, verb)
    if not source and all(doc.tokens[i].pos in ("ADV", "AUX") for i in range(first, verb)):
        first, source = _named_before(doc, sentence, first)
    if not source or not _can_speak(doc, source):
        return None
    content = [(a, b) for a, b in ((sentence.first, first - 1), (last + 1, _end(doc, sentence))) if b > a]
    if not any(find_cues(doc, a, b) for a, b in content) and not any(elliptic_numbers(doc, sentence)):
        return None
    why = Reason("attribution", "aside", "words of saying between commas")
    return Aside(source, tuple(i for i in range(first, last) if i not in source), tuple(content), why)


def _between_commas(doc: Document, sentence: Sentence, verb: int) -> tuple[int, int]:
    first = last = verb
    while first > sentence.first and verb - first <= _LONGEST and doc.tokens[first - 1].text not in _COMMAS:
        first -= 1
    end = _end(doc, sentence)
    while last < end and last - verb <= _LONGEST and doc.tokens[last].text not in _COMMAS:
        last += 1
    return first, last


def _end(doc: Document, sentence: Sentence) -> int:
    """The end of a sentence without its stop."""
    last = sentence.last
    while last > sentence.first and doc.tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return last


def _who(doc: Document, first: int, last: int, verb: int) -> tuple[int, ...]:
    """The words before the verb, else those right after it: "it said", "says the council"; none where more is told."""
    before = [i for i in range(first, verb) if doc.tokens[i].pos not in ("ADV", "AUX")]
    after = range(verb + 1, last)
    if any(doc.tokens[i].pos == "VERB" for i in (*before, *after)):
        return ()
    if before:
        return tuple(range(before[0], before[-1] + 1)) if _is_name(doc, before) else ()
    name = [i for i in after if doc.tokens[i].dep in ("nsubj", "compound", "det", "poss", "case", "amod")]
    told = [i for i in name if doc.tokens[i].dep == "nsubj" and doc.tokens[i].head == verb]
    return tuple(range(verb + 1, told[0] + 1)) if told and _is_name(doc, range(verb + 1, told[0] + 1)) else ()


def _named_before(doc: Document, sentence: Sentence, first: int) -> tuple[int, tuple[int, ...]]:
    """One named before a comma with an office, as in "its director, Mira Orr, said": from the office to the name."""
    start, parts = first - 1, 0
    while start > sentence.first and parts < 2:
        begin = start
        while begin > sentence.first and doc.tokens[begin - 1].text not in _COMMAS:
            begin -= 1
        words = range(begin, start)
        if begin == sentence.first or not words or len(words) > _NAMED or not _is_name(doc, words):
            break
        parts, start = parts + 1, begin - 1
    begin = start + 1
    return begin, tuple(range(begin, first - 1)) if parts else ()


def _is_name(doc: Document, words: Collection[int]) -> bool:
    return len(words) <= _NAMED and all(doc.tokens[i].pos in _REST for i in words)


def _can_speak(doc: Document, source: tuple[int, ...]) -> bool:
    """Whether the words name a speaker; "three of them" are some of those told of."""
    some = doc.tokens[source[0]].tag == "CD" and doc.tokens[source[-1]].tag == "PRP"
    kept = any(doc.tokens[i].lemma.lower() in toll_table().keepers for i in source)
    return some or kept or any(doc.tokens[i].entity == "PERSON" for i in source) or can_speak(doc, source)


def find_labels(doc: Document, covered: Collection[int]) -> Iterator[Aside]:
    """Every line that opens with who tells what stands behind a colon: "11:20 - Mayor Ivo Tarn: four dead so far".

    An office or a body must be named: "Orr: four killed" tells where.
    """
    for sentence in doc.sentences:
        colon = next((i for i in range(sentence.first, sentence.last) if doc.tokens[i].text == ":"), None)
        if colon is None or sentence.zone is not Zone.BODY or any(i in covered for i in range(sentence.first, colon)):
            continue
        first = next((i for i in range(sentence.first, colon) if doc.tokens[i].pos in ("PROPN", "NOUN", "DET")), colon)
        source = tuple(range(first, colon))
        plain = (
            source
            and len(source) <= _NAMED
            and all(doc.tokens[i].pos in ("PROPN", "NOUN", "DET", "ADJ") for i in source)
        )
        kept = any(doc.tokens[i].lemma.lower() in toll_table().keepers for i in source)
        cues = find_cues(doc, colon + 1, _end(doc, sentence)) if plain and kept else []
        counted = any(doc.tokens[i].tag == "CD" for i in range(colon + 1, sentence.last))
        if cues and counted and not find_cues(doc, first, colon):
            why = Reason("attribution", "aside", "who tells it stands before a colon")
            yield Aside(source, (colon,), ((colon + 1, _end(doc, sentence)),), why)


def find_brackets(doc: Document, covered: Collection[int]) -> Iterator[Aside]:
    """Every sentence that names in brackets at its end who tells it: "Two wounded (station manager)"."""
    for sentence in doc.sentences:
        end = _end(doc, sentence)
        opening = next((i for i in range(end, sentence.first, -1) if doc.tokens[i - 1].text == "("), None)
        if sentence.zone is not Zone.BODY or opening is None or any(i in covered for i in range(opening, end)):
            continue
        source = tuple(range(opening, end))
        named = 0 < len(source) <= _NAMED and all(
            doc.tokens[i].pos in ("PROPN", "NOUN", "DET", "ADJ", "ADP") for i in source
        )
        kept = any(doc.tokens[i].lemma.lower() in toll_table().keepers for i in source)
        cues = find_cues(doc, sentence.first, opening - 1)
        held = any(i in covered for i in range(sentence.first, opening))
        if named and kept and cues and not held and doc.tokens[end].text == ")":
            why = Reason("attribution", "aside", "who tells it stands in brackets")
            yield Aside(source, (), ((sentence.first, opening - 1),), why)


def find_headlines(doc: Document, spoken: Collection[int]) -> Iterator[Aside]:
    """Headlines such as "Council: rebels shelled the port": who stands before the colon says what stands after."""
    for sentence in doc.sentences:
        colon = next((t.index for t in doc.words(sentence) if t.text == ":"), None)
        if sentence.zone is not Zone.HEADLINE or colon is None:
            continue
        before, after = doc.tokens[sentence.first : colon], doc.tokens[colon + 1 : sentence.last]
        if any(t.index in spoken for t in before) or not any(t.pos == "VERB" for t in after):
            continue
        if 0 < len(before) <= _HEADLINE_NAME and before[-1].pos in ("NOUN", "PROPN"):
            why = Reason("attribution", "headline with colon", "who stands before the colon says what follows")
            yield Aside(tuple(t.index for t in before), (), ((colon + 1, sentence.last),), why)
