"""ACLED's two actors and their codes, by examples of its codebook in our words."""

import msgspec
import pytest

from counterclaim.export.deriving.acled.actors import HouseActors, house_actors, inter_of
from counterclaim.export.deriving.acled.kinds import house_type
from counterclaim.export.deriving.camps import Camp, camps_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.packs.event_types import ActorClass
from counterclaim.records.claim import Agent


def actors(one, material) -> HouseActors | None:
    camps = camps_of(one, parties_of(one, material), material)
    kind = house_type(one, camps, material)
    assert kind is not None
    return house_actors(kind, camps, country=None)


def row(found: HouseActors) -> tuple[str, str, str]:
    return found.one.name, found.two.name, found.interaction


def test_they_stand_by_name_whoever_attacked(told, act, material) -> None:
    one = told(act(agents=["Reed Front"], targets=["Norland army"]))
    two = told(act(agents=["Norland army"], targets=["Reed Front"]))
    assert row(actors(one, material)) == ("Norland army", "Reed Front", "State forces-Rebel group")
    assert actors(one, material) == actors(two, material)


def test_civilians_stand_second(told, act, material) -> None:
    found = actors(told(act(agents=["Reed Front"], civilians=True)), material)
    assert row(found) == ("Reed Front", "Civilians", "Rebel group-Civilians")


def test_whom_an_abduction_hits_are_civilians_though_a_name_alone_is_told(told, act, material) -> None:
    found = actors(told(act("abduction", agents=["Reed Front"])), material)
    assert row(found) == ("Reed Front", "Civilians", "Rebel group-Civilians")
    soldiers = actors(told(act("abduction", agents=["Reed Front"], targets=["Norland army"])), material)
    assert row(soldiers) == ("Norland army", "Reed Front", "State forces-Rebel group")


def test_words_for_both_are_no_actor(told, act, material) -> None:
    both = act("mediation")
    agents = (Agent(name="two sides"),)
    both = msgspec.structs.replace(both, event=msgspec.structs.replace(both.event, agents=agents))
    one = told(both)
    camps = camps_of(one, parties_of(one, material), material)
    assert camps.acting == ()


def test_civilians_beside_a_party_are_associated(told, act, material) -> None:
    found = actors(told(act(agents=["Reed Front"], targets=["Norland army"], civilians=True)), material)
    assert found.one.assoc == ("Civilians",)


def test_one_party_alone(told, act, material) -> None:
    assert row(actors(told(act(agents=["Norland army"])), material)) == ("Norland army", "", "State forces only")


def test_others_of_a_side_are_associated(told, act, material) -> None:
    found = actors(told(act(agents=["Norland army"]), act(agents=["Norland ministry"])), material)
    assert (found.one.name, found.one.assoc) == ("Norland army", ("Norland ministry",))


def test_who_is_not_named_is_an_unidentified_armed_group(told, act, material) -> None:
    found = actors(told(act(civilians=True)), material)
    assert row(found) == ("Unidentified Armed Group", "Civilians", "Political militia-Civilians")
    assert found.unnamed


def test_of_two_that_blame_each_other_none_stands_as_actor(told, act, material) -> None:
    one = told(
        act(by="Norland army", agents=["Reed Front"], civilians=True),
        act(by="Reed Front", agents=["Norland army"], civilians=True),
    )
    found = actors(one, material)
    assert row(found) == ("Unidentified Armed Group", "Civilians", "Political militia-Civilians")
    assert found.disputed


def test_two_that_fight_each_other_both_stand(told, act, material) -> None:
    found = actors(told(act("armed_clash", agents=["Reed Front", "Norland army"])), material)
    assert row(found) == ("Norland army", "Reed Front", "State forces-Rebel group")
    assert not found.disputed


def test_protesters_and_rioters_stand_under_those_names(told, act, material) -> None:
    assert row(actors(told(act("peaceful_protest", agents=["River Union"])), material)) == (
        "Protesters", "", "Protesters only",
    )  # fmt: skip
    assert row(actors(told(act("force_against_protesters", agents=["Norland army"])), material)) == (
        "Norland army", "Protesters", "State forces-Protesters",
    )  # fmt: skip
    assert row(actors(told(act("mob_violence", civilians=True)), material)) == (
        "Rioters", "Civilians", "Rioters-Civilians",
    )  # fmt: skip


def test_a_strategic_development_of_nobody_has_no_actors(told, act, material) -> None:
    assert actors(told(act("weapons_disrupted")), material) is None


def test_an_unknown_class_is_empty_and_so_is_what_joins_it(told, act, material) -> None:
    found = actors(told(act(agents=["Some Body"], civilians=True)), material)
    assert (found.one.inter, found.two.inter, found.interaction) == ("", "Civilians", "")


def test_a_denial_alone_names_no_actor(told, act, material) -> None:
    one = told(act(civilians=True), act(by="Reed Front", agents=["Reed Front"], stance="denies"))
    assert actors(one, material).unnamed


@pytest.mark.parametrize(
    ("camp", "country", "code"),
    [
        (Camp(names=("x",), known=ActorClass.STATE, country="AAA"), "AAA", "State forces"),
        (Camp(names=("x",), known=ActorClass.STATE, country="AAA"), "BBB", "External/Other forces"),
        (Camp(names=("x",), known=ActorClass.STATE, country="AAA"), None, "State forces"),
        (Camp(names=("x",), known=ActorClass.STATE, country="a_disputed_territory"), "BBB", "State forces"),
        (Camp(names=("x",), outside=True), "AAA", "External/Other forces"),
        (Camp(names=("x",), known=ActorClass.NON_STATE), "AAA", "Rebel group"),
        (Camp(names=("x",)), "AAA", ""),
    ],
)
def test_codes_follow_the_class(camp, country, code) -> None:
    assert inter_of(camp, country) == code
