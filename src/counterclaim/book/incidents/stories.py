"""What makes a report's story its own: its names, numbers and rare words, and how much of that two reports share.

In: texts. Out: small profiles of words with weights, and their likeness from 0 to 1. Reads rarity and the names of
nations through `packs`.

Weights come from a fixed list of news words, never from the reports read, so that no order of reading changes them.
Every name weighs alike, and every nation: exchanging the sides changes nothing.
"""

import calendar
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nations_in, plain_name
from counterclaim.packs.rarity import RAREST, rarity, stem

Profile = tuple[tuple[str, float], ...]
"""Stems with weights, by stem; the weights' squares add up to 1."""
KEPT = 32
"""Words of a report that its profile keeps."""
_NAME, _NATION, _NUMBER = 10.0, 2.0, 6.0
_COMMONER = 5.0  # no common word weighs more, however rare: it tells the kind of story, a name tells which
_EVERYDAY = 2.0
_MOST_CHARS = 40_000  # of a report; what it is about stands at its beginning
_LEAST_LETTERS = 3
_LEAST_DIGITS = 2
_ROOT = 4  # letters that a nation, its people and its adjective have in common
_REMEMBERED = 20_000
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.| \. )\d+|[^\W_]+")
_NUMBER_WORD = re.compile(r"\d[\d., ]*")


def profile(text: str, *, kept: int = KEPT, aside: Iterable[str] = (), without: Iterable[str] = ()) -> Profile:
    """The words that tell a text from others, heaviest kept.

    `aside`: names that weigh as little as a nation's; `without`: stems left out.

    Example: of "The mill at Brezna was shelled" Brezna weighs most, then the mill.
    """
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    nations, leave = set(_calendar()), frozenset(without)
    roots = {_key(w)[:_ROOT] for name in aside for w in _WORD.findall(name) if len(w) >= _ROOT}
    for word in _WORD.findall(text[:_MOST_CHARS]):
        if _NUMBER_WORD.fullmatch(word):
            counts[word.replace(" ", "")] += len(word) >= _LEAST_DIGITS
        elif len(word) >= _LEAST_LETTERS:
            key = _key(word)
            counts[key] += 1
            capitals[key] += word[0].isupper()
            if _is_nation(word) or (word[0].isupper() and key[:_ROOT] in roots):
                nations.add(key)
    heavy = {
        word: (1 + math.log(n)) * _weight(word, names=capitals[word] == n, nation=word in nations)
        for word, n in counts.items()
        if n > 0 and word not in leave
    }
    best = sorted(((w, x) for w, x in heavy.items() if x > 0), key=lambda item: (-item[1], item[0]))[:kept]
    length = math.sqrt(sum(x * x for _, x in best)) or 1.0
    return tuple((word, round(x / length, 4)) for word, x in sorted(best))


def likeness(one: Profile, two: Profile) -> float:
    """How much two profiles share: 0 nothing, 1 all."""
    others = dict(two)
    return math.fsum(x * others[word] for word, x in one if word in others)


def shared(one: Profile, two: Profile, *, most: int = 4) -> tuple[str, ...]:
    """The words that two profiles share, heaviest first."""
    others = dict(two)
    both = [(x * others[word], word) for word, x in one if word in others]
    return tuple(word for _, word in sorted(both, key=lambda item: (-item[0], item[1]))[:most])


def names_in(text: str, *, aside: Iterable[str] = ()) -> frozenset[str]:
    """Stems of the names in a text: words with a capital that no list of common words has; no nations, days, numbers.

    Example: "the mill at Brezna on Monday" names Brezna.
    """
    nations = {_key(w)[:_ROOT] for name in aside for w in _WORD.findall(name) if len(w) >= _ROOT}
    found = {w for w in _WORD.findall(text) if len(w) >= _LEAST_LETTERS and w[0].isupper() and not _is_nation(w)}
    keys = {_key(w) for w in found} - _calendar() - _numbers()
    return frozenset(k for k in keys if rarity(k) >= RAREST and k[:_ROOT] not in nations)


@cache
def _calendar() -> frozenset[str]:
    names = (*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr)
    return frozenset(_key(name) for name in names if name)


@cache
def _numbers() -> frozenset[str]:
    """Number words: one that opens a sentence has a capital and is no name."""
    pack = load_pack("numbers.en")
    return frozenset(_key(str(word)) for key in ("ones", "tens") for word in pack[key])


def _weight(word: str, *, names: bool, nation: bool) -> float:
    if _NUMBER_WORD.fullmatch(word):
        return _NUMBER
    if nation:
        return _NATION
    rare = rarity(word)
    if names and rare >= RAREST:
        return _NAME
    return min(_COMMONER, max(0.0, rare - _EVERYDAY))


@lru_cache(maxsize=_REMEMBERED)
def _key(word: str) -> str:
    return stem(plain_name(word) or word)


@lru_cache(maxsize=_REMEMBERED)
def _is_nation(word: str) -> bool:
    return bool(nations_in(word))
