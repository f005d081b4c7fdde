"""ACLED's one number of deaths: the lowest that is reported, and what it writes where words give no number.

Source in our words (ACLED codebook): where reports differ, the lowest. Silence, or only "casualties": 0. Several, or a
plural without a number: 3, or 10 in a battle; dozens: 12; hundreds: 100, so of each plural the one unit that it names.
A total of several days is split evenly, the rest on the first. The 0 of the unknown carries a tag. Reads the packs
`house_words.en` and `numbers.en`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import msgspec

from counterclaim.export.deriving.killed import by_claimant, killed_of
from counterclaim.export.deriving.tolls import Count, range_of
from counterclaim.export.material import ToldIncident
from counterclaim.packs.loader import load_pack

FEW: Final = 3
FEW_IN_BATTLE: Final = 10
_UNITS: Final = 2
"""Our lower bound of a plural such as dozens is two of its unit; ACLED's is one."""


class Fatalities(msgspec.Struct, frozen=True, kw_only=True):
    """The number that ACLED would write, and how it came about."""

    number: int
    known: bool = True
    """False: nobody tells whether anybody died, or how many at the least."""
    by_words: bool = False
    """The number stands for words such as several or dozens."""
    differ: bool = False
    """Claimants differ; it is the lowest."""


def fatalities_of(told: ToldIncident, *, battle: bool) -> Fatalities:
    """The lowest number of dead that any claimant gives; numbers go before words that give none."""
    several = [list(counts) for counts in by_claimant(killed_of(told))]
    numbered = [counts for counts in several if any(is_number(one) for one in counts)]
    used = numbered or several
    lows = [low for counts in used if (low := _lowest(counts, battle=battle)) is not None]
    if not lows:
        return Fatalities(number=0, known=False)
    return Fatalities(number=min(lows), by_words=not numbered, differ=len(set(lows)) > 1)


def split_over_days(total: int, days: int) -> tuple[int, ...]:
    """A total over several days, evenly, with the remainder on the first.

    >>> split_over_days(11, 3)
    (5, 3, 3)
    """
    each, rest = divmod(total, days)
    return (each + rest, *(each,) * (days - 1))


def number_of_words(count: Count, *, battle: bool) -> float | None:
    """What ACLED writes for a count whose words give no number; None where it writes none."""
    words = (count.text or "").casefold()
    if _few().search(words):
        return FEW_IN_BATTLE if battle else FEW
    if count.low is not None and _plural_units().search(words):
        return count.low / _UNITS
    if count.low is None and count.best is None and count.high is None:
        return FEW_IN_BATTLE if battle else FEW
    return None


def is_number(count: Count) -> bool:
    """Whether a count gives a number, and not only a word for some."""
    return number_of_words(count, battle=False) is None and (count.low is not None or count.best is not None)


def _lowest(counts: Iterable[Count], *, battle: bool) -> int | None:
    housed = []
    for count in counts:
        number = number_of_words(count, battle=battle)
        housed.append(count if number is None else msgspec.structs.replace(count, low=number, best=None))
    found = range_of(housed)
    return int(found.low) if found is not None else None


@cache
def _few() -> re.Pattern[str]:
    return _any(str(word) for word in load_pack("house_words.en")["few"])


@cache
def _plural_units() -> re.Pattern[str]:
    return _any(load_pack("numbers.en")["vague"])


def _any(words: Iterable[str]) -> re.Pattern[str]:
    each = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)")
