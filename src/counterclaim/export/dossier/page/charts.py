"""A chart of a dossier in, one inline SVG out: days across, numbers up, a step line for each claimant.

A line holds what its claimant last said until the next word. The band behind it goes from the least to the most that
the words allow; where they leave one end open it fades there. Nothing here runs, fetches or depends on a colour alone:
each line has a mark and a dash of its own, and every point leads to its sentence. All words are escaped.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec
from markupsafe import Markup

from counterclaim.export.dossier.chart_model import ChartLine, ChartPoint, TollChart
from counterclaim.export.dossier.page.chart_axes import (
    FLOOR,
    HEIGHT,
    LETTER,
    LONGEST,
    WIDTH,
    Axes,
    axes_of,
    drawable,
    grid,
    ordinal,
    value_of,
)
from counterclaim.export.dossier.page.drawing import SideClass, safe
from counterclaim.export.when import day_words
from counterclaim.export.wording import listed, number

_BESIDE: Final = 9
"""By how much lines of one chart stand aside, so that one never hides another."""
_FADE: Final = 18
"""Height of the part where a band goes on without an end in the words."""
_LABELLED: Final = 24
"""Points beside the last of each line that have their number written, at most."""
_SAID: Final = 12
"""Numbers of a line that the description for screen readers tells; the table has all."""
_MARKS: Final = (
    '<circle r="4"/>',
    '<path d="M-3.8-3.8h7.6v7.6h-7.6z"/>',
    '<path d="M0-5.2 5.2 0 0 5.2-5.2 0z"/>',
    '<path d="M0-5 5 4h-10z"/>',
    '<path d="M0 5 5-4h-10z"/>',
    '<path d="M-5-1.7h3.3V-5h3.4v3.3H5v3.4H1.7V5h-3.4V1.7H-5z"/>',
)
_DASHES: Final = ("none", "7 3", "2 2.5", "9 3 2 3", "4 4", "1 4")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A point where it is drawn."""

    x: float
    y: float
    low: float
    high: float
    """Ends of what the words allow, on the page."""
    open_up: bool
    open_down: bool
    point: ChartPoint


def drawn_chart(chart: TollChart, side: SideClass) -> Markup:
    """The chart, or nothing where no number of it has a whole day."""
    axes = axes_of(chart)
    if axes is None:
        return Markup("")
    number_of = len(chart.lines)
    rows = [spots(line, axes, (n - (number_of - 1) / 2) * _BESIDE) for n, line in enumerate(chart.lines)]
    name = f"ch{chart.number}"
    back = (_back(row, n, side(line.side)) for n, (row, line) in enumerate(zip(rows, chart.lines, strict=True)))
    front = (_front(row, n, side(line.side), line) for n, (row, line) in enumerate(zip(rows, chart.lines, strict=True)))
    return Markup(
        '<svg viewBox="0 0 {} {}" role="group" aria-labelledby="{}-t {}-d"><title id="{}-t">{}</title>'
        '<desc id="{}-d">{}</desc>{}{}{}{}</svg>'
    ).format(
        WIDTH, HEIGHT, name, name, name, safe(_title(chart)), name, safe(said(chart)), grid(axes, chart),
        Markup("").join(back), Markup("").join(front), Markup("").join(_labels(rows, axes)),
    )  # fmt: skip


def key(place: int, side_class: str) -> Markup:
    """The mark and dash of a line of a chart, to stand before its claimant's name."""
    mark = Markup(_MARKS[place % len(_MARKS)])  # noqa: S704 - our own drawing
    return Markup(
        '<svg class="line-key {}" viewBox="0 0 32 14" aria-hidden="true"><path class="step" d="M0 7h32" '
        'stroke-dasharray="{}"/><g class="dot" transform="translate(16 7)">{}</g></svg>'
    ).format(side_class, _DASHES[place % len(_DASHES)], mark)


# --- lines -----------------------------------------------------------------------------------------------------------


def spots(line: ChartLine, axes: Axes, aside: float) -> list[Spot]:
    """The points of a line that can be drawn, by day."""
    found = []
    for point in sorted(filter(drawable, line.points), key=ordinal):
        value = value_of(point) or 0.0
        low, high = (point.best if n is None else n for n in (point.low, point.high))
        found.append(
            Spot(
                x=axes.across(ordinal(point)) + aside,
                y=axes.up(value),
                low=axes.up(value if low is None else low),
                high=axes.up(value if high is None else high),
                open_up=point.about or high is None,
                open_down=point.about or low is None,
                point=point,
            )
        )
    return found


def _back(row: Sequence[Spot], place: int, side_class: str) -> Markup:
    """What stands behind the points: bands from day to day, and the step line."""
    if not row:
        return Markup("")
    bands = [band for one, two in pairwise(row) if two.x > one.x for band in _bands(one, two.x)]
    steps = [f"M{row[0].x:.1f} {row[0].y:.1f}", *(f"H{one.x:.1f}V{one.y:.1f}" for one in row[1:])]
    drawn = Markup('<path class="step" d="{}" stroke-dasharray="{}"/>').format("".join(steps), _dash(place))
    return Markup('<g class="{}" aria-hidden="true">{}{}</g>').format(
        side_class, Markup("").join(bands), drawn if len(row) > 1 else ""
    )


def _dash(place: int) -> str:
    return _DASHES[place % len(_DASHES)]


