"""When two names can be one person's: spelling variants, yes; two members of a family, no.

In: the words of two names. Out: whether they are one person's, and which writing to keep. Reads no pack.

Example: "Beglaryan" and "Beglarian" are one writing apart; "Ivanov" and "Ivanova" are two people.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

_SHORTEST = 5
_MAX_EDITS = 2
_VOWELS = re.compile(r"[aeiouyjh'’`-]")
_VOWEL_CLASS = {"a": "a", "e": "e", "i": "e", "y": "e", "o": "o", "u": "o"}
_DOUBLE = re.compile(r"(.)\1+")
_ALIKE = str.maketrans({"q": "k", "c": "k", "v": "f", "w": "f", "z": "s", "x": "k"})
_GARBLE = 3


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name part without accents, case, dots and apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    return re.sub(r"[.'’`ʼ]", "", "".join(c for c in plain if not unicodedata.combining(c))).casefold()


def main_parts(parts: Sequence[str], particles: frozenset[str]) -> tuple[str, ...]:
    """The telling words of a name, folded: no particles, no hyphens, no initials unless nothing else is there."""
    folded = [fold(p) for p in parts]
    telling = tuple(f for f in folded if len(f) > 1 and f not in particles and any(c.isalpha() for c in f))
    return telling or tuple(f for f in folded if f)


@lru_cache(maxsize=4096)
def close(a: str, b: str) -> bool:
    """Whether two folded surnames can be two writings of one: same consonants, few letters apart."""
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST or a[0].translate(_ALIKE) != b[0].translate(_ALIKE) or _sexes(a, b):
        return False
    if _first_vowel(a) != _first_vowel(b):
        return False
    return _skeleton(a) == _skeleton(b) and Levenshtein.distance(a, b) <= _MAX_EDITS


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names (telling words) are one person's.

    One holds the words of the other in order, ends included; or first names agree and surnames are close.
    """
    short, long = sorted((tuple(a), tuple(b)), key=len)
    if not close(short[-1], long[-1]):
        return len(short) > 1 and short == long[: len(short)] and len(short) < len(long)
    if len(short) > 1 and short == long[-len(short) :]:
        return True
    if short[0] != long[0] and not (close(short[0], long[0]) or _nearly(short[0], long[0])):
        return False
    rest = iter(long)
    return all(any(close(x, y) or _nearly(x, y) for y in rest) for x in short)


def garbled(parts: Sequence[str]) -> bool:
    """Whether a name stammers: "Smithson Smith" is one surname written twice, once wrong."""
    pairs = pairwise(parts)
    return any(x != y and x[:_GARBLE] == y[:_GARBLE] and min(len(x), len(y)) > _GARBLE for x, y in pairs)


def _nearly(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _SHORTEST and a[0] == b[0] and Levenshtein.distance(a, b) <= 1 and not _sexes(a, b)


def _sexes(a: str, b: str) -> bool:
    """Surnames of a man and a woman of one family: Petrov and Petrova, Kowalski and Kowalska."""
    short, long = sorted((a, b), key=len)
    if long in (short + "a", short + "aya", short + "va"):
        return True
    return len(a) == len(b) and a[:-1] == b[:-1] and {a[-1], b[-1]} in ({"i", "a"}, {"y", "a"}, {"o", "a"})


def _first_vowel(name: str) -> str:
    """The first vowel after the first letter, with those that are often written for each other taken as one."""
    vowels = [c for c in name[1:] if c in _VOWEL_CLASS]
    return _VOWEL_CLASS[vowels[0]] if vowels else ""


@lru_cache(maxsize=4096)
def _skeleton(name: str) -> str:
    plain = name[0] + name[1:].replace("kh", "h").replace("gh", "g").replace("ph", "f").replace("ts", "s")
    bare = plain[0] + _VOWELS.sub("", plain[1:])
    return _DOUBLE.sub(r"\1", bare.translate(_ALIKE))
