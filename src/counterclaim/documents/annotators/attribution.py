"""Who says what, by the trained reader: sources, cues and contents, each content and source with its cue.

In: a text and the model. Out: `Annotations`, with what the model says of happenings beside.
"""

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from counterclaim.documents.annotators.encoding import Pieces
from counterclaim.documents.annotators.happenings import find_happenings, find_parts, widen
from counterclaim.documents.annotators.label_paths import find_spans
from counterclaim.documents.annotators.model import Model, Scores, readable, score
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Attribution, Paragraph

ROLES = ("source", "cue", "content")
_NO_CUE = -1
_WIDEST_GAP = 40
"""Characters between two pieces of one content; 20 to 80 do equally well on PolNeAR dev."""
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[\"“]?[A-Z]|\n")


class _Run(msgspec.Struct, frozen=True):
    """A span of pieces of one role and the first piece of the cue it points to."""

    role: str
    first: int
    last: int
    cue: int


def annotate(text: str, model: Model, *, paragraphs: Sequence[Paragraph] | None = None) -> Annotations:
    """The attributions of a text, in the order of their cues, and the happenings with their parts.

    With paragraphs, only those to be read are tagged, and line ends inside one count as spaces (hard-wrapped newswire).
    """
    scores = score(text if paragraphs is None else readable(text, paragraphs), model)
    happenings = find_happenings(scores, model, text)
    return Annotations(
        _join(_find_runs(scores, model), scores.pieces, text),
        model.name,
        model.sha256,
        happenings,
        find_parts(scores, model, happenings, text),
    )


def _find_runs(scores: Scores, model: Model) -> list[_Run]:
    """Spans of the three roles, each source and content with its cue."""
    if not scores.ranges:
        return []
    labels = model.pieces["attribution"]
    runs = find_spans(labels, scores.by_piece["attribution"])
    heads = np.array([first for role, first, _ in runs if role == "cue"], dtype=np.int64)
    return [_with_cue(role, first, last, heads, scores) for role, first, last in runs]


def _with_cue(role: str, first: int, last: int, heads: np.ndarray, scores: Scores) -> _Run:
    """The run with the cue that its pieces, together, point to most; judged in the window that owns its middle."""
    if role == "cue":
        return _Run(role, first, last, first)
    number = int(scores.owner[(first + last) // 2])
    a, b = scores.ranges[number]
    inside = heads[(heads >= a) & (heads < b)]
    if not len(inside):
        return _Run(role, first, last, _NO_CUE)
    rows = scores.cues[number][max(first, a) - a : min(last, b) - a]
    columns = rows[:, inside - a]
    columns = columns - np.logaddexp.reduce(columns, axis=1, keepdims=True)
    return _Run(role, first, last, int(inside[columns.sum(0).argmax()]))


def _join(runs: list[_Run], pieces: Pieces, text: str) -> tuple[Attribution, ...]:
    """One attribution per cue that has a content; a content with neither cue nor source is nobody's and dropped."""
    by_cue: dict[int, dict[str, list[Span]]] = {}
    for run in runs:
        span = widen(pieces.starts[run.first], pieces.ends[run.last - 1], text)
        key = run.cue if run.cue != _NO_CUE else -2 - run.first
        by_cue.setdefault(key, {role: [] for role in ROLES})[run.role].append(span)
    for one in by_cue.values():
        one["content"] = _whole(one["content"], [*one["source"], *one["cue"]], text)
    sources = sorted({span for one in by_cue.values() for span in one["source"]}, key=lambda span: span.start)
    found = [
        Attribution(
            tuple(one["source"]) or _shared_source(one["cue"], sources, text), tuple(one["cue"]), tuple(one["content"])
        )
        for one in by_cue.values()
        if one["content"] and (one["cue"] or one["source"])
    ]
    return tuple(sorted(found, key=lambda one: (one.cue or one.content)[0].start))


def _whole(contents: list[Span], frame: Sequence[Span], text: str) -> list[Span]:
    """The content with its gaps closed: words in which somebody else is told to speak within it belong to it too.

    A gap across lines stays, and one in which the attribution's own source or cue stands.
    """
    joined: list[Span] = []
    for span in sorted(contents, key=lambda span: span.start):
        before = joined[-1] if joined else None
        if (
            before is not None
            and span.start - before.end <= _WIDEST_GAP
            and "\n" not in text[before.end : span.start]
            and not any(one.start < span.start and one.end > before.end for one in frame)
        ):
            joined[-1] = Span(before.start, max(before.end, span.end))
        else:
            joined.append(span)
    return joined


def _shared_source(cue: Sequence[Span], sources: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The nearest source before the cue in its sentence: "X criticised A, claiming B" names X once for two cues.

    A piece bears one pointer, so the second cue stays without a source; on PolNeAR dev this rule gives 3 points of F1.
    """
    if not cue:
        return ()
    before = [span for span in sources if span.end <= cue[0].start]
    if not before or _SENTENCE_END.search(text, before[-1].end, cue[0].start):
        return ()
    return (before[-1],)
