"""A report's text in sentences, for looking at words alone.

In: text. Out: stretches of it, in order. Reads sentences.en through `packs`.
"""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.packs.loader import load_pack

_END = re.compile(r"[.!?][”\"’')\]]{0,3}(?=\s+[“\"‘'(\[]?[A-ZÀ-Þ0-9–—-])")
_LONGEST = 1200
"""Characters of one sentence; what is longer is looked at in pieces."""


def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends; a line end is one too.

    >>> [(a, b) for a, b in find_sentences("A truce. Gen. Ord kept it.")]
    [(0, 8), (9, 26)]
    """
    return tuple(piece for line in re.finditer(r"[^\n]+", text) for piece in _of_line(text, line.start(), line.end()))


def _of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if not _inside(text, begin, match.start()):
            yield from _pieces(text, begin, match.end())
            begin = match.end()
    yield from _pieces(text, begin, end)


def _inside(text: str, begin: int, stop: int) -> bool:
    """Whether a full stop belongs to the word before it: "Gen. Ord", "J. Ord", "Feb. 3", "1. The"."""
    if text[stop] != ".":
        return False
    word = re.search(r"[\w.-]*$", text[max(begin, stop - 20) : stop])
    last = word[0].casefold() if word else ""
    return last in _short() or (len(last) == 1 and last.isalpha()) or (last.isdigit() and stop - begin <= len(last) + 2)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    for at in range(start, end, _LONGEST):
        yield at, min(end, at + _LONGEST)


@cache
def _short() -> frozenset[str]:
    words, times = load_pack("sentences.en"), load_pack("times.en")
    listed = (*words["before_name"], *times["short_months"], *times["short_weekdays"], "u.s", "u.n", "u.k", "e.u")
    return frozenset(str(word) for word in listed)
