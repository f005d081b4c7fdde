"""A report taken apart for reading: zones, paragraphs, sentences, words, and who-said-what annotations.

Word attributes (tag set, dependency labels, entity labels) are those of the parser: Penn tags, ClearNLP labels as in
spaCy's English models, OntoNotes entities.
"""

from functools import cached_property
from typing import Any

import msgspec

from counterclaim.records.claim import Span
from counterclaim.records.enums import Zone
from counterclaim.records.report import Report


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word. `head` is the index of its governor (its own for a root); `entity` is "" outside entities."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    sentence: int


class Sentence(msgspec.Struct, frozen=True):
    """Words `first` up to but not including `last`, in paragraph `paragraph`."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: Zone


class Paragraph(msgspec.Struct, frozen=True):
    """A stretch of text of one zone, between line breaks."""

    index: int
    start: int
    end: int
    zone: Zone


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: spans of the source, the cue and the content; source or cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """A word that heads a claim by the trained reader, with the shares that it gives.

    `type` is an event type or `toll`, `agreement`, `position`; `sure` how sure it is that the word heads a claim;
    `share` and `stance_share` the type's and the stance's part among their kind; `piece` is the model's number.
    """

    span: Span
    type: str
    share: float
    sure: float
    stance: str
    stance_share: float
    flags: tuple[str, ...]
    piece: int


class Part(msgspec.Struct, frozen=True):
    """Words that are agent, target, victim, weapon, place, time or toll of `happenings` (numbers of them)."""

    role: str
    span: Span
    share: float
    happenings: tuple[int, ...]


class Annotations(msgspec.Struct, frozen=True):
    """What the trained model found, and which model it was (name and sha256)."""

    attributions: tuple[Attribution, ...]
    model: str
    model_sha256: str
    happenings: tuple[Happening, ...] = ()
    parts: tuple[Part, ...] = ()


class Document(msgspec.Struct, frozen=True, dict=True):
    """A report with everything that reading found in it before claims are made."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    annotations: Annotations

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    @cached_property
    def remembered(self) -> dict[tuple[str, int, int], Any]:
        """What was found in a stretch of words, by question and words, where several steps ask the same."""
        return {}

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """For every word those that hang directly on it, in text order; made once, for it is asked at every word."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token.index)
        return tuple(tuple(words) for words in found)

    @cached_property
    def tops(self) -> tuple[tuple[int, ...], ...]:
        """For every sentence the words that head it or a clause beside its first, in text order."""
        found: list[list[int]] = [[] for _ in self.sentences]
        for token in self.tokens:
            above = self.tokens[token.head]
            joined = token.dep == "conj" and (above.head == above.index or above.dep == "ROOT")
            if token.head == token.index or token.dep in ("ROOT", "parataxis") or joined:
                found[token.sentence].append(token.index)
        return tuple(tuple(words) for words in found)
