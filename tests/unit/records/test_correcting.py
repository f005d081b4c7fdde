"""Fields as persons type them: read, refused with what would fit, put into the claim and told back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.readings import make_reading

from counterclaim.records.correcting import FIELDS, check, corrected, print_of, value_of
from counterclaim.records.errors import InputError

CLAIMS = make_reading().claims
ACCUSATION, DENIAL, TRUCE, TOLL = CLAIMS


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("stance", "Calls for", "calls_for"),
        ("side", "  Ost   Mark ", "Ost Mark"),
        ("side", "none", ""),
        ("speaker", "B. Voss", "B. Voss"),
        ("negated", "yes", "yes"),
        ("type", "airstrike", "airstrike"),
        ("agents", "Sudmark; the Third Brigade; Sudmark", "Sudmark; the Third Brigade"),
        ("targets", "-", ""),
        ("day", "2031-05-06/2031-05-07", "2031-05-06/2031-05-07"),
        ("day", "2031-05-06", "2031-05-06"),
        ("day", "none", ""),
        ("places", "Elv; Holm", "Elv; Holm"),
        ("best", "3", "3"),
        ("best", "none", ""),
        ("who", "shepherds", "shepherds"),
    ],
)
def test_a_field_is_set_and_told_back(field: str, typed: str, told: str) -> None:
    kept = check(ACCUSATION, field, typed)
    assert value_of(corrected(ACCUSATION, field, kept), field) == told


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("colour", "red", "no field"),
        ("stance", "shouts", "not in the list: asserts"),
        ("stance", "none", "not in the list"),
        ("negated", "maybe", "neither yes nor no"),
        ("day", "6 May", "no day"),
        ("day", "2031-02-30", "no day"),
        ("day", "2031-05-07/2031-05-06", "ends before"),
        ("day", "2031-05-06/", "."),
        ("best", "many", "no number"),
        ("best", "-3", "no number"),
        ("best", "1e9", "no number"),
        ("side", "", "Nothing is given"),
        ("side", "x" * 201, "longer than"),
        ("side", "evil\u202etxt", "cannot be seen"),
        ("agents", ";;", "names nothing"),
        ("denial_scope", "act", "denies nothing"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(field: str, typed: str, why: str) -> None:
    if why == ".":
        assert check(ACCUSATION, field, typed)
        return
    with pytest.raises(InputError, match=why):
        check(ACCUSATION, field, typed)


def test_numbers_go_with_one_another() -> None:
    with pytest.raises(InputError, match="does not go with"):
        check(TOLL, "low", "41")
    assert check(TOLL, "low", "30") == "30"


@pytest.mark.parametrize(("claim", "field"), [(TRUCE, "type"), (TRUCE, "best"), (ACCUSATION, "denial_scope")])
def test_a_claim_without_the_field_is_left_as_it_is(claim, field: str) -> None:
    assert corrected(claim, field, "act") == claim
    assert value_of(claim, field) == ""


def test_names_that_stay_keep_what_is_known_of_them() -> None:
    now = corrected(ACCUSATION, "places", "Elv; Holm")
    assert now.places[0] == ACCUSATION.places[0]


@given(st.sampled_from(CLAIMS), st.sampled_from(list(FIELDS)), st.text(max_size=30))
def test_whatever_is_typed_is_refused_or_told_back_the_same(claim, field: str, typed: str) -> None:
    try:
        kept = check(claim, field, typed)
    except InputError:
        return
    now = corrected(claim, field, kept)
    assert value_of(corrected(now, field, value_of(now, field) or "none"), field) == value_of(now, field)


def test_the_print_tells_readings_apart() -> None:
    assert print_of(ACCUSATION) == print_of(corrected(ACCUSATION, "stance", "accuses"))
    assert print_of(ACCUSATION) != print_of(corrected(ACCUSATION, "stance", "asserts"))
