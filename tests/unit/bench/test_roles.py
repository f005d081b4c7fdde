"""Mentions of one thing are one filler; what is not likely enough is left out."""

from __future__ import annotations

import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.heads import mentions
from counterclaim.bench.roles import content_words, find_roles, gather, incident_types, is_initials

ATTACK = {"incidents": [{"ATTACK": 3.0}]}


def named(text: str, *marks: tuple[str, str]) -> dict[str, list[tuple[str, ...]]]:
    roles = find_roles(heard(text, {"fillers": marks}, whole=ATTACK))
    return {role: [filler.names for filler in fillers] for role, fillers in roles.items() if fillers}


def test_fillers_stand_under_their_roles() -> None:
    found = named("rebels of the npf blew up a bridge with dynamite",
                  ("PerpInd", "rebels"), ("PerpOrg", "npf"), ("Target", "bridge"), ("Weapon", "dynamite"))  # fmt: skip
    assert found == {
        "PerpInd": [("rebels",)], "PerpOrg": [("npf",)], "Target": [("bridge",)], "Weapon": [("dynamite",)],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("the northern people's front struck; the npf said so", "northern people's front", "npf"),
        ("the northern front (norfront) struck", "northern front", "norfront"),
        ("colonel vargas and then col vargas", "colonel vargas", "col vargas"),
        ("armed men came; the men left", "armed men", "men"),
    ],
)
def test_names_of_one_thing_are_gathered(text: str, one: str, other: str) -> None:
    (names,) = named(text, ("PerpOrg", one), ("PerpOrg", other))["PerpOrg"]
    assert set(names) == {one, other}


def test_things_side_by_side_stay_apart() -> None:
    found = named("the power plant and the power line burnt", ("Target", "power plant"), ("Target", "power line"))
    assert found["Target"] == [("power plant",), ("power line",)]


def test_what_is_said_twice_is_said_once() -> None:
    assert named("a bomb, then another bomb", ("Weapon", "bomb")) == {"Weapon": [("bomb",)]}


def test_weak_mentions_are_dropped() -> None:
    text = "a bomb fell"
    found = mentions(heard(text, {"fillers": [("Weapon", "bomb")]}, sure=0.2), "fillers", lean=1.0)
    assert [f.names for f in gather(text, found, 0.3)] == [("bomb",)]
    assert gather(text, found, 0.9) == []


def test_what_is_named_again_is_stronger() -> None:
    once, twice = "a bomb fell", "a bomb fell, a bomb"
    strengths = [
        gather(text, mentions(heard(text, {"fillers": [("Weapon", "bomb")]}), "fillers"), 0.0)[0].strength
        for text in (once, twice)
    ]
    assert strengths[0] < strengths[1]


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        (["npf"], ["northern", "people", "front"], True),
        (["nfp"], ["northern", "people", "front"], True),
        (["npfx"], ["northern", "people", "front"], False),
        (["front"], ["northern", "people"], False),
    ],
)
def test_initials_in_any_order(short: list[str], long: list[str], *, expected: bool) -> None:
    assert is_initials(short, long) is expected


def test_small_words_carry_nothing() -> None:
    assert content_words("the Bridge of Oldford") == ["bridge", "oldford"]
    assert content_words("the other") == ["the", "other"]


def test_types_that_are_likely() -> None:
    assert incident_types(heard("x", whole={"incidents": [{"ATTACK": 3.0, "BOMBING": -3.0}]})) == ["ATTACK"]
