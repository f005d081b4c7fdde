"""Days and times of records in, words for people out, no finer than told: one form for cards, pages and briefings.

ISO days, months and moments, and the ranges that words leave. What is no ISO day comes out as it went in; quotations
stay as they are. Reads no pack.
"""

import re
from typing import Final

from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimePrecision

ISO_DAY: Final = len("2031-05-06")
"""Characters of a day; what is shorter is a month or a year, what is longer has an hour."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONGEST: Final = 31
_PARTS: Final = {("06:00", "12:00"): "morning", ("12:00", "18:00"): "afternoon", ("18:00", "23:59"): "evening or night"}
"""Parts of a day that their hours tell; others are told by their hours."""
_OF_A_DAY: Final = frozenset((TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY))
_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)?.*)?)?)?", re.DOTALL)
_QUOTED: Final = re.compile(r"(“[^”]*”)")
_INSIDE: Final = re.compile(r"\b(\d{4}-\d\d(?:-\d\d)?(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)(Z)?\b")
_DAY: Final = rf"(?:\d{{1,2}} )?(?:{'|'.join(_MONTHS)}) \d{{4}}"
_FROM_TO: Final = re.compile(rf"\b({_DAY}) to ({_DAY})\b(?!, \d\d:\d\d)")


def day_words(iso: str) -> str:
    """A day, month or year for people: `2031-05-06T08:00` is `6 May 2031`, `2031-05` is `May 2031`."""
    return _words(iso, hours=False)


def moment_words(iso: str) -> str:
    """A moment as fine as it is told: `2031-05-06T06:00` gives `6 May 2031, 06:00`, `2031-05` gives `May 2031`."""
    return _words(iso, hours=True)


def stretch_words(time: TimeRange | None) -> str | None:
    """The day or days that a time leaves, as people write them; None where nothing is fixed.

    Examples: `6 May 2031`, `5 to 6 May 2031`, `30 April to 2 May 2031`, `since 6 May 2031`, `by 6 May 2031`.
    """
    if time is None or not (time.earliest or time.latest):
        return None
    if not time.earliest:
        return f"by {day_words(time.latest or '')}"
    if not time.latest:
        return f"since {day_words(time.earliest)}"
    return _from_to(day_words(time.earliest), day_words(time.latest))


def when_words(time: TimeRange | None) -> str | None:
    """A time with its hours: `27 October 2031, morning`, `3 to 6 May 2031`, `since 3 May 2031, 06:00`."""
    if time is None or not (time.earliest or time.latest):
        return None
    low, high = time.earliest, time.latest
    if low is None or high is None:
        return f"since {moment_words(low)}" if low else f"by {moment_words(high or '')}"
    (day, _, hour), (other, _, last) = low.partition("T"), high.partition("T")
    if not hour and not last:
        return _from_to(day_words(low), day_words(high))
    if hour and last and day == other and hour != last:
        part = _PARTS.get((hour, last)) if time.precision is TimePrecision.PART_OF_DAY else None
        return f"{day_words(day)}, {part or f'{hour} to {last}'}"
    return moment_words(low) if low == high else f"{moment_words(low)} to {moment_words(high)}"


def hour_words(time: TimeRange | None) -> str:
    """The words of the text for a time of day; empty where they give none."""
    return time.text if time is not None and time.precision in _OF_A_DAY else ""


def first_day(time: TimeRange | None) -> str | None:
    """The day, month or year at which a time stands in a row: its earliest, else its latest."""
    told = (time.earliest or time.latest) if time is not None else None
    return told[:ISO_DAY] if told else None


def single_day(time: TimeRange | None) -> str | None:
    """The day that the words fix, as ISO; None where they leave several."""
    if time is None or not time.earliest or not time.latest:
        return None
    first, last = time.earliest[:ISO_DAY], time.latest[:ISO_DAY]
    return first if first == last and len(first) == ISO_DAY else None


def iso_words(time: TimeRange | None) -> str:
    """For tables, which people sort: the ISO day, or the range that the words leave; `time not fixed` without any."""
    if time is None or (time.earliest is None and time.latest is None):
        return "time not fixed"
    if time.earliest is None:
        return f"until {time.latest}"
    if time.latest is None:
        return f"from {time.earliest}"
    return time.earliest if time.earliest == time.latest else f"{time.earliest} to {time.latest}"


def dated(text: str) -> str:
    """Our own words with days as people write them; quotations in them stay as they are.

    Examples: `since 2031-05-06T08:00` gives `since 6 May 2031, 08:00`, `2031-05-06 to 2031-05-08` and
    `6 May 2031 to 8 May 2031` both give `6 to 8 May 2031`.
    """
    parts = _QUOTED.split(text)
    return "".join(
        part if n % 2 else _FROM_TO.sub(_joined, _INSIDE.sub(_written, part)) for n, part in enumerate(parts)
    )


def tells(text: str, when: str) -> bool:
    """Whether words such as a title hold a time already, however it is written there."""
    return when in dated(text)


def _words(iso: str, *, hours: bool) -> str:
    found = _MOMENT.fullmatch(iso)
    if not found:
        return iso
    year, month, day, hour = found.groups()
    if (month and not 1 <= int(month) <= len(_MONTHS)) or (day and not 1 <= int(day) <= _LONGEST):
        return iso
    named = _MONTHS[int(month) - 1] if month else ""
    date = " ".join(part for part in (str(int(day)) if day else "", named, year) if part)
    return f"{date}, {hour}" if hours and hour else date


def _written(match: re.Match[str]) -> str:
    words = moment_words(match[1])
    return match[0] if words == match[1] else words + (" UTC" if match[2] else "")


def _joined(match: re.Match[str]) -> str:
    return _from_to(match[1], match[2])


def _from_to(first: str, last: str) -> str:
    """Two ends of a stretch; month and year are told once where both share them."""
    if first == last:
        return first
    one, two = first.split(), last.split()
    while len(first.split()) == len(two) and len(one) > 1 and one[-1] == two[len(one) - 1]:
        one.pop()
    return f"{' '.join(one)} to {last}"
