"""Stand-ins for the names of states: alike for all, and every character leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.annotators.neutral import neutralise, stand_ins


def test_two_states_read_alike() -> None:
    one = neutralise("Peruvian troops shelled the town, Lima said; Peru denied it.")
    other = neutralise("Ukrainian troops shelled the town, Kyiv said; Ukraine denied it.")
    assert one.words == other.words


@pytest.mark.parametrize("text", ["Chad Jordan spoke.", "the turkey and the china", "We polish brass in march."])
def test_given_names_and_plain_words_stay(text: str) -> None:
    assert neutralise(text).words == text


def test_people_are_people() -> None:
    assert neutralise("Colombians fled.").words == "Americans fled."


@given(st.lists(st.sampled_from(["Peru", "Ukrainian", "army", " ", "’s", "Kyiv", ",", "Malians", "\n"]), max_size=12))
def test_every_character_leads_back(parts: list[str]) -> None:
    text = " ".join(parts)
    plain = neutralise(text)
    assert len(plain.starts) == len(plain.ends) == len(plain.words)
    assert plain.starts == sorted(plain.starts)
    for word, a, b in zip(plain.words, plain.starts, plain.ends, strict=True):
        assert 0 <= a < b <= len(text)
        assert text[a:b] == word or text[a:b] in stand_ins()
