"""Whose dead a number counts, as the words tell it."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.book.tolls.groups import FOE, Group, group_of, lost_by_foe
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import learn_sides

EXAMPLES = load_pack("toll_groups.en")["examples"]


@pytest.mark.parametrize("told", EXAMPLES["foe_lost"], ids=lambda told: told["words"])
def test_a_foe_that_lost_people_is_told(told: dict[str, Any]) -> None:
    assert lost_by_foe(told["words"], told["number"])


@pytest.mark.parametrize("told", EXAMPLES["foe_did"], ids=lambda told: told["words"])
def test_a_foe_that_did_harm_or_was_fought_lost_nobody_by_that(told: dict[str, Any]) -> None:
    assert not lost_by_foe(told["words"], told["number"])


def test_without_a_number_nothing_is_told() -> None:
    assert not lost_by_foe("the enemy has lost many", None)
    assert not lost_by_foe("the enemy has lost many", "12")


def group(tell: Any, words: str, number: str, *others: dict[str, Any], side: str | None = "Orta") -> Group:
    toll = {"kind": "killed", "who": "soldiers", "scope": "cumulative", "text": number}
    claims, _ = tell(f"{words}. They spoke.", {"words": words, "by": "Army", "side": side, "tolls": [toll]}, *others)
    return group_of(claims[0].tolls[0], claims[0], side=side, sides=learn_sides(claims, ()))


def test_the_foes_dead_are_not_the_speakers(tell: Any) -> None:
    ours = group(tell, "In May 93 soldiers fell", "93")
    theirs = group(tell, "In May the adversary lost 340 soldiers", "340")
    assert theirs.key != ours.key
    assert theirs.of is None
    assert FOE in theirs.marks
    assert theirs.reasons == ("told as lost by whom Orta fights",)


def test_where_nobody_speaks_for_a_side_the_foe_is_nobodys(tell: Any) -> None:
    assert group(tell, "In May the adversary lost 340 soldiers", "340", side=None).marks == ()
