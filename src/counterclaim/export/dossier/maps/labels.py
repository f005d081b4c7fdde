"""Where labels stand on a map: first come, first served, and never one over another. Reads no pack."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

FONT: Final = 17.0
"""Units of a map 560 wide, so about 9 pixels on the narrowest telephone."""
SMALL: Final = 15.0
LINE: Final = 1.15
"""Height of a line of text in its font size."""
_ASCENT: Final = 0.78
_NARROW: Final = frozenset("iljtfrI.,:;'!|()[]/ ")
_BROAD: Final = frozenset("mwMW@%")


class Area(msgspec.Struct, frozen=True):
    """A rectangle of a map, from its upper left to its lower right corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Area") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Area") -> bool:
        """Whether the other lies wholly within."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Label(msgspec.Struct, frozen=True):
    """Lines of text with the anchor of the first: `start`, `middle` or `end` of its baseline."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    area: Area


def text_width(text: str, size: float) -> float:
    """About how wide a text is, a little too wide rather than too narrow: the reader's font is not known."""
    return size * sum(_advance(c) for c in text)


def label_at(lines: Sequence[str], at: tuple[float, float], anchor: str, *, size: float = FONT) -> Label:
    """A label whose lines are centred in height on a point and start, stand middle or end at it."""
    wide = max(text_width(line, size) for line in lines)
    high = len(lines) * size * LINE
    left = at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    top = at[1] - high / 2
    area = Area(left - 2, top, left + wide + 2, top + high)
    return Label(tuple(lines), at[0], top + size * (_ASCENT + (LINE - 1) / 2), anchor, area)


def around(lines: Sequence[str], at: tuple[float, float], gap: float) -> list[Label]:
    """Labels right, left, above, below and aslant of a mark, the best first."""
    x, y = at
    high = len(lines) * FONT * LINE / 2
    aslant = gap * 0.7
    return [
        label_at(lines, (x + gap, y), "start"),
        label_at(lines, (x - gap, y), "end"),
        label_at(lines, (x, y - gap - high), "middle"),
        label_at(lines, (x, y + gap + high), "middle"),
        label_at(lines, (x + aslant, y - aslant - high / 2), "start"),
        label_at(lines, (x + aslant, y + aslant + high / 2), "start"),
        label_at(lines, (x - aslant, y - aslant - high / 2), "end"),
        label_at(lines, (x - aslant, y + aslant + high / 2), "end"),
        label_at(lines, (x + gap / 2, y - gap - high), "start"),
        label_at(lines, (x - gap / 2, y - gap - high), "end"),
        label_at(lines, (x + gap / 2, y + gap + high), "start"),
        label_at(lines, (x - gap / 2, y + gap + high), "end"),
    ]


def first_free(labels: Iterable[Label], frame: Area, taken: Iterable[Area]) -> Label | None:
    """The first label that lies in the frame and over nothing that stands already."""
    standing = tuple(taken)
    for label in labels:
        if frame.holds(label.area) and not any(label.area.overlaps(other) for other in standing):
            return label
    return None


def cut_short(text: str, most: int) -> str:
    """A text of at most so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    return 0.7 if character.isupper() else 0.58
