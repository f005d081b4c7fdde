"""Writings of one name meet, other names do not; every entry of the pack by its own examples."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.book.actors.spelling import Likeness, likeness, plain, sound, sounds, spelt
from counterclaim.packs.loader import load_pack

REWRITES = load_pack("spellings")["rewrite"]
SOMETIMES = load_pack("spellings")["sometimes"]

ONE = [
    ("Kharlov", "Karloff"), ("Mohamed", "Muhammad"), ("Hussein", "Husayn"), ("Beglaryan", "Beglarian"),
    ("Zelinsky", "Zelinskyy"), ("Petrossian", "Petrosyan"), ("Oğlan", "Oglan"), ("Şahin", "Sahin"), ("Łasko", "Lasko"),
    ("Wardak", "Vardak"), ("Yusel", "Jusel"), ("Qomush", "Qumush"), ("O'Marra", "OMarra"),
    ("Kwamena", "Cuamena"), ("Kuamena", "Kwamena"),
]  # fmt: skip
TWO = [
    ("Tarn", "Torn"), ("Ivanov", "Ivanova"), ("Kowalski", "Kowalska"), ("Mahmud", "Mohamed"), ("Hassan", "Hussein"),
    ("Voss", "Foss"), ("Marin", "Moran"), ("Marr", "Marra"), ("", "Voss"), ("Voss", ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), ONE)
def test_writings_of_one_name(one: str, two: str) -> None:
    assert likeness(one, two) > Likeness.OTHER
    assert sound(one) == sound(two)


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_names(one: str, two: str) -> None:
    assert likeness(one, two) is Likeness.OTHER


@pytest.mark.parametrize("entry", REWRITES, ids=[e["id"] for e in REWRITES])
def test_entry_makes_its_writings_meet_and_keeps_its_others_two(entry: dict[str, Any]) -> None:
    assert spelt(entry["one"][0]) == spelt(entry["one"][1])
    assert spelt(entry["two"][0]) != spelt(entry["two"][1])


@pytest.mark.parametrize("entry", SOMETIMES, ids=[e["id"] for e in SOMETIMES])
def test_a_writing_that_a_name_sometimes_has_makes_it_meet_the_other(entry: dict[str, Any]) -> None:
    assert likeness(*entry["one"]) is Likeness.SPELT
    assert likeness(*entry["two"]) is Likeness.OTHER
    assert set(sounds(entry["one"][0])) & set(sounds(entry["one"][1]))


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways(one: str, two: str) -> None:
    assert likeness(one, two) is likeness(two, one)


@given(st.text(max_size=30))
def test_a_word_is_like_itself(word: str) -> None:
    assert likeness(word, word) is Likeness.SAME
    assert plain(plain(word)) == plain(word)


def test_a_hostile_word_is_cut() -> None:
    assert len(spelt("k" * 3 + "ab" * 100_000)) < 50
