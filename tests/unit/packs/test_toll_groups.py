"""Every example of the pack of counted groups."""

import pytest

from counterclaim.book.tolls.groups import group_of, told_as_earlier
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Sides
from counterclaim.records.claim import Toll
from counterclaim.records.enums import TollKind

PACK = load_pack("toll_groups.en")
NOBODY = Sides({}, {}, {}, ())


def noun(who: str, tell) -> str:
    (claim,), _ = tell("7 were hit.", {"words": "7 were hit"})
    return group_of(Toll(kind=TollKind.KILLED, who=who, text="7"), claim, side=None, sides=NOBODY).key


@pytest.mark.parametrize("group", PACK["groups"], ids=lambda g: g["id"])
def test_names_of_a_group_are_one_and_its_counter_example_is_another(group: dict, tell) -> None:
    assert {noun(term, tell) for term in (*group["terms"], group["of"])} == {f"{group['id']}||"}
    assert noun(group["not"], tell) != f"{group['id']}||"


@pytest.mark.parametrize("example", PACK["examples"]["earlier"], ids=lambda e: e["number"])
def test_an_earlier_number_is_known(example: dict, tell) -> None:
    (claim,), _ = tell(example["words"], {"words": example["words"]})
    assert told_as_earlier(claim, example["number"])


@pytest.mark.parametrize("example", PACK["examples"]["current"], ids=lambda e: e["number"])
def test_the_number_that_stands_is_no_earlier_one(example: dict, tell) -> None:
    (claim,), _ = tell(example["words"], {"words": example["words"]})
    assert not told_as_earlier(claim, example["number"])
