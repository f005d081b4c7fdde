"""A chart of a dossier in, its axes out: days across from the first told to the last, numbers up from 0.

Days are told where they fit, the first and the last before others; numbers are round, and whole where people are
counted.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import msgspec
from markupsafe import Markup

from counterclaim.export.dossier.chart_model import ChartPoint, TollChart
from counterclaim.export.when import day_words
from counterclaim.export.wording import number
from counterclaim.records.enums import Unit

WIDTH: Final = 380
HEIGHT: Final = 216
LETTER: Final = 6.2
"""Width of a character of the axes."""
LONGEST: Final = 9
"""Characters of a number that is written out in a chart."""
FLOOR: Final = HEIGHT - 28
_TOP, _RIGHT = 18, 20
_INSET: Final = 26
"""Room at both ends of the days, for lines that stand aside."""
_GAP: Final = 8
_STEPS: Final = (1, 2, 2.5, 5, 10)
_LEAST: Final = 1e-6
"""Below it an axis ends at 1."""
_PARTS: Final = 4
"""Parts of the upright axis, at most."""


class Axes(msgspec.Struct, frozen=True, kw_only=True):
    """Where days and numbers stand in a chart."""

    first: int
    last: int
    """First and last day, counted from the year 1."""
    top: float
    left: float
    ticks: tuple[float, ...]

    def across(self, day: int) -> float:
        """Where a day stands; one alone in the middle."""
        start, end = self.left + _INSET, WIDTH - _RIGHT - _INSET
        if self.last == self.first:
            return (start + end) / 2
        return start + (end - start) * (day - self.first) / (self.last - self.first)

    def up(self, value: float) -> float:
        """Where a number stands."""
        return FLOOR - (FLOOR - _TOP) * min(value / self.top, 1.0)


def drawable(point: ChartPoint) -> bool:
    """Whether a point has a number and a whole day."""
    return point.day is not None and value_of(point) is not None


def value_of(point: ChartPoint) -> float | None:
    """Where a point stands: at its best number, else at the bound that the words give."""
    return next((n for n in (point.best, point.low, point.high) if n is not None), None)


def axes_of(chart: TollChart) -> Axes | None:
    """The axes of a chart: numbers from 0, days from the first told to the last. None where nothing can be drawn."""
    points = [point for line in chart.lines for point in line.points if drawable(point)]
    if not points:
        return None
    ticks = tuple(ticks_of(max(n for p in points for n in (p.low, p.best, p.high) if n is not None), chart.unit))
    days = [ordinal(point) for point in points]
    left = 8 + LETTER * max(len(_short(tick, chart.unit)) for tick in ticks)
    return Axes(first=min(days), last=max(days), top=ticks[-1], left=left, ticks=ticks)


def ticks_of(largest: float, unit: Unit) -> Iterator[float]:
    """Round numbers from 0 to one at or above the largest, at most five; whole ones where people are counted."""
    if largest < _LEAST:
        yield from (0.0, 1.0)
        return
    least = 1.0 if unit is Unit.COUNT else 0.0
    tens = 10.0 ** math.floor(math.log10(largest / _PARTS))
    steps = (times * tens for times in _STEPS)
    whole = (step for step in steps if step >= least and (unit is not Unit.COUNT or step.is_integer()))
    step = next((one for one in whole if one * _PARTS >= largest), max(least, 10 * tens))
    yield from (step * n for n in range(math.ceil(largest / step) + 1))


def ordinal(point: ChartPoint) -> int:
    """The day of a point, counted from the year 1."""
    return date.fromisoformat(point.day or "").toordinal()


def _short(value: float, unit: Unit) -> str:
    """A number of the axis; one that is too long for it in powers of ten."""
    words = number(value)
    words = words if len(words) <= LONGEST else f"{value:.2g}"
    return f"{words} %" if unit is Unit.PERCENT else words


def grid(axes: Axes, chart: TollChart) -> Markup:
    """Lines across with their numbers, days below; hidden from screen readers, who have the description."""
    right = WIDTH - _RIGHT
    rows = [
        Markup('<path class="{}" d="M{:.1f} {:.1f}H{}"/><text class="up" x="{:.1f}" y="{:.1f}">{}</text>').format(
            "floor" if tick == 0 else "grid", axes.left, axes.up(tick), right,
            axes.left - 4, axes.up(tick) + 3.5, _short(tick, chart.unit),
        )
        for tick in axes.ticks
    ]  # fmt: skip
    days = sorted({ordinal(point) for line in chart.lines for point in line.points if drawable(point)})
    marks = [Markup('<path class="floor" d="M{:.1f} {}v4"/>').format(axes.across(day), FLOOR) for day in days]
    names = [
        Markup('<text class="day" x="{:.1f}" y="{}">{}</text>').format(x, FLOOR + 16, words)
        for x, words in day_labels(days, axes)
    ]
    return Markup('<g class="axes" aria-hidden="true">{}</g>').format(Markup("").join([*rows, *marks, *names]))


def day_labels(days: Sequence[int], axes: Axes) -> list[tuple[float, str]]:
    """The first and the last day with as many between as fit; a year is told where it is first met."""
    told = [(axes.across(day), date.fromordinal(day)) for day in days]
    kept = [told[0]]
    for one in told[1:]:
        ends_at = _half(told[-1], kept[-1]) if one is not told[-1] else 0
        room = one[0] - _half(one, kept[-1]) > kept[-1][0] + _half(kept[-1], kept[-2] if len(kept) > 1 else None) + _GAP
        clear = one is told[-1] or one[0] + _half(one, kept[-1]) + _GAP < told[-1][0] - ends_at
        if room and clear:
            kept.append(one)
    if told[-1] is not kept[-1] and len(kept) == 1:
        kept.append(told[-1])
    return [(x, _day(day, kept[n - 1][1] if n else None)) for n, (x, day) in enumerate(kept)]


def _half(one: tuple[float, date], before: tuple[float, date] | None) -> float:
    return LETTER * len(_day(one[1], before[1] if before else None)) / 2


def _day(day: date, before: date | None) -> str:
    """`6 May`; with its year where the day before is of another, or there is none."""
    words = day_words(day.isoformat())
    day_of, month, year = words.split(" ")
    return f"{day_of} {month[:3]}" + ("" if before is not None and before.year == day.year else f" {year}")
