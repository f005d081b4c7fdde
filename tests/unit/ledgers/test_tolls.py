"""Toll series per claimant."""

import pytest

from counterclaim.incidents.grouping import form_incidents
from counterclaim.ledgers.tolls import group_key, tally_tolls

TEXT = "On Monday 12 civilians had died. On Friday 15 civilians had died. Two people were hurt."
MINISTRY = {"by": "Northland Ministry", "side": "Northland"}


def toll(words, best, *, who="civilians", scope="cumulative", **more):
    fields = {k: more.pop(k) for k in ("as_of", "since", "kind", "unit", "base", "status") if k in more}
    return {"words": words, "tolls": [{"kind": "killed", "who": who, "best": best, "scope": scope, **fields}]} | more


MONDAY = toll("On Monday 12 civilians had died", 12, as_of="2024-03-04", **MINISTRY)
FRIDAY = toll("On Friday 15 civilians had died", 15, as_of="2024-03-08", **MINISTRY)


def tally(told, **options):
    claims, report = told
    return tally_tolls(claims, report, **options)


def test_one_claimant_kind_and_group_is_one_series_in_order_of_time(tell):
    text = "On Friday 15 civilians had died. On Monday 12 civilians had died."
    (series,) = tally(tell(text, FRIDAY, MONDAY))
    assert [(p.best, p.as_of) for p in series.points] == [(12, "2024-03-04"), (15, "2024-03-08")]
    assert (series.claimant, series.side, series.who) == ("Northland Ministry", "Northland", "civilians")


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Southland Ministry", "side": "Southland"},
        {"tolls": [{"kind": "wounded", "who": "civilians", "best": 15, "scope": "cumulative"}]},
        {"tolls": [{"kind": "killed", "who": "soldiers", "best": 15, "scope": "cumulative"}]},
        {"tolls": [{"kind": "killed", "who": "civilians", "best": 15, "scope": "cumulative", "unit": "percent"}]},
        {"tolls": [{"kind": "killed", "who": "civilians", "best": 15, "scope": "incident"}]},
    ],
    ids=["claimant", "kind", "group", "unit", "scope"],
)
def test_what_differs_is_another_series(tell, change):
    assert len(tally(tell(TEXT, MONDAY, FRIDAY | change))) == 2


def test_a_running_total_has_one_id_in_two_reports(tell):
    first, second = (
        tally(tell(TEXT, MONDAY)),
        tally(tell("So far 20 civilians died.", MONDAY | {"words": "20 civilians"})),
    )
    assert first[0].id == second[0].id


def test_tolls_of_two_happenings_are_two_series(tell):
    first = toll("On Monday 12 civilians had died", 12, scope="incident", **MINISTRY)
    second = toll("On Friday 15 civilians had died", 15, scope="incident", **MINISTRY)
    found = tally(tell(TEXT, first, second))
    assert len({s.id for s in found}) == 2


def test_tolls_of_one_incident_are_one_series(tell):
    text = "Guns hit Brezna, killing two guards. The shelling killed three guards."
    day = {"event": "shelling", "time": "2024-03-04", "places": ["Brezna"], **MINISTRY}
    first = toll("Guns hit Brezna, killing two guards", 2, who="guards", scope="incident", **day)
    second = toll("The shelling killed three guards", 3, who="guards", scope="incident", **day)
    claims, report = tell(text, first, second)
    incidents = form_incidents(claims, report)
    assert len(incidents) == 1
    (series,) = tally_tolls(claims, report, incidents=incidents)
    assert [p.best for p in series.points] == [2, 3]
    assert len(tally_tolls(claims, report)) == 2


@pytest.mark.parametrize(
    "change", [{"stance": "denies"}, {"stance": "doubts"}, {"realis": "planned"}, {"negated": True}]
)
def test_denied_and_feared_numbers_are_no_points(tell, change):
    assert tally(tell(TEXT, MONDAY | change)) == ()


def test_none_is_a_number(tell):
    (series,) = tally(tell(TEXT, toll("Two people were hurt", 0, negated=True)))
    assert series.points[0].best == 0


def test_numbers_that_nobody_answers_for_stay_with_their_publisher(tell):
    own = toll("On Monday 12 civilians had died", 12)
    one, same = (tally(tell(TEXT, own, publisher="The Daily"))[0].id for _ in range(2))
    other = tally(tell(TEXT, own, publisher="The Weekly"))[0].id
    assert one == same != other


@pytest.mark.parametrize(
    ("who", "key"),
    [("Civilians", "civilians"), ("the 40 civilians", "civilians"), ("another three", "three"), (None, None)],
)
def test_groups_for_comparing(who, key):
    assert group_key(who) == key