def _bands(one: Spot, end: float) -> Iterator[Markup]:
    """What the words of one point allow, until the next."""
    if one.low > one.high:
        yield _band("band", one.x, end, one.high, one.low)
    if one.open_up:
        yield from _fading(one.x, end, one.high, -1)
    if one.open_down:
        yield from _fading(one.x, end, one.low, 1)


def _fading(start: float, end: float, edge: float, way: int) -> Iterator[Markup]:
    """Two strips, the outer one fainter: the words name no end there."""
    for shape, near, far in (("band", 0, _FADE / 2), ("faint", _FADE / 2, _FADE)):
        ends = sorted(min(max(edge + way * part, 0), FLOOR) for part in (near, far))
        yield _band(shape, start, end, ends[0], ends[1])


def _band(shape: str, start: float, end: float, top: float, bottom: float) -> Markup:
    return Markup('<path class="{}" d="M{:.1f} {:.1f}H{:.1f}V{:.1f}H{:.1f}z"/>').format(
        shape, start, top, end, bottom, start
    )


def _front(row: Iterable[Spot], place: int, side_class: str, line: ChartLine) -> Markup:
    """The points, each a link to the sentence that first tells it."""
    drawn = [_link(spot, place, line) for spot in row]
    return Markup('<g class="{}">{}</g>').format(side_class, Markup("").join(drawn))


def _link(spot: Spot, place: int, line: ChartLine) -> Markup:
    point = spot.point
    words = f"{line.claimant}, {point_words(point)}, sentence {point.claims[0]}"
    mark = Markup(_MARKS[place % len(_MARKS)])  # noqa: S704 - our own drawing
    crossed = Markup('<path class="cross" d="M-7 7 7-7"/>') if point.replaced else ""
    return Markup(
        '<a href="#c{}" aria-label="{}"><title>{}</title>{}<g class="dot{}" transform="translate({:.1f} {:.1f})">'
        '<circle class="touch" r="11"/>{}{}</g></a>'
    ).format(
        point.claims[0], safe(words), safe(words), Markup("").join(_reach(spot)), " replaced" if point.replaced else "",
        spot.x, spot.y, mark, crossed,
    )  # fmt: skip


def _reach(spot: Spot) -> Iterator[Markup]:
    """From the least to the most that the words allow: a bar where they end, an arrow where they do not."""
    top = spot.high - _FADE if spot.open_up and not spot.point.about else spot.high
    bottom = spot.low + _FADE if spot.open_down and not spot.point.about else spot.low
    bottom = min(bottom, FLOOR)
    if bottom - top < 1:
        return
    x = spot.x
    yield Markup('<path class="reach" d="M{:.1f} {:.1f}V{:.1f}"/>').format(x, top, bottom)
    for y, is_open, way in ((top, spot.open_up, 1), (bottom, spot.open_down, -1)):
        ends = f"M{x - 3.5:.1f} {y + way * 5:.1f}L{x:.1f} {y:.1f}L{x + 3.5:.1f} {y + way * 5:.1f}"
        stop = ends if is_open else f"M{x - 3.5:.1f} {y:.1f}h7"
        if abs(y - spot.y) >= 1:
            yield Markup('<path class="reach" d="{}"/>').format(stop)


def _labels(rows: Sequence[Sequence[Spot]], axes: Axes) -> Iterator[Markup]:
    """The number that each line ends with, and others as far as there is room: none is written over another."""
    taken: list[tuple[float, float, float, float]] = []
    last = [row[-1] for row in rows if row]
    rest = [spot for row in rows for spot in row[:-1]][:_LABELLED]
    for spot in (*last, *rest):
        words = number(value_of(spot.point) or 0.0)
        half, y = LETTER * len(words) / 2, spot.y - 9
        x = min(max(spot.x, axes.left + half), WIDTH - half - 1)
        box = (x - half, y - 9, x + half, y + 2)
        if len(words) > LONGEST or _runs_up(spot) or any(_meet(box, other) for other in taken):
            x = spot.x + half + 8
            y = spot.y + 3.5
            box = (x - half, y - 9, x + half, y + 2)
        if len(words) > LONGEST or x + half > WIDTH or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        yield Markup('<text class="told" aria-hidden="true" x="{:.1f}" y="{:.1f}">{}</text>').format(x, y, words)


def _runs_up(spot: Spot) -> bool:
    """Whether something is drawn above a point, where its number would stand."""
    return spot.open_up or spot.y - spot.high > 1


def _meet(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


# --- words -----------------------------------------------------------------------------------------------------------


def point_words(point: ChartPoint) -> str:
    """`6 May 2031: 41`; of a number that was replaced, so much is said."""
    when = day_words(point.when) if point.when else "day not told"
    return f"{when}: {point.meaning}{', replaced' if point.replaced else ''}"


def said(chart: TollChart) -> str:
    """What a chart shows, in words: each claimant with its numbers by day."""
    return " ".join(f"{line.claimant}: {_numbers_said(line)}." for line in chart.lines)


def _numbers_said(line: ChartLine) -> str:
    words = [point_words(point) for point in line.points if drawable(point)]
    if len(words) > _SAID:
        words = [*words[: _SAID // 2], f"{len(words) - _SAID} more in the table", *words[-_SAID // 2 :]]
    return "; ".join(words) or "no number with a day"


def _title(chart: TollChart) -> str:
    return f"Chart over time: {listed(dict.fromkeys(line.claimant for line in chart.lines))}"
