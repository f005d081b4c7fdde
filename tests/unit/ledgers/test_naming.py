"""Truces that are named by their day in telling how they were kept."""

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.ledgers.naming import with_day


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("broke the ceasefire of 26 October", "2031-10-28", "2031-10-26"),
        ("broke the ceasefire of October 26", "2031-10-28", "2031-10-26"),
        ("broke the truce agreed on Oct. 26", "2031-10-28", "2031-10-26"),
        ("broke the truce signed in Lom on 26 October", "2031-10-28", "2031-10-26"),
        ("broke the truce of 30 December", "2031-01-04", "2030-12-30"),
        ("broke the truce of 26 October 2029", None, "2029-10-26"),
        ("broke the truce of 26 October", None, None),
        ("broke the truce of 31 June", "2031-10-28", None),
        ("broke the truce on 26 October", "2031-10-28", None),
        ("broke the truce within 26 minutes", "2031-10-28", None),
    ],
)
def test_the_day_that_names_a_truce_is_read(tell, words, published, day):
    told = {"words": words, "by": "Norrland", "event": "ceasefire_violated", "agents": ["Sudmark"]}
    (claim,), report = tell(f"Sudmark {words}, Norrland said.", told, published=published)
    found = with_day(claim, report).agreement
    assert (found.agreed_on if found else None) == day


def test_a_truce_named_by_its_day_has_a_record_and_its_breach_no_day(tell):
    words = "Sudmark broke the ceasefire of 26 October"
    told = {"words": words, "by": "Norrland", "event": "ceasefire_violated", "agents": ["Sudmark"]}
    claims, report = tell(f"{words}, Norrland said.", told | {"time": "2031-10-26"}, published="2031-10-28")
    (truce,) = tally_ceasefires(claims, report)
    assert truce.agreed_on == "2031-10-26"
    assert [b.party for b in truce.breaches] == ["Sudmark"]


def test_a_day_told_by_the_reading_stays(tell):
    told = {"words": "broke the truce of 9 May", "event": "ceasefire_violated"}
    (claim,), report = tell(
        "They broke the truce of 9 May.", told | {"agreement": {"type": "ceasefire", "agreed_on": "2031-05-08"}}
    )
    assert with_day(claim, report) == claim
