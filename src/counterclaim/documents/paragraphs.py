"""Lines to paragraphs: wrapped text is joined, text with a paragraph on each line is split by line.

In: a text. Out: the stretches that its paragraphs take, without the space around them. Each report is judged by its
own lines. No pack is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.documents.titles import ends_closed, is_bullet
from counterclaim.records.claim import Span

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_WIDEST = 120
"""Characters of the longest line that wrapping makes."""
_NARROWEST = 45
"""A shorter line says nothing on wrapping."""
_UNFINISHED = 0.4
"""Share of lines that break off in mid-sentence, from which a text counts as wrapped."""
_RAGGED = 14
"""Characters by which a typist breaks a line before it is full."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words' stretch, its indentation, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Stretches of the paragraphs of a text, in order."""
    lines = tuple(_lines(text))
    if not is_wrapped(text, lines):
        return tuple(Span(line.start, line.end) for line in lines)
    width = _width(lines)
    spans: list[Span] = []
    previous: Line | None = None
    for line in lines:
        if previous is None or _breaks(text, previous, line, width):
            spans.append(Span(line.start, line.end))
        else:
            spans[-1] = Span(spans[-1].start, line.end)
        previous = line
    return tuple(spans)


def is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines break off in mid-sentence, so that paragraphs run over several of them."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    wide = sum(line.end - line.start > _WIDEST for line in lines)
    full = [(a, b) for a, b in pairs if _NARROWEST <= a.end - a.start <= _WIDEST]
    if not full or wide > 0.2 * len(lines):
        return False
    unfinished = sum(_unfinished(text, a, b) for a, b in full)
    return unfinished >= _UNFINISHED * len(full)


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text[last : match.start()]
        blank = len(_BREAK.findall(gap)) > 1 or "\f" in gap
        yield Line(start, start + len(words), start - match.start(), blank)
        last = match.start() + len(match[0])


def _unfinished(text: str, line: Line, following: Line) -> bool:
    if text[following.start].islower():
        return True
    return not ends_closed(text[line.start : line.end]) and not is_bullet(text[following.start : following.end])


def _width(lines: Sequence[Line]) -> int:
    """The width to which the text was wrapped: that of its longer lines."""
    lengths = sorted(line.end - line.start + line.indent for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))]


def _breaks(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph ends between two lines of wrapped text."""
    if following.after_blank or is_bullet(text[following.start : following.end]):
        return True
    if following.indent >= line.indent + 2 and ends_closed(text[line.start : line.end]):
        return True
    if text[following.start].islower():
        return False
    words = text[following.start : following.end].split(maxsplit=1)
    room = width - (line.end - line.start + line.indent) - len(words[0]) - 1
    if ends_closed(text[line.start : line.end]):
        return room > _RAGGED
    in_capitals = text[line.start : line.end].isupper()  # Newswire in capitals parts paragraphs by blank lines.
    return not in_capitals and room > width // 3
