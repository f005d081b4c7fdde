"""Titles in neutral words."""

import pytest

from counterclaim.incidents.titles import day_words, title_of
from counterclaim.packs.families import load_families
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision


def time(low, high, precision):
    return TimeRange(earliest=low, latest=high, precision=TimePrecision(precision), basis=TimeBasis.STATED, text="")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (time("2024-03-04", "2024-03-04", "day"), "4 March 2024"),
        (time("2024-03-04T06:00", "2024-03-04T12:00", "part_of_day"), "4 March 2024"),
        (time("2024-03", "2024-03", "month"), "March 2024"),
        (time("2024-03-01", "2024-03-31", "month"), "March 2024"),
        (time("2024", "2024", "year"), "2024"),
        (time("2024-03-04", "2024-04-01", "range"), "4 March 2024 to 1 April 2024"),
        (time("2024-03-04", None, "range"), "since 4 March 2024"),
        (time(None, "2024-03-04", "range"), "by 4 March 2024"),
        (time(None, None, "range"), None),
        (None, None),
    ],
)
def test_times_in_words(when, words):
    assert day_words(when) == words


def test_title_of_what_is_known():
    day = time("2024-03-04", "2024-03-04", "day")
    assert title_of("air_strike", ("Brezna", "Dolna"), day) == "air strike, Brezna, 4 March 2024"
    assert title_of("armed_clash", (), None) == "fighting"


def test_no_title_judges():
    words = " ".join(load_families().titles.values())
    assert not {"terror", "aggression", "massacre", "genocide", "crime"} & set(words.split())
