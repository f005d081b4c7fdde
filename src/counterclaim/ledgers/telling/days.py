"""Days that words of a report mean: "Saturday", "on March 7", counted from the day on which it was printed.

In: words and the day of the report. Out: an ISO day, or a pattern that finds such words. Reads times.en and
truce_words.en through `packs`.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from counterclaim.packs.alternatives import alternatives
from counterclaim.packs.loader import load_pack

DAY = 10
_LAST_OF_MONTH = 32
_FIRST_YEAR = 1900


def day_of(words: str, published: str | None, *, coming: bool = False) -> str | None:
    """The day that a weekday or a month and number mean in a report: the last one, or the next where it is to come.

    >>> day_of("Saturday", "2031-03-05"), day_of("March 7", "2031-03-05", coming=True), day_of("tonight", "2031-03-05")
    ('2031-03-01', '2031-03-07', '2031-03-05')
    """
    plain = " ".join(words.lower().split())
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
            return date.fromisoformat(plain).isoformat()
        today = date.fromisoformat((published or "")[:DAY])
        shift = _own_days().get(plain)
        if shift is not None:
            return (today + timedelta(days=shift)).isoformat()
        weekday = load_pack("times.en")["weekdays"].get(plain)
        if weekday is not None:
            ahead = (int(weekday) - today.weekday()) % 7
            return (today + timedelta(days=ahead if coming or not ahead else ahead - 7)).isoformat()
        return _date(plain, today, coming=coming)
    except (ValueError, OverflowError):
        return None


def last_month(name: str, published: str) -> str | None:
    """The last month of a name up to a day.

    >>> last_month("December", "2031-03-05")
    '2030-12'
    """
    month, year, now = _months().get(name.lower()), published[:4], published[5:7]
    if month is None or not (year.isdigit() and now.isdigit()):
        return None
    return f"{int(year) - (month > int(now)):04d}-{month:02d}"


def shifted(day: str, by: int) -> str | None:
    """A day some days later, or earlier."""
    try:
        return (date.fromisoformat(day[:DAY]) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return None


def days_between(one: str | None, two: str | None) -> int | None:
    """How many days lie between two days, in whichever order; None where one is not told to the day."""
    try:
        return abs((date.fromisoformat((one or "")[:DAY]) - date.fromisoformat((two or "")[:DAY])).days)
    except ValueError:
        return None


def _date(words: str, today: date, *, coming: bool) -> str | None:
    months = _months()
    month = next((months[w] for w in re.findall(r"[a-z]+", words) if w in months), None)
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    number = next((n for n in numbers if n < _LAST_OF_MONTH), None)
    year = next((n for n in numbers if n > _FIRST_YEAR), None)
    if month is None:
        return None
    if number is None:
        return f"{year:04d}-{month:02d}" if year else None
    day = date(year or today.year, month, number)
    if year is None and day > today and not coming:
        day = date(today.year - 1, month, number)
    return day.isoformat()


@cache
def a_day() -> str:
    """A pattern for a weekday, a month with a number or a year, or "today", as the group `day`."""
    times = load_pack("times.en")
    month = rf"{either(tuple(_months()))}\.?"
    year = r"(?:,?\s+\d{4})"
    # "10-11 January" and "January 10–11" tell two days, and so neither.
    dated = (
        rf"{month}\s+\d{{1,2}}(?!\s?[-–/]\s?\d){year}?(?!\d)|(?<!\d[-–/])\d{{1,2}}\s+{month}{year}?|{month}{year}"
        rf"|\d{{4}}-\d\d-\d\d"
    )
    return rf"(?P<day>(?i:{either(tuple(times['weekdays']))}|{dated}|{either(tuple(_own_days()))}))\b"


def either(words: Iterable[object]) -> str:
    """A pattern for any of some words, the longest first."""
    return alternatives(words)


def any_of(key: str, *, pack: str = "truce_words.en") -> str:
    """A pattern for any word of a pack's list."""
    return either(load_pack(pack)[key])


@cache
def _months() -> dict[str, int]:
    times = load_pack("times.en")
    return {str(w): int(n) for key in ("months", "short_months") for w, n in times[key].items()}


@cache
def _own_days() -> dict[str, int]:
    """Days told from the day of the report: "today", "tonight", "yesterday"."""
    return {str(w): int(n) for w, n in load_pack("truce_words.en")["own_days"].items()}
