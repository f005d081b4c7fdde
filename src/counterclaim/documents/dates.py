"""Days written in full: the only ones that fix when a report was published.

In: words. Out: an ISO day where the words tell day, month and year; else nothing. The clock is never asked. No pack is
read: month names are those of English newswire.
"""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""Pattern of an English month, whole or short."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d(?!\d|:))"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_DAY}[ -](?:of )?(?P<month>{MONTH})[ ,-]{{1,2}}{_YEAR}",
        rf"\b(?P<month>{MONTH})[ -]{_DAY},?[ -]{_YEAR}",
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<number>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_PIVOT = 70
"""Two-digit years from here on are of the 1900s: newswire archives begin in the 1970s."""


def iso_day(words: str) -> str | None:
    """The first day that the words tell in full, as ISO: `iso_day("NORTHTOWN, 9 JAN 90")` is `"1990-01-09"`.

    A day without a year, and a day that could be read two ways (`8/4/2023`), is none.
    """
    for shape in _SHAPES:
        match = shape.search(words[:400])
        if match:
            told = match.groupdict()
            month = told.get("number") or _MONTHS.index(told["month"][:3].lower()) + 1
            try:
                return date(_year(told["year"]), int(month), int(told["day"])).isoformat()
            except ValueError:
                continue
    return None


def _year(digits: str) -> int:
    year = int(digits.lstrip("'"))
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
