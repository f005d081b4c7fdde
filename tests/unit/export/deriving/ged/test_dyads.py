"""Who stands against whom as UCDP counts it, by examples of its codebook in our words."""

import pytest

from counterclaim.export.deriving.camps import camps_of
from counterclaim.export.deriving.ged.dyads import Dyad, dyad_of
from counterclaim.export.deriving.killed import killed_of
from counterclaim.export.deriving.parties import parties_of


def dyad(one, material) -> Dyad | str:
    return dyad_of(one, camps_of(one, parties_of(one, material), material), material, killed_of(one))


def short(found: Dyad | str) -> tuple[int, str] | str:
    return (found.type, found.name) if isinstance(found, Dyad) else found


@pytest.mark.parametrize(
    ("agent", "target", "expected"),
    [
        ("Norland army", "Reed Front", (1, "Norland - Reed")), ("Reed Front", "Norland army", (1, "Norland - Reed")),
        ("Sudmark army", "Norland army", (1, "Norland - Sudmark")), ("Reed Front", "Hill Band", (2, "Hill - Reed")),
        ("Hill Band", "Sudmark army", (1, "Sudmark - Hill")), ("Some Body", "Norland army", "unorganised"),
        ("Hill Band", "Some Body", "unorganised"),
    ],
)  # fmt: skip
def test_a_pair_is_typed_by_who_they_are_not_by_who_began(told, act, material, agent, target, expected) -> None:
    assert short(dyad(told(act(agents=[agent], targets=[target])), material)) == expected


def test_one_party_and_civilians_are_one_sided(told, act, material) -> None:
    assert short(dyad(told(act(agents=["Reed Front"], civilians=True)), material)) == (3, "Reed - Civilians")


def test_civilians_hit_by_the_way_leave_the_pair(told, act, material) -> None:
    one = told(act(agents=["Reed Front"], targets=["Norland army"], civilians=True))
    assert short(dyad(one, material)) == (1, "Norland - Reed")


def test_two_that_fight_are_a_pair(told, act, material) -> None:
    one = told(act("armed_clash", agents=["Reed Front", "Norland army"]))
    assert short(dyad(one, material)) == (1, "Norland - Reed")


def test_whose_fighters_died_is_the_other_side(told, act, material) -> None:
    own = [{"best": 2, "who": "fighters", "status": "combatant"}]
    one = told(act(by="Reed Front", agents=["Norland army"], tolls=own), of={"fighters": "Reed"})
    assert short(dyad(one, material)) == (1, "Norland - Reed")


@pytest.mark.parametrize("unfit", ["peaceful_protest", "arrest", "casualties", "no such type"])
def test_types_that_ucdp_does_not_count(told, act, material, unfit) -> None:
    assert dyad(told(act(unfit, agents=["Reed Front"], civilians=True)), material) == "type"


def test_nobody_named_nobody_hit_and_rivals_have_none(told, act, material) -> None:
    assert dyad(told(act(civilians=True)), material) == "unnamed"
    assert dyad(told(act(agents=["Reed Front"])), material) == "alone"
    rivals = told(act(agents=["Reed Front"], civilians=True), act(agents=["Norland army"], civilians=True))
    assert dyad(rivals, material) == "rival"
