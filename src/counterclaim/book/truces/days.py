"""Days that words of a report mean: "Saturday", "on March 7", counted from the day on which it was printed.

In: words and the day of the report. Out: an ISO day, or a pattern that finds such words. Reads times.en through
`packs`.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from counterclaim.packs.loader import load_pack

DAY = 10


def day_of(words: str, published: str | None, *, coming: bool = False) -> str | None:
    """The day that a weekday or a month and number mean in a report: the last one, or the next where it is to come.

    >>> day_of("Saturday", "2031-03-05"), day_of("March 7", "2031-03-05", coming=True)
    ('2031-03-01', '2031-03-07')
    """
    try:
        today = date.fromisoformat((published or "")[:DAY])
        weekday = load_pack("times.en")["weekdays"].get(words.lower())
        if weekday is not None:
            ahead = (int(weekday) - today.weekday()) % 7
            return (today + timedelta(days=ahead if coming or not ahead else ahead - 7)).isoformat()
        return _date(words, today, coming=coming)
    except (ValueError, OverflowError):
        return None


def _date(words: str, today: date, *, coming: bool) -> str | None:
    months = {str(k): int(v) for k, v in load_pack("times.en")["months"].items()}
    month = next((months[w] for w in re.findall(r"[a-z]+", words.lower()) if w in months), None)
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    number = next((n for n in numbers if n < 32), None)
    year = next((n for n in numbers if n > 1900), None)
    if month is None or number is None:
        return None
    day = date(year or today.year, month, number)
    if year is None and day > today and not coming:
        day = date(today.year - 1, month, number)
    return day.isoformat()


def a_day() -> str:
    """A pattern for a weekday, or a month with a number, as the group `day`."""
    times = load_pack("times.en")
    months = either(tuple(times["months"]))
    dated = rf"{months}\s+\d{{1,2}}(?:,\s+\d{{4}})?|\d{{1,2}}\s+{months}(?:\s+\d{{4}})?"
    return rf"(?P<day>(?i:{either(tuple(times['weekdays']))}|{dated}))\b"


def either(words: Iterable[object]) -> str:
    """A pattern for any of some words, the longest first."""
    longest_first = sorted((str(w) for w in words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")"
