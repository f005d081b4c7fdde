"""Which days an incident has rows for, and how exact they are: ACLED's time precision.

Source in our words (ACLED codebook): a row is a day. What went on for days has a row for each. Precision 1: the day is
told; 2: a week or a weekend, its middle day; 3: a month, its middle, or its first or last day where the words say
beginning or end. What is vaguer is not recorded. Reads the pack `house_words.en`.
"""

import calendar
import datetime as dt
import re
from functools import cache
from typing import Literal

import msgspec

from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.days import Days, days_of_act
from counterclaim.export.material import ToldIncident
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimePrecision

_WEEK = 7
_MONTH = 31
_ISO_DAY = 10


class RowDay(msgspec.Struct, frozen=True, kw_only=True):
    """The day of a row; `part` of `parts` where the act went on for several."""

    day: dt.date
    precision: Literal[1, 2, 3]
    part: int = 1
    parts: int = 1


def row_days(told: ToldIncident) -> tuple[RowDay, ...]:
    """The days of an incident's rows; none where nothing dates it to a month."""
    lasting = lasting_days(told)
    if lasting is not None:
        count = (lasting.last - lasting.first).days + 1
        return tuple(
            RowDay(day=lasting.first + dt.timedelta(days=n), precision=1, part=n + 1, parts=count) for n in range(count)
        )
    days = days_of_act(told)
    if days is None:
        return ()
    length = (days.last - days.first).days + 1
    if length == 1:
        return (RowDay(day=days.first, precision=1),)
    if length <= _WEEK:
        return (RowDay(day=days.middle, precision=2),)
    return (RowDay(day=day_of_month(days), precision=3),) if length <= _MONTH else ()


def day_of_month(days: Days) -> dt.date:
    """The day that stands for part of a month: its first for the beginning, its last for the end, else the middle."""
    ends = calendar.monthrange(days.last.year, days.last.month)[1]
    begins, closes = days.first.day == 1, days.last.day == ends
    one_month = (days.first.year, days.first.month) == (days.last.year, days.last.month)
    if one_month and begins and not closes:
        return days.first
    return days.last if one_month and closes and not begins else days.middle


def lasting_days(told: ToldIncident) -> Days | None:
    """First and last day of an act that went on, where all that date it tell the same ("from 3 to 5 May")."""
    if told.whole.told_on:
        return None
    times = [claim.time for claim in acts_of(told) if claim.time is not None]
    bounds = {_stretch(time) for time in times}
    if len(bounds) != 1 or (only := bounds.pop()) is None:
        return None
    return only


def _stretch(time: TimeRange) -> Days | None:
    if time.precision is not TimePrecision.RANGE or not time.earliest or not time.latest:
        return None
    if len(time.earliest) < _ISO_DAY or len(time.latest) < _ISO_DAY or not _each_day().search(time.text):
        return None
    first, last = dt.date.fromisoformat(time.earliest[:_ISO_DAY]), dt.date.fromisoformat(time.latest[:_ISO_DAY])
    return Days(first, last, "days") if 1 <= (last - first).days < _MONTH else None


@cache
def _each_day() -> re.Pattern[str]:
    words = "|".join(re.escape(str(word)) for word in load_pack("house_words.en")["each_day"])
    return re.compile(rf"(?:(?<!\w)(?:{words})(?!\w)|\d\s*[-–]\s*\d)", re.IGNORECASE)
