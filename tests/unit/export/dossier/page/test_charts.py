"""Charts as they are drawn: where points stand, what is hatched or open, and that words stay words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from counterclaim.export.dossier.chart_model import ChartLine, ChartPoint, TollChart
from counterclaim.export.dossier.page.chart_axes import FLOOR, HEIGHT, WIDTH, axes_of, day_labels, ticks_of
from counterclaim.export.dossier.page.charts import drawn_chart, key, said, spots
from counterclaim.records.enums import TollKind, Unit

FIRST, LAST = "2031-05-06", "2031-05-16"


def point(day: str | None, best: float | None = None, **more: Any) -> ChartPoint:
    bounds = {"low": more.pop("low", None), "high": more.pop("high", None)}
    return ChartPoint(day=day, when=more.pop("when", day or ""), claims=more.pop("claims", (7,)), words="",
                      meaning=more.pop("meaning", str(best)), best=best, **bounds, **more)  # fmt: skip


def line(*points: ChartPoint, name: str = "Orta", side: str | None = "Orta") -> ChartLine:
    return ChartLine(claimant=name, side=side, who="soldiers", of=None, since=None, points=points)


def chart(*lines: ChartLine, unit: Unit = Unit.COUNT) -> TollChart:
    return TollChart(number=1, kind=TollKind.KILLED, unit=unit, lines=lines)


def side(name: str | None) -> str:
    return "s1" if name else "s0"


def drawn(told: TollChart) -> Any:
    return etree.fromstring(str(drawn_chart(told, side)))


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        (57, [0, 20, 40, 60]),
        (4, [0, 1, 2, 3, 4]),
        (1, [0, 1]),
        (0, [0, 1]),
        (290, [0, 100, 200, 300]),
        (61_000, [0, 20_000, 40_000, 60_000, 80_000]),
        (100, [0, 25, 50, 75, 100]),
        (2, [0, 1, 2]),
    ],
)
def test_ticks_are_round_and_people_whole(largest: float, ticks: list[float]) -> None:
    assert list(ticks_of(largest, Unit.COUNT)) == ticks


def test_per_cents_may_be_parts() -> None:
    assert list(ticks_of(1, Unit.PERCENT)) == [0, 0.25, 0.5, 0.75, 1]


@given(st.floats(0, 1e300), st.sampled_from(Unit))
def test_ticks_reach_the_largest_in_few_steps(largest: float, unit: Unit) -> None:
    ticks = list(ticks_of(largest, unit))
    assert ticks[0] == 0
    assert ticks[-1] >= largest
    assert 2 <= len(ticks) <= 5


def test_days_stand_in_proportion() -> None:
    told = chart(line(point("2031-05-06", 10.0), point("2031-05-11", 20.0), point("2031-05-16", 40.0)))
    axes = axes_of(told)
    assert axes is not None
    first, middle, last = spots(told.lines[0], axes, 0)
    assert middle.x == pytest.approx((first.x + last.x) / 2)
    assert FLOOR - middle.y == pytest.approx((FLOOR - last.y) / 2)


def test_a_step_holds_until_the_next_word() -> None:
    path = drawn(chart(line(point(FIRST, 10.0), point(LAST, 40.0)))).xpath("//path[@class='step']/@d")[0]
    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+V[\d.]+", path)


def test_every_point_leads_to_its_claim_and_says_so() -> None:
    links = drawn(chart(line(point(FIRST, 10.0, claims=(4, 9)), point(LAST, 40.0)))).xpath("//a")
    assert [link.get("href") for link in links] == ["#c4", "#c7"]
    assert links[0].get("aria-label") == "Orta, 6 May 2031: 10.0, sentence 4"


def test_without_a_day_nothing_is_drawn() -> None:
    assert drawn_chart(chart(line(point(None, 5.0), point("2031-05-06"))), side) == ""
    links = drawn(chart(line(point(FIRST, 10.0), point(None, 99.0, when="2031-05")))).xpath("//a")
    assert len(links) == 1


@pytest.mark.parametrize(
    ("told", "bands", "faint"),
    [
        (point(FIRST, 10.0), 0, 0),
        (point(FIRST, low=10.0), 1, 1),
        (point(FIRST, high=10.0), 1, 1),
        (point(FIRST, low=5.0, high=10.0), 1, 0),
        (point(FIRST, 7.0, low=5.0, high=10.0), 1, 0),
        (point(FIRST, 10.0, about=True), 2, 2),
    ],
)
def test_a_band_ends_where_the_words_end(told: ChartPoint, bands: int, faint: int) -> None:
    root = drawn(chart(line(told, point(LAST, 40.0))))
    assert len(root.xpath("//path[@class='band']")) == bands
    assert len(root.xpath("//path[@class='faint']")) == faint


def test_a_replaced_point_is_crossed_and_said() -> None:
    told = chart(line(point(FIRST, 71.0, replaced=True), point(LAST, 68.0)))
    assert len(drawn(told).xpath("//g[@class='dot replaced']/path[@class='cross']")) == 1
    assert said(told) == "Orta: 6 May 2031: 71.0, replaced; 16 May 2031: 68.0."


def test_lines_of_one_chart_differ_in_mark_dash_and_place() -> None:
    told = chart(line(point(FIRST, 10.0), point(LAST, 10.0)), line(point(FIRST, 10.0), point(LAST, 10.0), name="Sarn"))
    dashes = drawn(told).xpath("//path[@class='step']/@stroke-dasharray")
    places = drawn(told).xpath("//g[@class='dot']/@transform")
    assert len(set(dashes)) == 2
    assert len(set(places)) == 4
    assert key(0, "s1") != key(1, "s1")


def test_the_description_is_bounded() -> None:
    many = [point(f"2031-{month:02}-{day:02}", 5.0) for month in range(1, 13) for day in range(1, 28)]
    assert "312 more in the table" in said(chart(line(*many)))


def test_labels_of_days_never_meet() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 28)]
    told = chart(line(*(point(day, 5.0) for day in days)))
    axes = axes_of(told)
    assert axes is not None
    labels = day_labels(range(axes.first, axes.last + 1), axes)
    ends = [(x - 3.1 * len(words), x + 3.1 * len(words)) for x, words in labels]
    assert all(one[1] < two[0] for one, two in pairwise(ends))
    assert labels[0][1] == "1 Jan 2031"
    assert labels[-1][1] == "27 Mar"


def test_hostile_words_stay_words() -> None:
    name = "<script>alert(1)</script>\"' onload=x {{ 7*7 }} \u202e"
    told = chart(line(point(FIRST, 10.0, meaning=name), point(LAST, 40.0), name=name))
    root = html.fragment_fromstring(str(drawn_chart(told, side)))
    assert root.xpath("//script|//*[@onload]") == []
    assert "\u202e" not in str(drawn_chart(told, side))
    assert "<script>alert(1)</script>" in root.xpath("string(//title)")


BOUNDS = st.tuples(
    st.lists(st.floats(0, 1e300), min_size=3, max_size=3).map(sorted),
    st.lists(st.booleans(), min_size=3, max_size=3),
).map(lambda drawn: [n if told else None for n, told in zip(*drawn, strict=True)])
POINTS = st.builds(
    lambda day, bounds, about: point(day.isoformat(), bounds[1], low=bounds[0], high=bounds[2], about=about),
    st.dates(), BOUNDS, st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(POINTS, max_size=5), min_size=1, max_size=6))
def test_nothing_is_drawn_over_the_edge(rows: list[list[ChartPoint]]) -> None:
    markup = str(drawn_chart(chart(*(line(*row) for row in rows)), side))
    if not markup:
        return
    root = etree.fromstring(markup)
    for x, y in re.findall(r"translate\((-?[\d.]+) (-?[\d.]+)\)", markup):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT
    for text in root.xpath("//text"):
        assert 0 <= float(text.get("x")) <= WIDTH
        assert 0 <= float(text.get("y")) <= HEIGHT
    for path in root.xpath("//path[@class='band' or @class='faint']/@d"):
        ends = [float(n) for n in re.findall(r"(?:V|M[\d.]+ )(-?[\d.]+)", path)]
        assert all(0 <= end <= FLOOR + 0.1 for end in ends)
