"""A day counts only when day, month and year are written, and can be read in one way."""

import pytest

from counterclaim.documents.dates import iso_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2020-10-27", "2020-10-27"),
        ("2020-10-27T23:30:00-05:00", "2020-10-27"),
        ("9 JAN 90", "1990-01-09"),
        ("27 OCT 20", "2020-10-27"),
        ("October 27, 2020", "2020-10-27"),
        ("Oct. 27, 2020", "2020-10-27"),
        ("27th October, 2020", "2020-10-27"),
        ("Tue, 27 Oct 2020 10:15:00 GMT", "2020-10-27"),
        ("27.10.2020", "2020-10-27"),
        ("27/10/2020", "2020-10-27"),
        ("10/27/2020", "2020-10-27"),
        ("3 Sept 2021", "2021-09-03"),
    ],
)
def test_full_day(words: str, day: str) -> None:
    assert iso_day(words) == day


@pytest.mark.parametrize(
    "words",
    ["August 8", "8 August", "8/4/2023", "Monday", "2020", "October 2020", "31 February 2020", "27 October 10:15", ""],
)
def test_no_day_is_guessed(words: str) -> None:
    assert iso_day(words) is None
