"""Where and when an article's main happening was, by the places and times that it names."""

from __future__ import annotations

from counterclaim.bench.where_when import when, where
from counterclaim.claims.places import PlaceMention
from counterclaim.claims.times import TimeMention
from counterclaim.records.claim import Place, TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision

STATES = {"NLD": "Northland", "SLD": "Southland"}


def place(name: str, kind: str, country: str, **more: bool) -> PlaceMention:
    return PlaceMention(start=0, end=1, first=0, last=1, place=Place(name=name, country=country), kind=kind, **more)


def time(day: str | None, precision: TimePrecision, kind: str = "point") -> TimeMention:
    told = TimeRange(text="", earliest=day, latest=day, precision=precision, basis=TimeBasis.STATED)
    return TimeMention(start=0, end=1, first=0, last=1, kind=kind, time=told)


def test_the_country_named_most_often_with_its_first_region_and_town() -> None:
    found = [
        place("Southland", "country", "SLD"), place("Upper Ost", "region1", "NLD"), place("Dresk", "town", "NLD"),
        place("Marn", "town", "NLD"), place("there", "town", "SLD", stand_in=True),
    ]  # fmt: skip
    assert where(found, STATES) == {"country": "Northland", "region": "Upper Ost", "city": "Dresk"}
    assert where([place("Ostsee", "sea", "")], STATES) == {}


def test_the_first_day_before_publication() -> None:
    month, later, day = (
        time("2031-04-01", TimePrecision.MONTH),
        time("2031-06-02", TimePrecision.DAY),
        time("2031-05-07", TimePrecision.DAY),
    )
    assert when([month, later, day], "2031-05-08") == {"year": 2031, "month": 5, "day": 7}
    assert when([month, later], "2031-05-08") == {"year": 2031, "month": 4}
    assert when([time("2030-01-01", TimePrecision.YEAR)], None) == {"year": 2030}
    assert when([time(None, TimePrecision.DAY)], None) == {}
