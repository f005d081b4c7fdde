"""Which speech stands inside which: "the envoy said that the mayor said that ...".

In: the speeches of a document. Out: the same, each with the speech that holds it. Reads no pack.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Protocol

from counterclaim.records.document import Document


class Told(Protocol):
    """What nesting needs to know of a speech: words by their indexes."""

    @property
    def source(self) -> tuple[int, ...]:
        """Who speaks."""

    @property
    def cue(self) -> tuple[int, ...]:
        """The words that make them speak."""

    @property
    def content(self) -> tuple[tuple[int, int], ...]:
        """What is said, in ranges."""


def find_parents(doc: Document, speeches: Sequence[Told], quoted: Collection[int]) -> list[int | None]:
    """For each speech the smallest other one whose content holds its cue or source; None where none does.

    Sought from the word: a report of thousands of speeches compares none with all the others.
    """
    marks = [speech.cue or speech.source for speech in speeches]
    holding = _holding(speeches, sorted({mark[0] for mark in marks if mark}))
    sizes = [sum(b - a for a, b in speech.content) for speech in speeches]
    found: list[int | None] = []
    for number, (speech, mark) in enumerate(zip(speeches, marks, strict=True)):
        around = holding.get(mark[0], ()) if mark else ()
        fits = [
            (sizes[n], n)
            for n in around
            if n != number
            and not set(speeches[n].cue) & set(speech.cue)
            and _may_hold(doc, speeches[n], mark[0], quoted)
        ]
        found.append(min(fits)[1] if fits else None)
    return found


def _holding(speeches: Sequence[Told], words: Sequence[int]) -> dict[int, list[int]]:
    """For each of the words the numbers of the speeches whose content it stands in."""
    found: dict[int, list[int]] = {}
    for number, speech in enumerate(speeches):
        for first, last in speech.content:
            for word in words[bisect_left(words, first) : bisect_left(words, last)]:
                found.setdefault(word, []).append(number)
    return found


def _may_hold(doc: Document, outer: Told, word: int, quoted: Collection[int]) -> bool:
    """Whether a speech reaches to the word: over the end of its cue's sentence only inside a quotation."""
    if not outer.cue:
        return True
    return doc.tokens[outer.cue[0]].sentence == doc.tokens[word].sentence or word in quoted
