"""A report's text in, its paragraphs out, and each paragraph cut wherever a claim's evidence begins or ends.

Everything here is offsets of the text as stored; no character is changed or lost. No pack is read.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from counterclaim.records.claim import Span

_BREAK: Final = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_LINE: Final = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_LONE_BREAK: Final = re.compile(r"\S[^\S\n\r\v\f\u2028\u2029]*(?:\r\n|[\n\r])[^\S\n\r\v\f\u2028\u2029]*\S")
_WIDE = 0.9
"""Share of lines that are no wider than the width to which a text is wrapped."""
_SHORT = 2 / 3
"""Share of that width below which a line of wrapped text ends its paragraph."""

_Key = tuple[int, int, int]


class Stretch(msgspec.Struct, frozen=True):
    """Where a claim's evidence stands, by the claim's number."""

    number: int
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True):
    """Characters that rest under the same claims: `over` those that cover them, the longest first; `ends` those whose
    evidence ends here.
    """

    start: int
    end: int
    over: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def paragraphs_of(text: str, sentences: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines, without the space around them; what lies between is white space alone.

    Where a sentence runs over a single line break, the text is wrapped: then lines are joined up to an empty one, or up
    to one that ends early. A text of white space is one paragraph.
    """
    lines = tuple(_lines(text)) or (Span(0, len(text)),)
    if not any(_LONE_BREAK.search(text, sentence.start, sentence.end) for sentence in sentences):
        return lines
    widths = sorted(line.end - line.start for line in lines)
    short = _SHORT * widths[int(_WIDE * (len(widths) - 1))]
    joined = list(lines[:1])
    for line, following in pairwise(lines):
        lone = len(_BREAK.findall(text, line.end, following.start)) == 1
        if lone and (text[following.start].islower() or line.end - line.start > short):
            joined[-1] = Span(joined[-1].start, following.end)
        else:
            joined.append(following)
    return tuple(joined)


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Span(start, start + len(words))


def pieces_of(paragraphs: Sequence[Span], stretches: Sequence[Stretch]) -> Iterator[tuple[Piece, ...]]:
    """Each paragraph in pieces that lie end to end. Stretches overlap as they like, and each ends exactly once: in the
    last paragraph that it reaches, or, where it holds nothing but white space, in the one before it.
    """
    ends = _endings(paragraphs, stretches)
    opened, closed = _borders(stretches)
    borders = sorted({*opened, *closed, *ends})
    active: list[_Key] = []
    next_border = 0
    for paragraph in paragraphs:
        pieces: list[Piece] = []
        at = paragraph.start
        while True:
            while next_border < len(borders) and borders[next_border] <= at:
                _cross(active, closed.get(borders[next_border], ()), opened.get(borders[next_border], ()))
                next_border += 1
            if pieces and at >= paragraph.end:
                break
            to = min(borders[next_border], paragraph.end) if next_border < len(borders) else paragraph.end
            here = [*([] if pieces else ends.pop(at, ())), *ends.pop(to, ())]
            pieces.append(Piece(at, to, tuple(number for _, _, number in active), tuple(sorted(here))))
            at = to
        yield tuple(pieces)


def _borders(stretches: Iterable[Stretch]) -> tuple[dict[int, list[_Key]], dict[int, list[_Key]]]:
    """Where stretches begin and where they end; a key sorts the longest first. Empty ones cover nothing."""
    opened: dict[int, list[_Key]] = {}
    closed: dict[int, list[_Key]] = {}
    for stretch in stretches:
        if stretch.start < stretch.end:
            key = (stretch.start - stretch.end, stretch.start, stretch.number)
            opened.setdefault(stretch.start, []).append(key)
            closed.setdefault(stretch.end, []).append(key)
    return opened, closed


def _cross(active: list[_Key], closed: Iterable[_Key], opened: Iterable[_Key]) -> None:
    for key in closed:
        active.pop(bisect_left(active, key))
    for key in opened:
        insort(active, key)


def _endings(paragraphs: Sequence[Span], stretches: Iterable[Stretch]) -> dict[int, list[int]]:
    """By offset, the numbers of the stretches that end there: in a paragraph, never between two."""
    starts = [paragraph.start for paragraph in paragraphs]
    ends: dict[int, list[int]] = {}
    for stretch in stretches:
        last = bisect_left(starts, stretch.end) - 1
        offset = min(stretch.end, paragraphs[last].end) if last >= 0 else starts[0]
        ends.setdefault(offset, []).append(stretch.number)
    return ends
