"""ACLED's types and their precedence, by examples of its codebook in our words."""

import pytest

from counterclaim.export.deriving.acled.kinds import HouseType, civilian_targeting, disorder_of, house_type
from counterclaim.export.deriving.camps import Camp, Camps, camps_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.packs.event_types import load_event_types


def kind(one, material) -> HouseType | None:
    return house_type(one, camps_of(one, parties_of(one, material), material), material)


@pytest.mark.parametrize(
    ("types", "sub_event", "event"),
    [
        (["shelling"], "Shelling/artillery/missile attack", "Explosions/Remote violence"),
        (["shelling", "armed_clash"], "Shelling/artillery/missile attack", "Explosions/Remote violence"),
        (["armed_clash", "shelling"], "Armed clash", "Battles"),
        (["casualties", "shelling", "armed_clash"], "Armed clash", "Battles"),
        (["ceasefire_violated", "air_strike"], "Air/drone strike", "Explosions/Remote violence"),
        (["force_against_protesters", "attack_on_civilians"], "Excessive force against protesters", "Protests"),
    ],
)
def test_the_incidents_own_type_stands_else_the_first_in_the_order_of_precedence(
    told, act, material, types, sub_event, event
) -> None:
    found = kind(told(*(act(one) for one in types)), material)
    assert found is not None
    assert (found.sub_event, found.event) == (sub_event, event)
    assert bool(found.others) == (len(types) > 1)


@pytest.mark.parametrize("unfit", ["casualties", "displacement", "no such type"])
def test_what_acled_has_no_event_for(told, act, material, unfit) -> None:
    assert kind(told(act(unfit)), material) is None


def test_who_is_hit_is_taken_from_the_whole_incident(told, act, material) -> None:
    shots = act("small_arms_fire", agents=["Norland army"])
    assert kind(told(shots), material).sub_event == "Armed clash"
    assert kind(told(shots, act("small_arms_fire", civilians=True)), material).sub_event == "Attack"


def test_an_armed_clash_needs_two_armed_parties(told, act, material) -> None:
    alone = told(act("armed_clash", agents=["Reed Front"], civilians=True))
    assert kind(alone, material).sub_event == "Attack"
    both = told(act("armed_clash", agents=["Reed Front"], targets=["Norland army"], civilians=True))
    assert kind(both, material).sub_event == "Armed clash"


def test_every_sub_event_has_its_disorder() -> None:
    events = load_event_types().acled_events
    found = {sub: disorder_of(HouseType(sub, event)) for sub, event in events.items()}
    assert found["Excessive force against protesters"] == "Political violence; Demonstrations"
    assert {sub for sub, one in found.items() if one == "Demonstrations"} == {
        "Protest with intervention", "Peaceful protest", "Violent demonstration",
    }  # fmt: skip
    assert found["Mob violence"] == found["Armed clash"] == found["Attack"] == "Political violence"
    assert found["Agreement"] == "Strategic developments"


CIVILIANS = Camps(civilians_hit=True)
BOTH = Camps(civilians_hit=True, hit=(Camp(names=("Reed Front",)),))


@pytest.mark.parametrize(
    ("sub_event", "camps", "marked"),
    [
        ("Attack", CIVILIANS, True), ("Air/drone strike", CIVILIANS, True), ("Air/drone strike", BOTH, False),
        ("Armed clash", CIVILIANS, False), ("Mob violence", CIVILIANS, True), ("Peaceful protest", CIVILIANS, False),
        ("Excessive force against protesters", Camps(), True), ("Grenade", Camps(), False),
    ],
)  # fmt: skip
def test_civilians_are_marked_where_they_alone_are_hit(sub_event, camps, marked) -> None:
    event = load_event_types().acled_events[sub_event]
    assert civilian_targeting(HouseType(sub_event, event), camps) == ("Civilian targeting" if marked else "")
