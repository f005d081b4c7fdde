"""One pattern for any of some words: it finds what a plain list of them finds, and the longest first."""

import re

import pytest

from counterclaim.packs.alternatives import alternatives

WORDS = (
    "truce",
    "true",
    "true to",
    "Truth",
    "tr",
    "lull",
    "cease-fire",
    "cease",
    "ceasefire",
    "may",
    "May",
    "U.S.",
    "",
)


def plain(words: tuple[str, ...]) -> str:
    """The words one after another, as a pattern."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
@pytest.mark.parametrize(
    "text",
    [
        "the truce was true to  its word",
        "True\nto the end; MAY, May and may",
        "cease-fires, a ceasefire, they cease",
        "the U.S. lulled, the US did not",
        "truthful truces",
        "",
    ],
)
@pytest.mark.parametrize("frame", ["{}", r"\b{}\b", r"(?<!\w){}s?(?=\W|$)", r"x?{}\s*{}"])
def test_it_finds_what_the_plain_list_finds(frame: str, text: str, flags: re.RegexFlag) -> None:
    both = (re.compile(frame.format(*[one(WORDS)] * 2), flags) for one in (alternatives, plain))
    shared, listed = ([m.span() for m in pattern.finditer(text)] for pattern in both)
    assert shared == listed


def test_words_that_begin_alike_share_their_beginning() -> None:
    assert alternatives(["ambush", "ambushed", "raid"]) == "(?:ambush(?:ed|)|raid)"


def test_two_cases_of_a_letter_stay_in_the_order_of_their_words() -> None:
    assert alternatives(["May", "may", "March"]) == "(?:March|May|may)"


def test_a_space_is_any_white_space() -> None:
    assert re.fullmatch(alternatives(["hold fire"]), "hold \n fire")
