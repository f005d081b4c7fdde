"""Points for how well an event and an incident fit, their grounds, and where the two differ."""

import pytest
from tests.unit.book.hand_coded.conftest import NORTH, entry, place

from counterclaim.book.hand_coded.entries import Entry, Killed
from counterclaim.book.hand_coded.fitting import FLOOR, THRESHOLD, disagreements, fit, grounds

TOLD = entry("i1")


def test_two_that_agree_in_all_have_all_points_and_say_why() -> None:
    how = fit(entry(), TOLD)
    assert how is not None
    assert (how.score, how.holds, how.gap, how.km) == (1.0, True, 0, 0.0)
    assert list(grounds(entry(), TOLD)) == [
        "the same day",
        "the same place: Elmar",
        "type: shelling",
        "a party in common: Lusk Front",
        "killed: 12 and 12",
    ]
    assert list(disagreements(entry(), TOLD)) == []


@pytest.mark.parametrize(
    ("filed", "points"),
    [
        (entry(day="2031-05-05", last="2031-05-07"), 11.0),
        (entry(day="2031-05-01", last="2031-05-31"), 10.0),
        (entry(day="2031-05-07"), 9.5),
        (entry(day="2031-05-08"), 9.5),
        (entry(at=place("Elmar market", 10.55, 20.13)), 10.5),
        (entry(at=None, wide=place("Elmar", fine="province")), 9.0),
        (entry(at=None), 7.5),
        (entry(types=()), 9.5),
        (entry(types=("conscription",)), 7.5),
        (entry(parties=()), 10.0),
        (entry(parties=("Varnian army",)), 9.5),
        (entry(killed=None), 10.5),
        (entry(killed=(4, 4)), 10.0),
        (entry(killed=(4, 14)), 11.5),
    ],
)
def test_each_ground_has_its_points(filed: Entry, points: float) -> None:
    how = fit(filed, TOLD)
    assert how is not None
    assert how.score == round(points / 11.5, 3)


@pytest.mark.parametrize(
    "filed",
    [
        entry(day="2031-05-09"),
        entry(day=None),
        entry(at=place("Tarn", 10.9, 20.7)),
        entry(at=place("Elmar", 12.0, 20.1234)),
    ],
)
def test_days_or_places_that_lie_apart_rule_it_out(filed: Entry) -> None:
    assert fit(filed, TOLD) is None


def test_without_a_place_as_fine_as_a_district_two_are_never_held_to_be_one() -> None:
    how = fit(entry(at=None, wide=NORTH), entry("i1", at=None, wide=NORTH))
    assert how is not None
    assert how.score > THRESHOLD
    assert not how.holds


def test_a_name_of_signs_alone_is_no_name_that_others_hold() -> None:
    assert fit(entry(at=place("?")), TOLD) is None
    how = fit(entry(at=place("—", fine=None)), TOLD)
    assert how is not None
    assert not how.fine


def test_where_two_tell_it_otherwise() -> None:
    filed = entry(
        day="2031-05-08", at=place("Bel Elm", 10.56, 20.13), types=("conscription",), type_words="Other",
        killed=(0, 0), toll_words="ACLED also writes 0 where no number is known",
    )  # fmt: skip
    told = entry("i1", types=("shelling",), type_words="shelling", killed=(9, None))
    assert [(one.field, one.file, one.ledger) for one in disagreements(filed, told)] == [
        ("day", "2031-05-08", "2031-05-06"),
        ("place", "Bel Elm", "Elmar, 2 km from it"),
        ("type", "Other", "shelling"),
        ("toll", "0 (ACLED also writes 0 where no number is known)", "9 or more"),
    ]


def test_no_number_is_no_disagreement_and_no_zero() -> None:
    assert list(disagreements(entry(killed=None), TOLD)) == []
    assert Killed(0, 0).meets(Killed(0, 4))
    assert not Killed(0, 0).meets(Killed(1, None))


def test_who_is_named_first_is_no_ground() -> None:
    one = fit(entry(parties=("Lusk Front", "Varnian army")), entry("i1", parties=("Varnian army",)))
    other = fit(entry(parties=("Varnian army", "Lusk Front")), entry("i1", parties=("Varnian army",)))
    assert one == other


def test_the_floor_is_below_the_threshold() -> None:
    assert 0 < FLOOR < THRESHOLD < 1
