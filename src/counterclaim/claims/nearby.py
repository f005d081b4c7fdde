"""Which of the things found in a document stand among some of its words, sought from the words: a report of thousands
of sentences has thousands of hits and mentions, and no claim walks them all.

In: hits or mentions in text order, and words of the document. Out: those that begin among the words, or touch them.
Reads no pack.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from counterclaim.records.document import Document


class Placed(Protocol):
    """Something at words `first` up to but not including `last`."""

    @property
    def first(self) -> int:
        """Index of the first word."""

    @property
    def last(self) -> int:
        """Index of the word after the last."""


P = TypeVar("P", bound=Placed)


def _first(one: Placed) -> int:
    return one.first


def _last(one: Placed) -> int:
    return one.last


def starting_in(found: Sequence[P], words: Collection[int]) -> list[P]:
    """Those whose first word is one of the words, in text order. `found` is in order of first words."""
    if not words:
        return []
    wanted = words if isinstance(words, (set, frozenset, range)) else set(words)
    near = found[bisect_left(found, min(words), key=_first) : bisect_right(found, max(words), key=_first)]
    return [one for one in near if one.first in wanted]


def in_sentences_of(doc: Document, found: Sequence[P], words: Collection[int]) -> Sequence[P]:
    """Those that begin in the sentences of the words, and between them. `found` is in order of first words."""
    if not words:
        return ()
    first = doc.sentences[doc.tokens[min(words)].sentence].first
    last = doc.sentences[doc.tokens[max(words)].sentence].last
    return found[bisect_left(found, first, key=_first) : bisect_left(found, last, key=_first)]


def touching(found: Sequence[P], words: Collection[int]) -> list[P]:
    """Those that share a word with the words, in text order. `found` is in text order and does not overlap."""
    if not words:
        return []
    wanted = words if isinstance(words, (set, frozenset, range)) else set(words)
    near = found[bisect_right(found, min(words), key=_last) : bisect_right(found, max(words), key=_first)]
    return [one for one in near if any(i in wanted for i in range(one.first, one.last))]
