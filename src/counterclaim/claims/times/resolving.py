"""From words of time to the earliest and latest moment that they allow.

In: an atom, the day to count from, the tense of the verb. Out: a range, or one without bounds where the words and that
day do not fix it. Days are counted back for what happened and forward for what is to come. Reads the pack `times.en`.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from counterclaim.claims.times.anchor import Anchor, make_day
from counterclaim.claims.times.tense import Tense
from counterclaim.claims.times.words import Atom, time_table
from counterclaim.records.enums import TimeBasis, TimePrecision

_FAR, _VERY_FAR = timedelta(days=183), timedelta(days=300)
_MONTHS = 12
_DAY_END = 24


class Bounds(msgspec.Struct, frozen=True):
    """A range before it has its words: bounds, precision, basis, and the rule that gave it."""

    earliest: str | None
    latest: str | None
    precision: TimePrecision
    basis: TimeBasis
    rule: str

    @property
    def day(self) -> date | None:
        """The one day that the range lies in, or None."""
        early, late = (self.earliest or "")[:10], (self.latest or "")[:10]
        return date.fromisoformat(early) if early == late and len(early) == len("2000-01-01") else None


class Context(msgspec.Struct, frozen=True):
    """What an atom is counted from: the dispatch's day, the tense, and the day that the text speaks of just before."""

    anchor: Anchor
    tense: Tense
    day: date | None = None
    day_basis: TimeBasis = TimeBasis.STATED


def resolve(atom: Atom, context: Context) -> Bounds:
    """The range of an atom; without bounds where nothing fixes it."""
    found = _RESOLVERS[atom.sort](atom, context)
    return found or Bounds(None, None, _precision_of(atom), TimeBasis.STATED, "nothing in the text fixes this time")


def on_day(day: date, atom: Atom, basis: TimeBasis) -> Bounds:
    """A part of a day or an hour of the clock, on a day that is known."""
    if atom.hour is not None:
        moment = f"{day}T{atom.hour:02}:{atom.minute or 0:02}"
        precision = TimePrecision.HOUR if atom.minute is None else TimePrecision.MINUTE
        return Bounds(moment, moment, precision, basis, "clock time on that day")
    if atom.edge == "to":
        return Bounds(
            f"{day - timedelta(days=1)}T18:00",
            f"{day}T06:00",
            TimePrecision.PART_OF_DAY,
            basis,
            "the night to that day",
        )
    if atom.part in time_table().nights:
        return Bounds(
            f"{day}T18:00",
            f"{day + timedelta(days=1)}T06:00",
            TimePrecision.PART_OF_DAY,
            basis,
            "the night of that day",
        )
    first, last, _ = time_table().parts[atom.part or ""]
    precision = TimePrecision.HOUR if first == last else TimePrecision.PART_OF_DAY
    return Bounds(f"{day}T{first:02}:00", _hour(day, last), precision, basis, "part of that day")


def _hour(day: date, hour: int) -> str:
    return f"{day}T23:59" if hour == _DAY_END else f"{day}T{hour:02}:00"


def _one_day(day: date, basis: TimeBasis, rule: str) -> Bounds:
    return Bounds(day.isoformat(), day.isoformat(), TimePrecision.DAY, basis, rule)


def _precision_of(atom: Atom) -> TimePrecision:
    units = {
        "week": TimePrecision.WEEK,
        "month": TimePrecision.MONTH,
        "year": TimePrecision.YEAR,
        "day": TimePrecision.DAY,
    }
    sorts = {
        "month": TimePrecision.MONTH,
        "year": TimePrecision.YEAR,
        "decade": TimePrecision.RANGE,
        "part": TimePrecision.PART_OF_DAY,
        "clock": TimePrecision.HOUR,
        "night": TimePrecision.PART_OF_DAY,
    }
    return sorts.get(atom.sort) or units.get(atom.unit or "day", TimePrecision.RANGE)


def _date(atom: Atom, context: Context) -> Bounds | None:
    if atom.month is None:
        return _numbered_day(atom, context)
    year, basis, rule = atom.year, TimeBasis.STATED, "date in full"
    if year is None:
        year, basis, rule = _year_for(atom, context)
    if year is None or atom.day is None:
        return None
    first = make_day(year, atom.month, atom.day)
    if first is None:
        return None
    if atom.to_day is None:
        return _one_day(first, basis, rule)
    last = make_day(year, atom.month, atom.to_day)
    if last is None or last < first:
        return _one_day(first, basis, rule)
    return Bounds(first.isoformat(), last.isoformat(), TimePrecision.RANGE, basis, rule)


