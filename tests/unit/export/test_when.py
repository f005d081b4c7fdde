"""Days and times in words: as fine as they are told, and written the same everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.when import (
    dated,
    day_words,
    first_day,
    hour_words,
    iso_words,
    moment_words,
    single_day,
    stretch_words,
    tells,
    when_words,
)
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision

PART, RANGE = TimePrecision.PART_OF_DAY, TimePrecision.RANGE


def span(low: str | None, high: str | None, precision: TimePrecision = TimePrecision.DAY, text: str = "") -> TimeRange:
    return TimeRange(earliest=low, latest=high, precision=precision, basis=TimeBasis.STATED, text=text)


@pytest.mark.parametrize(
    ("iso", "day", "moment"),
    [
        ("2031-05-06", "6 May 2031", "6 May 2031"),
        ("2031-05-06T06:30", "6 May 2031", "6 May 2031, 06:30"),
        ("2031-12-31T23:59:59Z", "31 December 2031", "31 December 2031, 23:59"),
        ("2031-05", "May 2031", "May 2031"),
        ("2031", "2031", "2031"),
    ],
)
def test_a_moment_is_as_fine_as_it_is_told(iso: str, day: str, moment: str) -> None:
    assert (day_words(iso), moment_words(iso)) == (day, moment)


@pytest.mark.parametrize("text", ["2031-13", "2031-00", "2031-00-01", "2031-05-32", "Tuesday", "next week", ""])
def test_what_is_no_day_stays(text: str) -> None:
    assert day_words(text) == moment_words(text) == text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-06", "2031-05-06", "6 May 2031"),
        ("2031-05-06T06:00", "2031-05-06T12:00", "6 May 2031"),
        ("2031-05-05", "2031-05-06", "5 to 6 May 2031"),
        ("2031-04-30T18:00", "2031-05-02", "30 April to 2 May 2031"),
        ("2030-12-31", "2031-01-01", "31 December 2030 to 1 January 2031"),
        ("2031-05-05", "2031-06-05", "5 May to 5 June 2031"),
        ("2031-05", "2031-06", "May to June 2031"),
        ("2029", "2031", "2029 to 2031"),
        ("2031-05", "2031-05-06", "May 2031 to 6 May 2031"),
        ("2031-05-06", None, "since 6 May 2031"),
        (None, "2031-05-06", "by 6 May 2031"),
        (None, None, None),
    ],
)
def test_a_stretch_of_days_is_told_whole(first: str | None, last: str | None, words: str | None) -> None:
    assert stretch_words(span(first, last)) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (None, None),
        (span(None, None), None),
        (span("2031-05-06", "2031-05-06"), "6 May 2031"),
        (span("2031-05", "2031-05", TimePrecision.MONTH), "May 2031"),
        (span("2031-05-06", None), "since 6 May 2031"),
        (span("2031-05-06T06:00", None), "since 6 May 2031, 06:00"),
        (span(None, "2031-05-06"), "by 6 May 2031"),
        (span("2031-05-03", "2031-05-06", RANGE), "3 to 6 May 2031"),
        (span("2031-05-06T06:00", "2031-05-06T06:00", TimePrecision.MINUTE), "6 May 2031, 06:00"),
        (span("2031-05-06T06:00", "2031-05-06T12:00", PART), "6 May 2031, morning"),
        (span("2031-05-06T18:00", "2031-05-06T23:59", PART), "6 May 2031, evening or night"),
        (span("2031-05-06T03:00", "2031-05-06T09:00", PART), "6 May 2031, 03:00 to 09:00"),
        (span("2031-05-06T06:00", "2031-05-06T12:00", RANGE), "6 May 2031, 06:00 to 12:00"),
        (span("2031-05-05T18:00", "2031-05-06T06:00", PART), "5 May 2031, 18:00 to 6 May 2031, 06:00"),
    ],
)
def test_a_time_is_put_in_words_no_finer_than_told(time: TimeRange | None, words: str | None) -> None:
    assert when_words(time) == words


@pytest.mark.parametrize(("precision", "words"), [(PART, "at dawn"), (TimePrecision.HOUR, "at dawn"), (RANGE, "")])
def test_the_hour_is_told_in_the_words_of_the_text(precision: TimePrecision, words: str) -> None:
    assert hour_words(span("2031-05-06", "2031-05-06", precision, "at dawn")) == words


def test_no_time_has_no_words_and_no_day() -> None:
    assert (stretch_words(None), first_day(None), single_day(None), hour_words(None)) == (None, None, None, "")


@pytest.mark.parametrize(
    ("low", "high", "first", "single"),
    [
        ("2031-05-06T06:00", "2031-05-06T12:00", "2031-05-06", "2031-05-06"),
        ("2031-05-06", "2031-05-07", "2031-05-06", None),
        ("2031-05", "2031-05", "2031-05", None),
        (None, "2031-05-07", "2031-05-07", None),
    ],
)
def test_the_day_that_the_words_fix(low: str | None, high: str | None, first: str, single: str | None) -> None:
    assert (first_day(span(low, high)), single_day(span(low, high))) == (first, single)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "time not fixed"),
        ("2031-05-06", "2031-05-06", "2031-05-06"),
        ("2031-05-01", "2031-05-06", "2031-05-01 to 2031-05-06"),
        (None, "2031-05-06", "until 2031-05-06"),
        ("2031-05-01", None, "from 2031-05-01"),
    ],
)
def test_ranges_stay_ranges_in_a_table(earliest: str | None, latest: str | None, words: str) -> None:
    assert iso_words(span(earliest, latest, RANGE)) == words


def test_no_time_is_told_as_such() -> None:
    assert iso_words(None) == "time not fixed"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("in 2031", "in 2031"),
        ("since 2031-05-06T08:00", "since 6 May 2031, 08:00"),
        ("2031-05-06T08:00:12.5Z", "6 May 2031, 08:00 UTC"),
        ("2031-05-06 to 2031-05-08", "6 to 8 May 2031"),
        ("2031-05-06 to 2031-05-08T06:00", "6 May 2031 to 8 May 2031, 06:00"),
        ("fire, 30 April 2031 to 1 May 2031, Orm", "fire, 30 April to 1 May 2031, Orm"),
        ("“as of 2031-05-06”, as of 2031-05-07", "“as of 2031-05-06”, as of 7 May 2031"),
        ("“6 May 2031 to 7 May 2031”", "“6 May 2031 to 7 May 2031”"),
        ("no day", "no day"),
        ("since 2031-13-01", "since 2031-13-01"),
        ("2031-99-06", "2031-99-06"),
        ("12031-05-061", "12031-05-061"),
    ],
)
def test_days_in_a_text_are_written_for_people_but_never_in_a_quotation(words: str, expected: str) -> None:
    assert dated(words) == expected


def test_a_title_tells_a_time_however_it_is_written() -> None:
    assert tells("shelling, Orm, 6 May 2031 to 7 May 2031", "6 to 7 May 2031")
    assert tells("shelling, Orm, 6 to 7 May 2031", "6 to 7 May 2031")
    assert not tells("shelling, Orm, 6 May 2031", "6 to 7 May 2031")


@given(text=st.text(max_size=200))
def test_words_without_a_day_stay_and_twice_is_once(text: str) -> None:
    assert dated(dated(text)) == dated(text)
    if not re.search(r"\d{4}", text):
        assert dated(text) == text
