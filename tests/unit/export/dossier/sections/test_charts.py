"""Charts of a dossier: running totals over time, on one axis only where the book holds them comparable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.chart_model import ChartPoint, Contrast, TollChart
from counterclaim.export.dossier.public import public_book
from counterclaim.export.dossier.sections.charts import MOST_LINES, charts_of
from counterclaim.export.wording import OWN_VOICE
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Scope, TollKind, Unit
from counterclaim.records.tallies import Beside, Figure, Tally

CONFLICT = Conflict(id="river", name="The river war", sides=(Side(name="Sudmark"), Side(name="Norrland")))
TOLL = {"kind": "killed", "who": "soldiers", "scope": "cumulative"}
DAYS = ("2031-05-07", "2031-05-09", "2031-05-12")


def figure(claim: int, day: str | None = DAYS[0], best: float | None = None, **more: Any) -> Figure:
    return Figure(claim=f"c{claim}", report="r_test", best=best, day=day, text=more.pop("text", "some"), **more)


def tally(name: str, *figures: Figure, **more: Any) -> Tally:
    told: dict[str, Any] = {
        "claimant": name, "side": None, "kind": TollKind.KILLED, "who": "soldiers", "unit": Unit.COUNT,
        "scope": Scope.CUMULATIVE,
    }  # fmt: skip
    return Tally(**{"id": f"t_{name}", **told, **more}, figures=figures)


def beside(one: str, two: str, *, differ: bool = False) -> Beside:
    return Beside(one=f"t_{one}", two=f"t_{two}", differ=differ, claims=())


@pytest.fixture(scope="session")
def page(bind: Callable[..., Book]) -> Callable[..., Book]:
    """A book with these series; its claims are `c0` to `c19`."""
    words = [f"{n} soldiers were killed" for n in range(100, 120)]
    claims = [{"words": one, "by": "Ministry", "tolls": [TOLL]} for one in words]
    empty = bind(". ".join(words) + ".", *claims, conflict=CONFLICT, published="2031-05-07")

    def build(*tallies: Tally, pairs: Sequence[Beside] = ()) -> Book:
        return msgspec.structs.replace(empty, tallies=tallies, beside=tuple(pairs))

    return build


def names(chart: TollChart) -> list[str]:
    return [line.claimant for line in chart.lines]


def points(book: Book) -> tuple[ChartPoint, ...]:
    return charts_of(book)[0].lines[0].points


def test_two_days_make_a_chart(page: Callable[..., Book]) -> None:
    (chart,) = charts_of(page(tally("Orta", figure(0, best=38.0), figure(1, DAYS[1], 55.0))))
    assert names(chart) == ["Orta"]
    assert [(p.day, p.best, p.claims) for p in chart.lines[0].points] == [(DAYS[0], 38, (1,)), (DAYS[1], 55, (2,))]


@pytest.mark.parametrize(
    "alone",
    [
        tally("Orta", figure(0, best=38.0), figure(1, best=55.0)),
        tally("Orta", figure(0, best=38.0), figure(1, None, 55.0)),
        tally("Orta", figure(0, best=38.0), figure(1, "2031-06", 55.0)),
        tally("Orta", figure(0, best=38.0), figure(1, DAYS[1], 55.0), scope=Scope.INCIDENT),
        tally("Orta", figure(0, best=38.0), figure(77, DAYS[1], 55.0)),
        tally("Orta", figure(0, best=38.0), figure(1, DAYS[1], low=9.0, high=3.0)),
        tally("Orta", figure(0, best=38.0), figure(1, DAYS[1], float("inf"))),
    ],
)
def test_one_day_makes_none(page: Callable[..., Book], alone: Tally) -> None:
    assert charts_of(page(alone)) == ()


def test_a_day_that_is_not_whole_is_listed_and_not_drawn(page: Callable[..., Book]) -> None:
    told = tally("Orta", figure(0, best=1.0), figure(1, DAYS[1], 2.0), figure(2, "2031-05", 3.0), figure(3, None, 4.0))
    assert [(p.day, p.when) for p in points(page(told))] == [
        (DAYS[0], DAYS[0]), (DAYS[1], DAYS[1]), (None, "2031-05"), (None, ""),
    ]  # fmt: skip


def test_what_several_claims_tell_of_one_day_is_one_point_with_all_of_them(page: Callable[..., Book]) -> None:
    told = tally("Orta", figure(3, best=5.0), figure(1, best=5.0), figure(2, DAYS[1], 7.0))
    assert [p.claims for p in points(page(told))] == [(2, 4), (3,)]


def test_what_was_replaced_stays_and_tells_by_what(page: Callable[..., Book]) -> None:
    why = (Reason("tolls", "superseded", "corrected downwards (c1)"),)
    told = tally("Orta", figure(0, best=71.0, superseded_by="c1", reasons=why), figure(1, DAYS[1], 68.0))
    first, last = points(page(told))
    assert (first.replaced, first.replaced_by, first.notes) == (True, 2, ("corrected downwards",))
    assert not last.replaced
    assert charts_of(page(told))[0].contrasts == ()


def test_bounds_are_those_of_the_words(page: Callable[..., Book]) -> None:
    told = tally("Orta", figure(0, low=40.0), figure(1, DAYS[1], 70.0, text="around 70"), figure(2, DAYS[2], high=90.0))
    assert [(p.low, p.best, p.high, p.about, p.meaning) for p in points(page(told))] == [
        (40, None, None, False, "at least 40"), (None, 70, None, True, "about 70"), (None, None, 90, False, "up to 90"),
    ]  # fmt: skip


def test_who_publishes_without_a_speaker_is_said_once_for_the_line(page: Callable[..., Book]) -> None:
    why = (Reason("tolls", "publisher", "its words name no speaker"),)
    told = tally("Orta", figure(0, best=1.0, reasons=why), figure(1, DAYS[1], 2.0))
    (chart,) = charts_of(page(told))
    assert chart.lines[0].unnamed == (1,)
    assert all(p.notes == () for p in chart.lines[0].points)


def test_what_counts_the_same_stands_on_one_axis_and_what_does_not_has_its_own(page: Callable[..., Book]) -> None:
    own = tally("Own", figure(0, best=64.0), figure(1, DAYS[1], 70.0), side="Sudmark")
    other = tally("Other", figure(2, low=290.0), side="Norrland")
    third = tally("Third", figure(3, best=1.0), figure(4, DAYS[1], 2.0))
    charts = charts_of(page(own, other, third, pairs=[beside("Own", "Other", differ=True)]))
    assert [names(chart) for chart in charts] == [["Own", "Other"], ["Third"]]
    assert charts[0].contrasts == (Contrast(0, 1),)
    assert [chart.number for chart in charts] == [1, 2]


def test_a_contradiction_of_one_day_is_drawn(page: Callable[..., Book]) -> None:
    one, two = tally("One", figure(0, best=64.0)), tally("Two", figure(1, low=290.0))
    assert [names(c) for c in charts_of(page(one, two, pairs=[beside("One", "Two", differ=True)]))] == [["One", "Two"]]
    assert charts_of(page(one, two, pairs=[beside("One", "Two")])) == ()


def test_sides_stand_in_the_order_of_the_page_whatever_their_ids(page: Callable[..., Book]) -> None:
    south = tally("South", figure(5, best=6.0), figure(6, DAYS[1], 7.0), side="Sudmark", id="t_z")
    north = tally("North", figure(1, best=6.0), figure(2, DAYS[1], 7.0), side="Norrland", id="t_a")
    for order in permutations((south, north)):
        assert [names(chart) for chart in charts_of(page(*order))] == [["South"], ["North"]]


def test_no_more_lines_than_marks_and_the_rest_is_told(page: Callable[..., Book]) -> None:
    many = [tally(f"N{n}", figure(n, best=5.0)) for n in range(9)]
    first = tally("First", figure(10, best=5.0), figure(11, DAYS[1], 6.0))
    pairs = [beside("First", one.claimant or "", differ=one.claimant == "N8") for one in many]
    chart = next(c for c in charts_of(page(first, *many, pairs=pairs)) if "First" in names(c) and c.more)
    assert len(chart.lines) == MOST_LINES
    assert chart.more == 4
    assert "N8" in names(chart)


def test_nobody_named_is_the_reports_own_voice(page: Callable[..., Book]) -> None:
    told = tally("x", figure(0, best=1.0), figure(1, DAYS[1], 2.0), claimant=None)
    assert names(charts_of(page(told))[0]) == [OWN_VOICE]


def test_the_public_page_carries_no_hash_of_a_series(page: Callable[..., Book]) -> None:
    told = tally("Orta", figure(0, best=1.0), figure(1, DAYS[1], 2.0), id="t_0123456789abcdef")
    public = public_book(page(told))
    assert "0123456789abcdef" not in repr(public)
    assert [p.claims for p in charts_of(public)[0].lines[0].points] == [(1,), (2,)]
