"""What has been counted over a time is no happening, and no toll of one: told of several invented conflicts."""

import pytest

from counterclaim.incidents.grouping import form_incidents


def members(told):
    claims, report = told
    return [i.claims for i in form_incidents(claims, report)]


@pytest.mark.parametrize(
    ("words", "event", "change", "is_one"),
    [
        pytest.param("40 people abducted this year", "abduction", {}, False, id="abductions"),
        pytest.param("400 soldiers killed since May", "armed_clash", {}, False, id="fighting"),
        pytest.param("9,000 people displaced since May", "displacement", {}, False, id="displacement"),
        pytest.param("40 people killed by shells since May", "shelling", {}, True, id="an act that is told"),
        pytest.param("40 people abducted this year", "abduction", {"agents": ["Hill Front"]}, True, id="blamed"),
        pytest.param("40 people abducted on Monday", "abduction", {"time": "2031-05-05"}, True, id="one day"),
        pytest.param("40 people abducted in Lom", "abduction", {"scope": "incident"}, True, id="one happening"),
    ],
)
def test_a_running_count_that_blames_nobody_is_no_incident(tell, words, event, change, is_one):
    more = dict(change)
    toll = {"kind": "killed", "best": 40, "who": "people", "scope": more.pop("scope", "cumulative")}
    told = tell(f"The Watch reported {words}.", {"words": words, "event": event, "tolls": [toll], **more})
    assert members(told) == ([("c0",)] if is_one else [])


@pytest.mark.parametrize(
    ("words", "published", "together"),
    [
        pytest.param("Fighting broke out on 1 May", "2031-05-20", False, id="weeks later"),
        pytest.param("Fighting broke out on 1 May", "2031-05-02", True, id="the day after"),
        pytest.param("Fighting shook Lom on 1 May", "2031-05-20", True, id="no outbreak"),
        pytest.param("Fighting broke out on 1 May", None, True, id="day of the report unknown"),
        pytest.param("Fighting broke out on 1 May", "2031-05-99", True, id="a day that no calendar has"),
    ],
)
def test_the_toll_told_weeks_after_an_outbreak_is_not_that_of_its_first_day(tell, words, published, together):
    told = tell(
        f"{words}. More than 400 soldiers were killed.",
        {"words": words, "event": "armed_clash", "time": "2031-05-01"},
        {
            "words": "More than 400 soldiers were killed",
            "tolls": [{"kind": "killed", "low": 400, "who": "soldiers", "scope": "incident"}],
        },
        published=published,
    )
    assert members(told) == ([("c0", "c1")] if together else [("c0",)])
