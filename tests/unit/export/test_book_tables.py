"""Rows of the joined book in words."""

from __future__ import annotations

import pytest

from counterclaim.export.book_tables import office_words
from counterclaim.records.wholes import OfficeHeld


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"first": "2031-05-02", "last": "2031-05-02"}, "mayor, told on 2031-05-02"),
        ({"first": "2031-05-02", "last": "2031-05-09"}, "mayor, told from 2031-05-02 to 2031-05-09"),
        ({"over": "2031-05-12", "follower": "Ilse Vey"}, "mayor, over by 2031-05-12, then Ilse Vey"),
        ({}, "mayor"),
        ({"title": "", "over": "2031-05-12"}, "an office that is not named, over by 2031-05-12"),
    ],
)
def test_an_office_has_the_days_on_which_reports_tell_it(told: dict[str, str], words: str) -> None:
    assert office_words(OfficeHeld(**{"title": "mayor", "person": "a_1", "name": "Sela Marr", **told})) == words  # type: ignore[arg-type]


def test_days_can_be_put_in_words() -> None:
    one = OfficeHeld(title="mayor", person="a_1", name="Sela Marr", first="2031-05-02")
    assert office_words(one, day=lambda day: f"<{day}>") == "mayor, told on <2031-05-02>"