def _numbered_day(atom: Atom, context: Context) -> Bounds | None:
    """A day without its month: in the one that brings it nearest to the day told before, else to the dispatch's."""
    anchor = context.anchor.day
    told = context.day
    if context.tense is Tense.FUTURE or (told is not None and anchor is not None and told > anchor):
        told = None
    near = told or anchor
    if near is None or atom.day is None:
        return None
    months = (add_months(near.replace(day=1), n) for n in (-1, 0, 1))
    days = [d for month in months if (d := make_day(month.year, month.month, atom.day))]
    if told is None:
        day = nearest_day(days, near, context.tense)
    else:
        past = [d for d in days if anchor is None or d <= anchor]
        day = min(past or days, key=lambda d: abs(d - near), default=None)
    if day is None:
        return None
    basis, rule = context.day_basis if told else context.anchor.basis, "day of the month that is meant"
    last = make_day(day.year, day.month, atom.to_day) if atom.to_day else None
    if last is None or last <= day:
        return _one_day(day, basis, rule)
    return Bounds(day.isoformat(), last.isoformat(), TimePrecision.RANGE, basis, rule)


def _year_for(atom: Atom, context: Context) -> tuple[int | None, TimeBasis, str]:
    """The year of a day and month: the nearest one that the weekday and the tense allow."""
    anchor, month, day = context.anchor, atom.month or 1, atom.day or 1
    if anchor.day is None:
        return anchor.year, TimeBasis.STATED, "year of the other dates in the text"
    days = [d for n in (-1, 0, 1) if (d := make_day(anchor.day.year + n, month, day))]
    named = [d for d in days if atom.weekday in (None, d.weekday())] or days
    best = nearest_day(named, anchor.day, context.tense)
    return (best.year if best else None), anchor.basis, "nearest such day to that of the dispatch"


def nearest_day(days: list[date], anchor: date, tense: Tense) -> date | None:
    """The nearest of some days: not after the anchor for the past, not before it for the future, else by distance."""
    past, future = [d for d in days if d <= anchor], [d for d in days if d >= anchor]
    if tense is Tense.FUTURE and future:
        return min(future)
    reach = _VERY_FAR if tense is Tense.PAST else _FAR
    if past and (not future or anchor - max(past) <= reach):
        return max(past)
    return min(days, key=lambda d: abs(d - anchor), default=None)


def _weekday(atom: Atom, context: Context) -> Bounds | None:
    anchor, weekday = context.anchor, atom.weekday
    if anchor.day is None or weekday is None:
        return None
    back, ahead = (anchor.day.weekday() - weekday) % 7, (weekday - anchor.day.weekday()) % 7
    if atom.week is not None:
        day = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(days=7 * atom.week + weekday)
    elif atom.shift == -1:
        day = anchor.day - timedelta(days=back or 7)
    elif atom.shift == 1:
        day = anchor.day + timedelta(days=ahead or 7)
    elif context.tense is Tense.FUTURE or (atom.shift == 0 and context.tense is not Tense.PAST):
        day = anchor.day + timedelta(days=ahead)
    else:
        day = anchor.day - timedelta(days=back)
    return _one_day(day, anchor.basis, "weekday nearest to the day of the dispatch")


def _day(atom: Atom, context: Context) -> Bounds | None:
    if context.anchor.day is None:
        return None
    day = context.anchor.day + timedelta(days=atom.shift or 0)
    if atom.part is not None:
        return on_day(day, atom, context.anchor.basis)
    return _one_day(day, context.anchor.basis, "counted from the day of the dispatch")


def _other_day(atom: Atom, context: Context) -> Bounds | None:
    if context.day is None:
        return None
    return _one_day(
        context.day + timedelta(days=atom.shift or 0), context.day_basis, "counted from the day told just before"
    )


def _shifted(atom: Atom, context: Context) -> Bounds | None:
    if context.day is None or atom.low is None or atom.low != atom.high or atom.unit not in ("day", "week"):
        return None
    if atom.edge == "of":
        return None
    days = int(atom.low) * (7 if atom.unit == "week" else 1)
    day = context.day + timedelta(days=days * (atom.shift or 1))
    return _one_day(day, context.day_basis, "counted from the day told just before")


def _night(atom: Atom, context: Context) -> Bounds | None:
    if context.anchor.day is None:
        return None
    first, last = time_table().nights[atom.part or ""]
    before = context.anchor.day - timedelta(days=1)
    end = _hour(before, last) if last > first else _hour(context.anchor.day, last)
    return Bounds(_hour(before, first), end, TimePrecision.PART_OF_DAY, context.anchor.basis, "the night before")


def _part(atom: Atom, context: Context) -> Bounds | None:
    if context.day is not None:
        return on_day(context.day, atom, context.day_basis)
    if atom.edge == "that":
        return None
    day = context.anchor.of_hours if atom.sort == "clock" else context.anchor.day
    return on_day(day, atom, context.anchor.basis) if day else None


