"""What attribution is measured against: two ways of finding who says what that anybody would try first.

In: a text; for the second, its words and sentences as parsed. Out: `Annotations`, as the trained reader gives them.
Reads no pack: a baseline that shared our word lists would measure them twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Attribution, Sentence, Token

Parsed = tuple[Sequence[Token], Sequence[Sentence]]
Parse = Callable[[str], Parsed]
"""Gives the words and sentences of a text."""

_SAY_FORMS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|(?:add|announc|argu|claim|confirm|declar|den[iy]|explain|insist|not|report"
    r"|stat|suggest|warn|accus|alleg)(?:ed|e?s)|wrote|writes)\b"
)
_SAY_LEMMAS = frozenset(
    (
        "accuse", "acknowledge", "add", "admit", "allege", "announce", "argue", "ask", "assert", "believe", "call",
        "claim", "confirm", "declare", "deny", "describe", "explain", "insist", "know", "note", "predict", "promise",
        "report", "reveal", "say", "state", "suggest", "tell", "testify", "think", "tweet", "warn", "write",
    )
)  # fmt: skip
_SENTENCES = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*[\"”’']*")
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{2,})[\"”]|``(.{2,}?)''")
_SUBJECTS = ("nsubj", "nsubjpass")
_CONTENTS = ("ccomp", "xcomp", "dobj")


def split_sentences(text: str) -> Iterator[Span]:
    """Sentences as full stops, question and exclamation marks before a space cut them; none crosses a line."""
    return (Span(*match.span()) for match in _SENTENCES.finditer(text))


def say_verbs(text: str) -> Annotations:
    """Trivial: in a sentence with a verb of saying, the words before it are the source, those after it the content."""
    found = []
    for sentence in split_sentences(text):
        if cue := _SAY_FORMS.search(text, sentence.start, sentence.end):
            source, content = _trimmed(text, sentence.start, cue.start()), _trimmed(text, cue.end(), sentence.end)
            if _worded(text, content):
                found.append(Attribution(source, (Span(*cue.span()),), content))
    return Annotations(tuple(found), "baseline say verbs", "")


def dependencies(text: str, *, parse: Parse) -> Annotations:
    """Plain: a verb of saying, its subject with all that hangs on it, and its clause, object or quotation."""
    tokens, sentences = parse(text)
    quotations = [Span(*match.span(1 if match[1] else 2)) for match in _QUOTED.finditer(text)]
    found = []
    for sentence in sentences:
        words = tokens[sentence.first : sentence.last]
        nearby = tuple(q for q in quotations if q.start < sentence.end and q.end > sentence.start)
        for word in words:
            one = _accordance(word, words, sentence) or _saying(word, words, nearby)
            if one and (content := _worded(text, one.content)):
                found.append(Attribution(one.source, one.cue, content))
    return Annotations(tuple(found), "baseline dependencies", "")


def _saying(word: Token, words: Sequence[Token], quotations: tuple[Span, ...]) -> Attribution | None:
    """The attribution of a verb of saying with a subject and a content."""
    if word.pos != "VERB" or word.lemma not in _SAY_LEMMAS:
        return None
    below = [child for child in words if child.head == word.index and child.index != word.index]
    source = next((_span(_subtree(child, words)) for child in below if child.dep in _SUBJECTS), None)
    clause = next((_subtree(child, words) for kind in _CONTENTS for child in below if child.dep == kind), None)
    outside = tuple(q for q in quotations if not q.start <= word.start < q.end)
    said = outside or (_without(_span(clause), (source, Span(word.start, word.end))) if clause else ())
    return Attribution((source,), (Span(word.start, word.end),), said) if source and said else None


def _accordance(word: Token, words: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """The attribution of `according to X`: the rest of the sentence is X's."""
    if word.text.lower() != "according":
        return None
    to = next((child for child in words if child.head == word.index and child.text.lower() == "to"), None)
    named = next((child for child in words if to and child.head == to.index and child.dep == "pobj"), None)
    if to is None or named is None:
        return None
    source = _span(_subtree(named, words))
    content = _without(Span(sentence.start, sentence.end), (Span(word.start, to.end), source))
    return Attribution((source,), (Span(word.start, to.end),), content) if content else None


def _subtree(top: Token, words: Sequence[Token]) -> list[Token]:
    """A word and everything that hangs on it."""
    inside = {top.index}
    grown = True
    while grown:
        new = {word.index for word in words if word.head in inside} - inside
        inside |= new
        grown = bool(new)
    return [word for word in words if word.index in inside]


def _span(words: Sequence[Token]) -> Span:
    return Span(words[0].start, words[-1].end)


def _without(span: Span, holes: Iterable[Span | None]) -> tuple[Span, ...]:
    """What of a span the holes leave."""
    pieces = [span]
    for hole in holes:
        if hole is None:
            continue
        cut = [(Span(p.start, min(p.end, hole.start)), Span(max(p.start, hole.end), p.end)) for p in pieces]
        pieces = [side for sides in cut for side in sides if side.start < side.end]
    return tuple(pieces)


def _worded(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that hold more than marks and spaces."""
    return tuple(span for span in spans if any(char.isalnum() for char in text[span.start : span.end]))


def _trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without spaces and commas at its ends; nothing where no word is left."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip(' ,:;"“”'))
    body = words.strip(' ,:;"“”')
    return (Span(start + lead, start + lead + len(body)),) if body else ()
