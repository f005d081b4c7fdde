"""How alike two words of names are when spelling, accents and the way from another script are set aside.

In: words of names as reports write them. Out: the form that they are compared in, keys under which different writings
meet, and how alike two are. Reads the pack `spellings`.

Example: "Kharlov", "Karlov" and "Karloff" are one name in three writings; "Tarn" and "Torn" are two names.
"""

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from counterclaim.claims.actors.people import close
from counterclaim.packs.loader import load_pack

_REMEMBERED = 20_000
_LONGEST = 40
"""Letters of a word that are looked at: no name is longer, and a text may be hostile."""
_NO_LETTER = re.compile(r"[^a-z0-9č]")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiou")
_TELLING = 4
"""Consonants from which two names with the same ones are one in two writings, vowels aside."""
_NEAR = 0.82
"""Jaro-Winkler likeness of such names: "Mohammed" and "Muhammad" have 0.87."""


class Likeness(IntEnum):
    """How one word stands to another: other names, nearly one, one in two writings, the same."""

    OTHER = 0
    CLOSE = 1
    SPELT = 2
    SAME = 3


@lru_cache(maxsize=_REMEMBERED)
def plain(word: str) -> str:
    """A word in small letters without accents, dots, apostrophes and hyphens."""
    letters = load_pack("spellings")["letters"]
    text = "".join(letters.get(c, c) for c in word[:_LONGEST].casefold())
    return _NO_LETTER.sub("", "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii()))


@lru_cache(maxsize=_REMEMBERED)
def spelt(word: str) -> str:
    """The one writing that all writings of a name are brought to: "Kharloff" is "karlov"."""
    text = plain(word)
    for where, old, new in _rules():
        if where == "end":
            text = text.removesuffix(old) + new if text.endswith(old) and len(text) > len(old) + 1 else text
        elif where == "start":
            text = new + text.removeprefix(old) if text.startswith(old) else text
        else:
            text = text.replace(old, new)
    return _DOUBLE.sub(r"\1", text)


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """The key under which writings of a name meet: its first letter and consonants. Different names may share it."""
    text = spelt(word)
    return text[:1] + "".join(c for c in text[1:] if c not in _VOWELS) if text else ""


@lru_cache(maxsize=_REMEMBERED)
def likeness(one: str, two: str) -> Likeness:
    """How alike two words of names are, the same both ways."""
    first, second = plain(one), plain(two)
    if first == second:
        return Likeness.SAME
    if not first or not second:
        return Likeness.OTHER
    if spelt(one) == spelt(two):
        return Likeness.SPELT
    pairs = [(spelt(one), form) for form in writings(two)] + [(spelt(two), form) for form in writings(one)]
    if any(_one_writing(a, b) for a, b in pairs):
        return Likeness.OTHER if _family(first, second) else Likeness.SPELT
    return Likeness.CLOSE if sound(one) == sound(two) and close(first, second) else Likeness.OTHER


def _one_writing(one: str, two: str) -> bool:
    """Whether two written forms are one, vowels of long names aside."""
    if one == two:
        return True
    sounds_alike = sound(one) == sound(two) and len(sound(one)) >= _TELLING
    return sounds_alike and JaroWinkler.similarity(one, two) >= _NEAR


@lru_cache(maxsize=_REMEMBERED)
def writings(word: str) -> frozenset[str]:
    """The forms under which a name is known: the one it is brought to, and those that it sometimes has."""
    text = plain(word)
    found = {spelt(word)}
    for rule in load_pack("spellings")["sometimes"]:
        old, new = str(rule["from"]), str(rule["to"])
        if len(text) < rule["least"] or old not in text:
            continue
        if rule.get("at") != "start":
            found.add(spelt(text.replace(old, new)))
        elif text.startswith(old):
            found.add(spelt(new + text.removeprefix(old)))
    return frozenset(found)


def sounds(word: str) -> tuple[str, ...]:
    """The keys of all writings of a name, in one order."""
    return tuple(sorted({sound(form) for form in (word, *writings(word))}))


def _family(one: str, two: str) -> bool:
    """Whether one word is the other with the ending of a woman's or a family's name."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short[:-1]) and long[-1] in _VOWELS and abs(len(one) - len(two)) <= 1 and long != short


@cache
def _rules() -> tuple[tuple[str, str, str], ...]:
    return tuple((str(r.get("at", "")), str(r["from"]), str(r["to"])) for r in load_pack("spellings")["rewrite"])
