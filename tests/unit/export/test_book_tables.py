"""Rows of the joined book in words."""

from __future__ import annotations

import pytest

from counterclaim.export.book_cards import side_lines
from counterclaim.export.book_tables import account_words, both_numbers, office_words
from counterclaim.records.wholes import OfficeHeld, SideTold, Sources, Statement


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


def test_a_hand_coded_set_has_an_account_of_its_own_and_is_no_origin() -> None:
    row = Statement(claim="c_1", report="r_1", by="ACLED", day=None, words="ACLED records, event XVA1: ...")
    account = SideTold(side=None, coded="ACLED", asserts=(row,))
    assert account_words(account) == "ACLED: records it"
    assert account_words(SideTold(side=None, asserts=(row,))) == "others: says so"
    assert next(line.text for line in side_lines(account)) == (
        "ACLED, a hand-coded set: coded from reports, and no origin"
    )
    assert both_numbers(Sources(reports=3, origins=2, words="", coded=1)) == "3 reports (1 coded by hand), 2 origins"
    assert both_numbers(Sources(reports=1, origins=0, words="", coded=1)) == "1 report (1 coded by hand)"
