"""A pattern for any of some words, in which words that begin alike share their beginning.

In: words. Out: a pattern. No pack is read. A search that fails on one word's first letter need not try it for the
next word: lists of a hundred words are looked for several times as fast, and the same is found.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_REMEMBERED = 1_000
"""Lists of words; some are asked for again with each sentence."""


def alternatives(words: Iterable[object]) -> str:
    """A pattern for any of some words, the longest first, with any white space between the parts of one.

    >>> alternatives(["truce", "true", "lull"])
    '(?:tru(?:ce|e)|lull)'
    """
    return _shared(tuple([str(word) for word in words]))


@lru_cache(maxsize=_REMEMBERED)
def _shared(words: tuple[str, ...]) -> str:
    longest_first = sorted(dict.fromkeys(words), key=len, reverse=True)
    return f"(?:{'|'.join(_begun([_signs(word) for word in longest_first]))})"


def _signs(word: str) -> tuple[str, ...]:
    """A pattern for each sign of a word."""
    return tuple(r"\s+" if sign == " " else re.escape(sign) for sign in word)


def _begun(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Alternatives for the rows, in their order; those that begin with one sign are one alternative.

    Rows that begin with one letter in two cases stay apart: which of them comes first may matter.
    """
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        by_first.setdefault(row[0].lower() if row else "", []).append(row)
    found: list[str] = []
    for first, same in by_first.items():
        if not first or len(same) == 1 or len({row[0] for row in same}) > 1:
            found += ["".join(row) for row in same]
            continue
        rest = _begun([row[1:] for row in same])
        found.append(same[0][0] + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})"))
    return found
