"""An incident's days as formats ask for them: first and last day that the words allow, and how exact they are.

A day is never imputed: where a format wants one that is not told, it gets the rule of its codebook with its precision
code, or the row is left out.

Example: "in early May" gives 1 to 10 May 2031 and `month`.
"""

import calendar
import datetime as dt
from typing import Literal

import msgspec

from counterclaim.export.deriving.acts import acts_of, blaming_of
from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import TimeRange

Exact = Literal["day", "days", "week", "month", "year"]
_WEEK = 7
_FEW = 6
_MONTH = 31
_ISO_DAY = 10


class Days(msgspec.Struct, frozen=True):
    """First and last day, both included, and the unit that they fix."""

    first: dt.date
    last: dt.date
    exact: Exact

    @property
    def middle(self) -> dt.date:
        """The day in the middle, the earlier of two."""
        return self.first + (self.last - self.first) // 2


def days_of(told: ToldIncident) -> Days | None:
    """The days that an incident is told to have been on; None where nothing dates it.

    Where reports name several days for one incident, from the first to the last of them.
    """
    days = [day for one in told.whole.told_on for day in day_bounds(one.day)]
    if not days:
        days = [day for one in told.whole.days for day in day_bounds(one)]
    if not days and (time := told.whole.time) is not None:
        ends = (time.earliest, time.latest)
        if None in ends:
            return None
        days = [day for end in ends if end for day in day_bounds(end)]
    if not days:
        return None
    return Days(min(days), max(days), _exact(min(days), max(days)))


def days_of_act(told: ToldIncident) -> Days | None:
    """The days of what is told as done: the day of a truce that is only said to be broken is no day of a shelling."""
    aside = {claim.id for claim in acts_of(told)} - {claim.id for claim in blaming_of(told, of_force=True)}
    dating = tuple(one for one in told.whole.told_on if not one.claims or not aside.issuperset(one.claims))
    if len(dating) == len(told.whole.told_on):
        return days_of(told)
    whole = msgspec.structs.replace(told.whole, told_on=dating)
    return days_of(msgspec.structs.replace(told, whole=whole)) if dating else None


def days_told(time: TimeRange | None) -> Days | None:
    """The days that a claim's words allow; None where an end is open or nothing dates it."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    days = [day for end in (time.earliest, time.latest) for day in day_bounds(end)]
    return Days(min(days), max(days), _exact(min(days), max(days))) if days else None


def day_bounds(iso: str) -> tuple[dt.date, dt.date] | tuple[()]:
    """First and last day of an ISO day, month or year; nothing where it is none."""
    year, month, day = (*(int(part) if part.isdecimal() else 0 for part in iso[:_ISO_DAY].split("-")), 0, 0)[:3]
    try:
        if day:
            return (dt.date(year, month, day),) * 2
        if month:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError:
        return ()


def _exact(first: dt.date, last: dt.date) -> Exact:
    length = (last - first).days + 1
    if length == 1:
        return "day"
    if length <= _FEW:
        return "days"
    if length <= _WEEK:
        return "week"
    return "month" if length <= _MONTH else "year"
