"""What stands in one stretch of a war for what was read: other days, places, people, parties and words.

In: slots (sort, and what stood there), and which report to make. Out: what stands there now. All hangs on numbers
given, nothing on chance.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
SYLLABLES = tuple(a + b for a in "b d f g k l m n r s t v z sh".split() for b in "a e i o u ar en il or".split())  # noqa: SIM905
SPELT = str.maketrans({"k": "q", "i": "y", "v": "w", "z": "s"})
PLACES, PEOPLE = 500, 2000
"""Names of places and of persons that one war has."""
STEM = 5
Slot = tuple[str, str]


class Names(NamedTuple):
    """What is moved in the readings of one war: words of places and of persons, parties, and words that stay."""

    places: tuple[str, ...]
    people: tuple[str, ...]
    kept: frozenset[str]
    words: tuple[str, ...]
    parties: frozenset[str]
    """First letters of the parties' names, where the war may be had between others."""


class Moved(NamedTuple):
    """Which report to make of a mould."""

    stretch: int
    days: int
    theatre: int
    desk: int
    late: int = 0
    """Days after its source that a copy appears."""


def told_in(moved: Moved, slots: Iterable[Slot], *, war: str, year: int, names: Names) -> dict[Slot, str]:
    """What stands for each slot but ids and offsets, in a report that is moved. `year`: that of what was read."""
    other = _stretch(f"{war} {moved.theatre}", moved.stretch, names)
    spelt = moved.desk % 5 == 0
    told = {}
    for sort, was in slots:
        if sort == "day":
            told[sort, was] = shifted(date.fromisoformat(was), moved.days).isoformat()
        elif sort in {"dm", "md"}:
            told[sort, was] = _written(was, year, moved.days)
        elif sort == "wd":
            told[sort, was] = WEEKDAYS[(WEEKDAYS.index(was) + moved.days) % 7]
        elif sort == "name":
            new = other[was if was in other else was.capitalize()]
            new = new.upper() if was.isupper() else new
            told[sort, was] = new.translate(SPELT) if spelt else new
        elif sort == "party":
            told[sort, was] = _party(was, war, moved.theatre)
        elif sort == "other":
            told[sort, was] = other.get(was, was)
        elif sort in {"lat", "lon"}:
            value, _, record = was.partition("|")
            off = (_number(record, str(moved.stretch % PLACES), sort) % 4000 - 2000) / 1000
            told[sort, was] = f"{max(-89.0, min(89.0, float(value) + off)):.4f}"
        elif sort == "record":
            told[sort, was] = f"geonames:9{_number(was, str(moved.stretch % PLACES)) % 10**8:08}"
    return told


@cache
def _party(was: str, war: str, theatre: int) -> str:
    """A party of another war in one of its forms: the same letters for the same stem."""
    stem = was[:STEM].casefold()
    begins = random.Random(f"{war} {theatre} {stem}").choices(SYLLABLES, k=3)
    new = "".join(begins) + was[STEM:]
    return new.capitalize() if was[0].isupper() else new


@cache
def _stretch(war: str, stretch: int, names: Names) -> Mapping[str, str]:
    """The names and words that stand for others in one stretch."""
    rng = random.Random(f"{war} {stretch}")
    places = rng.sample(_pool(war, PLACES), len(names.places))
    people = rng.sample(_pool(f"{war} people", PEOPLE), len(names.people))
    words = list(names.words)
    rng.shuffle(words)
    return {
        **dict(zip(names.words, words, strict=True)),
        **dict(zip(names.people, people, strict=True)),
        **dict(zip(names.places, places, strict=True)),
    }


@cache
def _pool(seed: str, size: int) -> tuple[str, ...]:
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()] = None
    return tuple(found)


def shifted(day: date, days: int) -> date:
    """A day so many days later."""
    return day + timedelta(days=days)


def _written(was: str, year: int, days: int) -> str:
    """A day in words, moved: `June 1, 2033` and `1 June` in their own forms."""
    told = re.findall(r"\d+|[A-Z][a-z]+", was)
    month = next(n for n, name in enumerate(MONTHS, 1) if name in told)
    numbers = [int(t) for t in told if t.isdigit()]
    try:
        day = shifted(date(numbers[1] if len(numbers) > 1 else year, month, numbers[0]), days)
    except ValueError:
        return was
    words = f"{MONTHS[day.month - 1]} {day.day}" if told[0].isalpha() else f"{day.day} {MONTHS[day.month - 1]}"
    parted = ", " if told[0].isalpha() else " "
    return f"{words}{parted}{day.year}" if len(numbers) > 1 else words


def _number(*words: str) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=6).digest(), "big")
