"""When two names are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.actors.people import close, fold, garbled, main_parts, same_person

NAMES = st.text("abdeiklmnorstuvy", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("davidyan", "davidian"),
        ("zelinsky", "zelinskyy"),
        ("karimow", "karimov"),
        ("mohamed", "mohammed"),
        ("akhmetov", "ahmetov"),
    ],
)
def test_writings_of_one_surname(a, b):
    assert close(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("petrov", "petrova"),
        ("kowalski", "kowalska"),
        ("martin", "marin"),
        ("hassan", "hussein"),
        ("ali", "alo"),
        ("bakr", "bark"),
    ],
)
def test_two_surnames(a, b):
    assert not close(a, b)


@given(NAMES, NAMES)
def test_closeness_has_no_direction(a, b):
    assert close(a, b) == close(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("ana", "prado"), ("ana", "maria", "prado")),
        (("luis", "maza", "marquez"), ("maza", "marquez")),
        (("aram", "davidyan"), ("aram", "davidian")),
    ],
)
def test_one_person(a, b):
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), [(("ana", "prado"), ("luis", "prado")), (("ana", "prado"), ("ana", "brand"))])
def test_two_persons(a, b):
    assert not same_person(a, b)


def test_telling_words_leave_out_particles_and_initials():
    assert main_parts(("J", ".", "Karl", "van", "der", "Berg"), frozenset(("van", "der"))) == ("karl", "berg")


@given(NAMES)
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


def test_a_stammer():
    assert garbled(("aldo", "bensen", "bensoni"))
    assert not garbled(("boutros", "boutros", "ghali"))