def _month(atom: Atom, context: Context) -> Bounds | None:
    month, year, basis = atom.month or 1, atom.year, TimeBasis.STATED
    anchor = context.anchor
    if year is None:
        if anchor.day is None:
            return None
        year, basis = _month_year(month, atom.shift, context), anchor.basis
    text = f"{year:04}-{month:02}"
    if atom.edge is None:
        return Bounds(text, text, TimePrecision.MONTH, basis, "month")
    return _share_of_month(year, month, atom.edge, basis)


def _month_year(month: int, shift: int | None, context: Context) -> int:
    anchor = context.anchor.day or date.min
    if shift == -1:
        return anchor.year - (month >= anchor.month)
    if shift == 1 or context.tense is Tense.FUTURE:
        return anchor.year + (month < anchor.month or (shift == 1 and month == anchor.month))
    months_back = (anchor.month - month) % _MONTHS
    if context.tense is not Tense.PAST and months_back > _MONTHS // 2:
        return anchor.year + (month < anchor.month)
    return anchor.year - (month > anchor.month)


def _share_of_month(year: int, month: int, edge: str, basis: TimeBasis) -> Bounds:
    end = calendar.monthrange(year, month)[1]
    first, last = {"early": (1, 10), "middle": (11, 20), "late": (21, end)}.get(edge, (1, end))
    text = f"{year:04}-{month:02}"
    return Bounds(f"{text}-{first:02}", f"{text}-{last:02}", TimePrecision.RANGE, basis, "share of a month")


def _year(atom: Atom, _: Context) -> Bounds | None:
    year, last = atom.year or 0, atom.to_year or atom.year or 0
    shares = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}
    if atom.edge in shares:
        first, end = shares[atom.edge]
        return Bounds(
            f"{year}-{first:02}", f"{year}-{end:02}", TimePrecision.RANGE, TimeBasis.STATED, "share of a year"
        )
    precision = TimePrecision.YEAR if last == year else TimePrecision.RANGE
    return Bounds(str(year), str(last), precision, TimeBasis.STATED, "year")


def _decade(atom: Atom, _: Context) -> Bounds | None:
    year = atom.year or 0
    return Bounds(str(year), str(year + 9), TimePrecision.RANGE, TimeBasis.STATED, "decade")


def _season(atom: Atom, context: Context) -> Bounds | None:
    """A season fixes its year alone: its months depend on the hemisphere."""
    if atom.year is not None:
        return Bounds(str(atom.year), str(atom.year), TimePrecision.RANGE, TimeBasis.STATED, "season of a year")
    if context.anchor.day is None:
        return None
    first, _, _ = time_table().seasons[atom.part or ""]
    year = context.anchor.day.year + max(0, atom.shift or 0)
    if atom.shift == -1 and first > context.anchor.day.month - 3:
        year -= 1
    return Bounds(
        str(year), str(year), TimePrecision.RANGE, context.anchor.basis, "season counted from the dispatch's day"
    )


def _unit(atom: Atom, context: Context) -> Bounds | None:
    day, basis = context.anchor.day, context.anchor.basis
    if day is None:
        return None
    if atom.unit == "season":
        return _season(atom, context)
    made = _UNITS.get(atom.unit or "")
    if made is None:
        return None
    first, last, precision, text = made(day, atom.shift or 0)
    if atom.edge == "earlier" and first <= day:
        return Bounds(
            first.isoformat(),
            min(day, last).isoformat(),
            TimePrecision.RANGE,
            basis,
            "from its start to the dispatch's day",
        )
    if atom.edge == "later" and last >= day:
        return Bounds(
            max(day, first).isoformat(),
            last.isoformat(),
            TimePrecision.RANGE,
            basis,
            "from the dispatch's day to its end",
        )
    if atom.edge in ("early", "middle", "late"):
        third = (last - first) / 3
        share = ("early", "middle", "late").index(atom.edge)
        low, high = first + share * third, first + (share + 1) * third
        return Bounds(low.isoformat(), high.isoformat(), TimePrecision.RANGE, basis, "share of it")
    if atom.unit == "week" and atom.shift == 0 and context.tense is Tense.PAST:
        last = min(last, day)
    if text:
        return Bounds(text, text, precision, basis, "counted from the day of the dispatch")
    return Bounds(first.isoformat(), last.isoformat(), precision, basis, "counted from the day of the dispatch")


_Made = tuple[date, date, TimePrecision, str]


def _week(day: date, shift: int) -> _Made:
    first = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return first, first + timedelta(days=6), TimePrecision.WEEK, ""


