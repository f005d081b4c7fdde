"""Two reports word by word: which paragraphs of one stand in the other, and in which runs of words.

In: the words of a report by paragraph, and those of another. Out: for each paragraph the runs of words that both have.
No pack is read. A run stands in one place of either report; a short one counts only near a long one, for any two
reports share "the defence ministry said on".
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import msgspec

from counterclaim.book.copies.prints import SHINGLE, Word

_PLACES = 8
"""Places in the other report where a run is looked for: a text of one word over and over has many."""
_LONG = 7
"""Words of a run that stands for itself."""
_NEAR = 25
"""Words of the other report between a short run and a long one that it belongs to."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words `first` up to but not including `last` of a paragraph; in the other report they begin with word `other`."""

    first: int
    last: int
    other: int


class Match(msgspec.Struct, frozen=True):
    """A paragraph's runs that stand in another report.

    `words`: how many; `own`: those that are the reporter's own; `share`: part of the paragraph; `held`: the greatest
    part of a paragraph of the other report that stands in this one.
    """

    runs: tuple[Run, ...]
    words: int
    own: int
    share: float
    held: float


def match_paragraphs(
    paragraphs: Sequence[Sequence[Word]], others: Sequence[Sequence[Word]]
) -> tuple[dict[int, Match], tuple[Word, ...]]:
    """By number each paragraph that shares runs of words with the other report, and all words of that report."""
    words = tuple(word for other in others for word in other)
    texts = [word.text for word in words]
    index = _index(texts)
    ends = list(accumulate(len(other) for other in others))
    found = {}
    for number, paragraph in enumerate(paragraphs):
        if runs := _runs([word.text for word in paragraph], texts, index):
            found[number] = _match(paragraph, runs, others, ends)
    return found, words


def _match(
    paragraph: Sequence[Word], runs: Sequence[Run], others: Sequence[Sequence[Word]], ends: Sequence[int]
) -> Match:
    hits = Counter(bisect_right(ends, run.other + n) for run in runs for n in range(run.last - run.first))
    words = sum(hits.values())
    own = sum(word.own for run in runs for word in paragraph[run.first : run.last])
    held = max(count / len(others[number]) for number, count in hits.items())
    return Match(tuple(runs), words, own, words / len(paragraph), held)


def _index(texts: Sequence[str]) -> Mapping[tuple[str, ...], list[int]]:
    """Where each run of three words begins."""
    found: dict[tuple[str, ...], list[int]] = {}
    for n in range(len(texts) - SHINGLE + 1):
        places = found.setdefault(tuple(texts[n : n + SHINGLE]), [])
        if len(places) < _PLACES:
            places.append(n)
    return found


def _runs(texts: Sequence[str], other: Sequence[str], index: Mapping[tuple[str, ...], list[int]]) -> list[Run]:
    """The runs of a paragraph's words that stand in the other report, in order, none over another."""
    found = list(_all_runs(texts, other, index))
    long = [run for run in found if run.last - run.first >= _LONG]
    return [run for run in found if run.last - run.first >= _LONG or any(_near(run, one) for one in long)]


def _all_runs(texts: Sequence[str], other: Sequence[str], index: Mapping[tuple[str, ...], list[int]]) -> Iterator[Run]:
    """From left to right the longest run at each word; of equal ones that which goes on where the last one ended."""
    n = expected = 0
    while n <= len(texts) - SHINGLE:
        best: tuple[int, int, int] | None = None
        for place in index.get(tuple(texts[n : n + SHINGLE]), ()):
            rank = (_length(texts, n, other, place), -abs(place - expected), -place)
            best = rank if best is None or rank > best else best
        if best is None:
            n += 1
            continue
        yield Run(n, n + best[0], -best[2])
        n, expected = n + best[0], best[0] - best[2]


def _length(texts: Sequence[str], first: int, other: Sequence[str], place: int) -> int:
    size = SHINGLE
    while first + size < len(texts) and place + size < len(other) and texts[first + size] == other[place + size]:
        size += 1
    return size


def _near(run: Run, long: Run) -> bool:
    after = run.other - (long.other + long.last - long.first)
    before = long.other - (run.other + run.last - run.first)
    return max(after, before) <= _NEAR
