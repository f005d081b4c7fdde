"""What the trained reader says of a text, as spans and as one answer for the whole: shared by the event benchmarks.

In: a text and the reader. Out: `Scored` texts; from one, the `Mention`s that a head marks, or the chance of each label
of a head that judges whole texts. Reads no pack.
"""

import re
from collections.abc import Callable

import msgspec
import numpy as np

from counterclaim.documents.annotators.label_paths import find_spans
from counterclaim.documents.annotators.model import Array, Model, Scores, score, softmax

_WORD_START, _WORD_END = re.compile(r"\w*\Z"), re.compile(r"\w*")
_MARKS = " \n\t.,;:()[]\"'`-"


class Scored(msgspec.Struct, frozen=True):
    """A text, what every head says of it, and the labels of each head's columns."""

    text: str
    scores: Scores
    labels: dict[str, tuple[str, ...]]


class Mention(msgspec.Struct, frozen=True):
    """Characters `start` to `end` bear a label; `share` is its mean probability over the pieces `first` to `last`."""

    label: str
    start: int
    end: int
    share: float
    first: int
    last: int


Listen = Callable[[str], Scored]
"""Gives what the reader says of a text."""


def listener(model: Model, *, most_windows: int | None = None) -> Listen:
    """The loaded reader as a function of texts; with `most_windows` only their beginning is read."""
    labels = {**model.pieces, **model.texts}
    return lambda text: Scored(text, score(text, model, most_windows=most_windows), labels)


def mentions(scored: Scored, head: str, *, lean: float = 0.0) -> list[Mention]:
    """The spans that a head marks, widened to whole words. `lean` is taken off the score of "nothing": more is found.

    `mentions(scored, "victims", lean=1.0)`
    """
    if not scored.scores.ranges:
        return []
    labels = scored.labels[head]
    columns = scored.scores.by_piece[head]
    shares = softmax(columns)
    leaning = columns.copy()
    leaning[:, 0] -= lean
    found = []
    for label, first, last in find_spans(labels, leaning, change=0.0, again=0.0):
        start, end = _trimmed(scored, first, last)
        if start < end:
            inside = [labels.index(f"{prefix}-{label}") for prefix in "BI"]
            share = float(shares[first:last, inside].sum(-1).mean())
            found.append(Mention(label, start, end, share, first, last))
    return found


def _trimmed(scored: Scored, first: int, last: int) -> tuple[int, int]:
    """Characters of a run of pieces, as whole words without the marks around them."""
    text, pieces = scored.text, scored.scores.pieces
    start, end = pieces.starts[first], pieces.ends[last - 1]
    if start >= end:
        return start, start
    words = text[start:end].strip(_MARKS)
    if not words:
        return start, start
    start += text[start:end].index(words)
    end = start + len(words)
    before, after = _WORD_START.search(text, max(0, start - 40), start), _WORD_END.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)


def whole(scored: Scored, head: str) -> Array:
    """The score of each label for the whole text, as it was learned: the mean over the windows, as a sum of chances."""
    windows = scored.scores.by_window[head]
    if not len(windows):
        return np.full(windows.shape[1], -np.inf, dtype=np.float32)
    top = windows.max(0)
    summed: Array = top + np.log(np.exp(windows - top).sum(0)) - np.log(len(windows))
    return summed


def chances(scored: Scored, head: str) -> dict[str, float]:
    """For a head whose labels may hold together: the chance of each."""
    odds = 1 / (1 + np.exp(-whole(scored, head)))
    return dict(zip(scored.labels[head], odds.tolist(), strict=True))


def best(scored: Scored, head: str) -> str:
    """For a head of which one label holds: the likeliest."""
    return scored.labels[head][int(whole(scored, head).argmax())]
