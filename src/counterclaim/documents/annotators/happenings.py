"""Which words head a claim, of which type and stance, and which words are its parts, by the trained reader.

In: the scores of a text. Out: `Happening` and `Part` records in text order. A part may belong to several happenings.
What the model says here is a witness beside the rules of `claims/`, which decide.
"""

import numpy as np

from counterclaim.documents.annotators.model import Array, Model, Scores, softmax
from counterclaim.records.claim import Span
from counterclaim.records.document import Happening, Part

_NONE = "O"
_LEAST = 0.5
_OWNED = 0.5


def find_happenings(scores: Scores, model: Model, text: str, *, least: float = _LEAST) -> tuple[Happening, ...]:
    """Heads of claims: words that head one with at least that probability, by their first piece."""
    if not scores.ranges:
        return ()
    shares = softmax(scores.by_piece["claims"])
    labels = model.pieces["claims"]
    sure = 1 - shares[:, labels.index(_NONE)]
    stances = softmax(scores.by_piece["stance"])
    flags = _chance(scores.by_piece["flags"])
    found = []
    for i in np.flatnonzero(sure >= least).tolist():
        if not scores.pieces.ends[i] > scores.pieces.starts[i]:
            continue
        types = shares[i].copy()
        types[labels.index(_NONE)] = 0
        best = int(types.argmax())
        stance = int(stances[i].argmax())
        found.append(
            Happening(
                span=widen(scores.pieces.starts[i], scores.pieces.ends[i], text),
                type=labels[best],
                share=round(float(types[best] / types.sum()), 4),
                sure=round(float(sure[i]), 4),
                stance=model.pieces["stance"][stance],
                stance_share=round(float(stances[i, stance]), 4),
                flags=tuple(name for n, name in enumerate(model.pieces["flags"]) if flags[i, n] >= _LEAST),
                piece=i,
            )
        )
    return tuple(one for n, one in enumerate(found) if not n or found[n - 1].span != one.span)


def find_parts(scores: Scores, model: Model, happenings: tuple[Happening, ...], text: str) -> tuple[Part, ...]:
    """Spans of agents, targets, victims and the rest, each with the happenings that it belongs to."""
    if not happenings:
        return ()
    chances = _chance(scores.by_piece["parts"])
    pieces = np.array([one.piece for one in happenings])
    found = []
    for n, role in enumerate(model.pieces["parts"]):
        inside = chances[:, n] >= _LEAST
        for first, last in _runs(inside):
            span = widen(scores.pieces.starts[first], scores.pieces.ends[last - 1], text)
            owned = _owners(scores, pieces, first, last)
            if owned and span.end > span.start:
                found.append(Part(role, span, round(float(chances[first:last, n].mean()), 4), owned))
    return tuple(sorted(found, key=lambda part: (part.span.start, part.role)))


def _owners(scores: Scores, pieces: Array, first: int, last: int) -> tuple[int, ...]:
    """The happenings that a stretch belongs to, judged in the window that answers for its middle; `pieces`: theirs."""
    window = int(scores.owner[(first + last) // 2])
    a, b = scores.ranges[window]
    begin, end = pieces.searchsorted((a, b))
    if begin == end:
        return ()
    rows = scores.owners[window][max(first, a) - a : min(last, b) - a]
    mean = _chance(rows[:, pieces[begin:end] - a]).mean(0)
    return tuple((begin + np.flatnonzero(mean >= _OWNED)).tolist())


def _runs(inside: Array) -> list[tuple[int, int]]:
    """First and last-but-one numbers of the stretches that hold."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inside.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _chance(scores: Array) -> Array:
    chances: Array = 1 / (1 + np.exp(-scores))
    return chances


def widen(start: int, end: int, text: str) -> Span:
    """Whole words: a span never begins or ends inside one."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
