"""ACLED's time precision, by examples of its codebook in our words."""

import datetime as dt

import msgspec
import pytest

from counterclaim.export.deriving.acled.days import row_days
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision
from counterclaim.records.wholes import DayTold


def span(first: str, last: str, text: str) -> TimeRange:
    return TimeRange(earliest=first, latest=last, precision=TimePrecision.RANGE, basis=TimeBasis.STATED, text=text)


def days(one) -> list[tuple[str, int]]:
    return [(row.day.isoformat(), row.precision) for row in row_days(one)]


def test_a_day_that_is_told_is_precision_1(told, act) -> None:
    assert days(told(act(), days=["2031-05-06"])) == [("2031-05-06", 1)]


def test_the_day_of_a_broken_truce_is_none_of_a_shelling(told, act) -> None:
    shelled = act(agents=["Norland army"])
    broken = act("ceasefire_violated", agents=["Reed Front"])
    both = told(shelled, broken)
    dated = DayTold(day="2031-05-06", reports=("r_1",), claims=(broken.id,))
    both = msgspec.structs.replace(both, whole=msgspec.structs.replace(both.whole, told_on=(dated,)))
    assert days(both) == []
    alone = told(broken)
    alone = msgspec.structs.replace(alone, whole=msgspec.structs.replace(alone.whole, told_on=(dated,)))
    assert days(alone) == [("2031-05-06", 1)]


@pytest.mark.parametrize(
    ("time", "row"),
    [
        (span("2031-05-10", "2031-05-11", "the weekend"), ("2031-05-10", 2)),
        (span("2031-05-05", "2031-05-11", "last week"), ("2031-05-08", 2)),
        (span("2031-05-08", "2031-05-09", "May 8 and May 9"), ("2031-05-08", 2)),
        (span("2031-05-01", "2031-05-31", "May"), ("2031-05-16", 3)),
        (span("2031-05", "2031-05", "May"), ("2031-05-16", 3)),
        (span("2031-05-01", "2031-05-10", "early May"), ("2031-05-01", 3)),
        (span("2031-05-21", "2031-05-31", "late May"), ("2031-05-31", 3)),
        (span("2031-05-25", "2031-06-05", "around the turn of the month"), ("2031-05-30", 3)),
    ],
)
def test_what_is_vaguer_gets_the_day_of_its_rule(told, act, time, row) -> None:
    assert days(told(act(time=time), days=[], time=time)) == [row]


@pytest.mark.parametrize("time", [span("2031", "2031", "2031"), span("2031-04-01", "2031-06-01", "spring"), None])
def test_what_is_vaguer_than_a_month_has_no_row(told, act, time) -> None:
    assert days(told(act(time=time), days=[], time=time)) == []


def test_what_went_on_has_a_row_for_each_day(told, act) -> None:
    time = span("2031-05-03", "2031-05-05", "May 3 to May 5")
    rows = row_days(told(act(time=time), days=[], time=time))
    assert [row.day for row in rows] == [dt.date(2031, 5, day) for day in (3, 4, 5)]
    assert {(row.precision, row.parts) for row in rows} == {(1, 3)}


def test_where_reports_tell_different_stretches_it_is_one_row(told, act) -> None:
    one, two = span("2031-05-03", "2031-05-05", "3 to 5 May"), span("2031-05-03", "2031-05-06", "3 to 6 May")
    assert len(days(told(act(time=one), act(time=two), days=[], time=one))) == 1


def test_days_that_reports_tell_differently_are_a_span(told, act) -> None:
    assert days(told(act(), days=["2031-05-05", "2031-05-07"])) == [("2031-05-06", 2)]
