"""A text as the words that names are made of: where each stands, and a key under which all its writings are one.

In: any text, of any script. Out: `Unit` by `Unit`; hyphens part words, accents, case and soft hyphens say nothing.
Reads no pack.

Example: "Ivo Marić's" gives the keys "ivo" and "maric".
"""

import re
import sys
import unicodedata
from functools import cache, lru_cache

import msgspec

_OWNED = re.compile(r"['’ʼ‘`][sS]$")
_BEYOND = 0x20000
"""No script keeps its marks further up, but for variation selectors."""
_RARE = re.compile("[^\0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]")
"""Beyond the letters and signs of most texts: only there can marks stand, or what cannot be seen."""


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A word at characters `start` to `end`, and its key."""

    start: int
    end: int
    text: str
    key: str


def units(text: str) -> list[Unit]:
    """The words of a text in order. Example: "al-Tarn" has two."""
    found = []
    for match in _words_in(text).finditer(text):
        word, (start, end) = match[0], match.span()
        if not word.isalpha():
            owned = _OWNED.search(word)
            if owned and owned.start():
                word, end = word[: owned.start()], end - len(owned[0])
        found.append(Unit(start, end, word, key_of(word)))
    return found


def keys(text: str) -> tuple[str, ...]:
    """The keys of a name's words."""
    return tuple(unit.key for unit in units(text))


def key_set(text: str) -> frozenset[str]:
    """The keys of a text without their places: quick to ask whether a name can be in it at all."""
    words = set(_words_in(text).findall(text))
    return frozenset(key_of(word if word.isalpha() else _OWNED.sub("", word)) for word in words)


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """A word without accents, case, apostrophes and what cannot be seen."""
    plain = unicodedata.normalize("NFKD", word)
    kept = "".join(c for c in plain if c.isalpha() or unicodedata.category(c) == "Mc")
    return kept.casefold() or word.casefold()


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or in a script that has none."""
    first = word[0]
    if first.isascii():
        return first.isupper()
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and (first.lower() == first.upper() or first != first.lower())


def _words_in(text: str) -> re.Pattern[str]:
    """The pattern of words for a text: what cannot stand in it need not be looked for."""
    if text.isascii():
        return _pattern("[A-Za-z]")
    if _RARE.search(text):
        return _pattern(f"(?:[^\\W\\d_]|[{_marks()}])")
    return _pattern("[^\\W\\d_]")


@cache
def _pattern(letter: str) -> re.Pattern[str]:
    inside = r"(?:['’ʼ‘`´]|-\r?\n[ \t]*(?=[^\W\d_A-Z]))"
    return re.compile(f"{letter}+(?:{inside}{letter}+)*")


@cache
def _marks() -> str:
    """Combining marks and what cannot be seen, as the inside of a character class."""
    out, first = [], -1
    for code in range(0xAD, min(_BEYOND, sys.maxunicode)):
        mark = unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")
        if mark and first < 0:
            first = code
        elif not mark and first >= 0:
            out.append(f"\\U{first:08x}-\\U{code - 1:08x}")
            first = -1
    return "".join(out) + "\\U000e0000-\\U000e01ef"
