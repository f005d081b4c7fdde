"""What two reports have in common is weighed by rarity alone, and every name alike."""

import pytest

from counterclaim.book.incidents.stories import likeness, names_in, profile, shared
from counterclaim.packs.rarity import RAREST, rarity, stem

MILL = "The watermill at Brezna was shelled on Monday, the miller of Brezna said."
AGAIN = "Shells hit a mill near Brezna on Monday, killing the miller."
OTHER = "Parliament voted on the budget of the railways on Monday."


def test_reports_of_one_story_are_more_alike() -> None:
    assert likeness(profile(MILL), profile(AGAIN)) > 0.2 > likeness(profile(MILL), profile(OTHER))


def test_a_text_is_wholly_like_itself() -> None:
    assert likeness(profile(MILL), profile(MILL)) == pytest.approx(1, abs=0.01)


def test_the_name_weighs_most_among_shared_words() -> None:
    assert shared(profile(MILL), profile(AGAIN))[0] == stem("Brezna")


def test_names_are_no_days_and_no_sides() -> None:
    assert names_in("In Brezna on Monday the Velmari army", aside=["Velmar"]) == {stem("brezna")}
    assert names_in("Seventeen died. Thirty-one were hurt in Brezna.") == {stem("brezna")}


def test_exchanging_the_sides_leaves_likeness() -> None:
    def told(one: str, two: str) -> float:
        first, second = (f"{one} guns hit Brezna.", f"{two} denied that {one} guns fired on Brezna.")
        return likeness(profile(first, aside=[one, two]), profile(second, aside=[one, two]))

    assert told("Velmar", "Dorand") == pytest.approx(told("Dorand", "Velmar"))


def test_a_profile_is_small_whatever_the_text() -> None:
    assert len(profile(" ".join(f"Name{n}x" for n in range(5000)))) <= 32
    assert profile("") == ()


@pytest.mark.parametrize(("one", "two"), [("shelled", "shelling"), ("robbery", "robberies"), ("killed", "kill")])
def test_endings_do_not_count(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_what_is_common_in_the_news_weighs_little() -> None:
    assert rarity(stem("people")) < rarity(stem("lighthouse")) <= RAREST


def test_a_number_with_a_fraction_is_one_word() -> None:
    assert {"5.9", "21,000"} <= dict(profile("A quake of 5 . 9 left 21,000 without a roof")).keys()
    assert "5.9" in dict(profile("A quake of 5.9 was felt"))
