"""Words that leave a number open."""

from __future__ import annotations

import pytest

from counterclaim.packs.amount_words import is_rough
from counterclaim.packs.loader import load_pack


@pytest.mark.parametrize(
    "words",
    ["about 70", "Around 120", "an  estimated 90,000", "some 6,000", "approx. 40", "roughly two dozen", "70 or so",
     "about 60 percent"],
)  # fmt: skip
def test_a_rough_number(words: str) -> None:
    assert is_rough(words)


@pytest.mark.parametrize(
    "words",
    [
        "70",
        "exactly 70",
        "a customs officer",
        "Nobody",
        "another 12",
        "all 12",
        "up to 40",
        "12 somersaults",
        "",
        "two",
    ],
)
def test_no_rough_number(words: str) -> None:
    assert not is_rough(words)


def test_every_rough_word_is_a_word_beside_a_number() -> None:
    table = load_pack("numbers.en")
    assert set(table["hedges"]["rough"]) <= {*table["hedges"]["best"], *table["after"]["best"]}