def _weekend(day: date, shift: int) -> _Made:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if day.weekday() < 5 and shift >= 0:
        saturday += timedelta(weeks=1)
    elif day.weekday() >= 5:
        saturday += timedelta(weeks=shift)
    return saturday, saturday + timedelta(days=1), TimePrecision.RANGE, ""


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day; no further than the calendar goes."""
    total = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(min(max(total, date.min.year * _MONTHS), date.max.year * _MONTHS + _MONTHS - 1), _MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _of_month(day: date, shift: int) -> _Made:
    first = add_months(day.replace(day=1), shift)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, last, TimePrecision.MONTH, first.isoformat()[:7]


def _of_year(day: date, shift: int) -> _Made:
    year = day.year + shift
    return date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR, str(year)


def _of_quarter(day: date, shift: int) -> _Made:
    first = add_months(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), 3 * shift)
    return first, add_months(first, 3) - timedelta(days=1), TimePrecision.RANGE, ""


def _of_decade(day: date, shift: int) -> _Made:
    year = day.year // 10 * 10 + 10 * shift
    return date(year, 1, 1), date(year + 9, 12, 31), TimePrecision.RANGE, ""


def _of_century(day: date, shift: int) -> _Made:
    year = (day.year - 1) // 100 * 100 + 1 + 100 * shift
    return date(year, 1, 1), date(year + 99, 12, 31), TimePrecision.RANGE, ""


_UNITS: dict[str, Callable[[date, int], _Made]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _of_month,
    "year": _of_year,
    "quarter": _of_quarter,
    "decade": _of_decade,
    "century": _of_century,
}


def step(day: date, unit: str, amount: float) -> date:
    """A day moved by an amount of a unit; hours make whole days."""
    if unit in ("month", "year", "decade", "century"):
        return add_months(day, round(amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]))
    days = {
        "week": 7.0,
        "fortnight": 14.0,
        "weekend": 7.0,
        "day": 1.0,
        "hour": 1 / 24,
        "minute": 1 / 1440,
        "second": 0.0,
    }[unit]
    whole = -(-abs(amount) * days // 1)
    return day + timedelta(days=int(whole if amount > 0 else -whole))


def _ago(atom: Atom, context: Context) -> Bounds | None:
    day, basis, unit = context.anchor.day, context.anchor.basis, atom.unit or "day"
    if day is None or atom.low is None or atom.high is None or atom.high > 200:
        return None
    early, late = step(day, unit, -atom.high), step(day, unit, -atom.low)
    rule = "counted back from the day of the dispatch"
    if unit in ("hour", "minute", "second"):
        return _one_day(day, basis, rule)
    if atom.low != atom.high:
        cut = 7 if unit == "month" else 4 if unit in ("year", "decade") else 10
        return Bounds(early.isoformat()[:cut], late.isoformat()[:cut], TimePrecision.RANGE, basis, rule)
    if unit in ("day", "fortnight", "weekend"):
        return _one_day(early, basis, rule)
    if unit == "week":
        monday = early - timedelta(days=early.weekday())
        return Bounds(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), TimePrecision.WEEK, basis, rule)
    text = early.isoformat()[: 7 if unit == "month" else 4]
    return Bounds(text, text, TimePrecision.MONTH if unit == "month" else TimePrecision.YEAR, basis, rule)


def _span(atom: Atom, context: Context) -> Bounds | None:
    day, basis = context.anchor.day, context.anchor.basis
    if day is None or atom.high is None or atom.high > 400:
        return None
    if atom.unit in ("season", "quarter"):
        return _unit(msgspec.structs.replace(atom, shift=atom.shift), context)
    other = step(day, atom.unit or "day", (atom.shift or -1) * atom.high)
    first, last = sorted((day, other))
    return Bounds(
        first.isoformat(), last.isoformat(), TimePrecision.RANGE, basis, "that long, up to the dispatch's day"
    )


def _so_far(_: Atom, context: Context) -> Bounds | None:
    if context.anchor.day is None:
        return None
    return Bounds(
        None, context.anchor.day.isoformat(), TimePrecision.RANGE, context.anchor.basis, "up to the dispatch's day"
    )


def _nothing(_: Atom, __: Context) -> Bounds | None:
    return None


_RESOLVERS: dict[str, Callable[[Atom, Context], Bounds | None]] = {
    "date": _date,
    "weekday": _weekday,
    "day": _day,
    "other_day": _other_day,
    "shifted": _shifted,
    "night": _night,
    "part": _part,
    "clock": _part,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "unit": _unit,
    "ago": _ago,
    "span": _span,
    "so_far": _so_far,
    "duration": _nothing,
    "frequency": _nothing,
}
