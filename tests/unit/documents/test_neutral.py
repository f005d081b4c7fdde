"""Stand-ins for the names of states: alike for all, and every character leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.annotators.neutral import lands_in, neutralise, stand_ins
from counterclaim.packs.loader import load_pack


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


def test_lands_that_no_list_holds_are_known_by_their_adjectives() -> None:
    one = neutralise("Velmari troops shelled Orm. Velmar denied it; Velmaris fled.")
    other = neutralise("Telwari troops shelled Orm. Telwara denied it; Telwaris fled.")
    assert one.words == other.words == "French troops shelled Orm. France denied it; Americans fled."


@pytest.mark.parametrize("entry", [*load_pack("neutral.en")["examples"], *load_pack("neutral.en")["not"]])
def test_the_examples_of_lands(entry: dict[str, str | list[str]]) -> None:
    assert sorted(lands_in(entry["text"])) == entry["lands"]


@given(st.lists(st.sampled_from(["Velmari", "Velmar", "Velmaris", "troops", "The", "É", " ", " ", "\n", ".", "’s"])))
def test_any_text_keeps_its_offsets(words: list[str]) -> None:
    text = "".join(words)
    plain = neutralise(text)
    assert len(plain.words) == len(plain.starts) == len(plain.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(plain.starts, plain.ends, strict=True))


def test_a_part_is_read_with_the_lands_of_the_whole() -> None:
    lands = lands_in("Velmari troops left Velmar.")
    assert neutralise("Velmar denied it.", lands).words == "France denied it."


def test_a_text_of_nothing_but_lands_is_read_in_time() -> None:
    text = " ".join(f"Aaab{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} forces." for n in range(9000))
    assert len(neutralise(text).words) > 0
