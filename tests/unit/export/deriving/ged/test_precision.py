"""UCDP GED's codes for how exact a day and an event are, by examples of its codebook in our words."""

import datetime as dt

import pytest

from counterclaim.export.deriving.days import days_of
from counterclaim.export.deriving.ged.precision import date_prec, event_clarity
from counterclaim.export.deriving.spots import Spot
from counterclaim.records.enums import PlacePrecision


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("2031-05-01", 1), ("2031-05-02", 2), ("2031-05-06", 2), ("2031-05-07", 3), ("2031-05-08", 4),
        ("2031-05-31", 4), ("2031-06-01", 5), ("2032-04-30", 5), ("2032-08-01", None),
    ],
)  # fmt: skip
def test_date_prec(told, act, last, code) -> None:
    days = days_of(told(act(), days=["2031-05-01", last]))
    assert days is not None
    assert days.last == dt.date.fromisoformat(last)
    assert date_prec(days) == code


def test_an_event_is_clear_where_one_day_and_one_place_are_told(told, act) -> None:
    day, days = days_of(told(act())), days_of(told(act(), days=["2031-05-01", "2031-05-02"]))
    town, province = (Spot(name="x", precision=one) for one in (PlacePrecision.SETTLEMENT, PlacePrecision.PROVINCE))
    assert [event_clarity(*pair) for pair in ((day, town), (days, town), (day, province))] == [1, 2, 2]
