"""Bodies and lands that a report names beside those that speak or act; no ordinary words, persons or outlets."""

import pytest
from tests.unit.book.actor_parts import actor

from counterclaim.book.actors.named import named_bodies
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

DORAND = actor("Dorandi troops", kind="group", nation="dorand", side="Dorand", sector="military")


def names(text: str, *actors: Actor) -> list[str]:
    return [a.name for a in named_bodies(Report(id="r", text=text), actors)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He gave the Joint Observation Mission on the Lake a list.", "Joint Observation Mission on the Lake"),
        ("BRANN, March 4, 2031 (Dorandi Ministry of Defence) — Shells fell.", "Dorandi Ministry of Defence"),
        ("He was removed from the Second River Corps on Friday.", "Second River Corps"),
        ("The governor blamed the Dorandi navy for both.", "Dorandi navy"),
        ("Shells fell across Dorand.", "Dorand"),
        ("They met the Lake Relief Council on Tuesday.", "Lake Relief Council"),
    ],
)
def test_a_body_that_neither_speaks_nor_acts_is_named(text: str, name: str) -> None:
    assert names(text, DORAND) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "BRANN, March 4, 2031 (Example Wire) — Shells fell.",
        "Defence Minister Arlen Voss spoke on Friday.",
        "On Tuesday. Units of the enemy fell back, said Sela Marr.",
        "The ministry spoke. The army did not.",
        "DORANDI ARMY SHELLS BRANN",
        "Five Dorandi soldiers died near a Dorandi company.",
        "",
    ],
)
def test_other_words_name_no_body(text: str) -> None:
    assert names(text, DORAND) == []


def test_a_body_that_reading_found_is_not_told_twice() -> None:
    found = actor("Dorandi Defence Ministry", nation="dorand", side="Dorand", sector="government")
    assert names("Statement of the Dorandi Ministry of Defence (Dorandi Defence Ministry).", found) == []


def test_side_and_state_are_those_of_its_land() -> None:
    (navy,) = named_bodies(Report(id="r", text="He blamed the Dorandi navy."), (DORAND,))
    assert (navy.nation, navy.side, navy.kind) == ("dorand", "Dorand", "body")


def test_who_brokered_a_truce_is_named() -> None:
    report = Report(id="r", text="The truce that Lenn brokered held.")
    assert [a.name for a in named_bodies(report, (), brokers=("Lenn", "a neighbour"))] == ["Lenn"]


REBELS = actor("Highland Front", side="Highland Front", sector="armed_group")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell. The army spoke of an accident.", ["army"]),
        ("The air force and the Government denied it.", ["Government", "air force"]),
        ("Swedish guns fired. The air force spoke.", []),
        ("The army of Lenn spoke.", []),
        ("An army spoke.", []),
    ],
)
def test_forces_of_the_one_state_that_fights_are_named(text: str, found: list[str]) -> None:
    told = (actor("Dorandi navy", nation="dorand", side="Dorand", sector="military"), REBELS)
    new = named_bodies(Report(id="r", text=text), told)
    assert [a.name for a in new] == found
    assert {a.nation for a in new} <= {"dorand"}


def test_forces_where_two_states_fight_are_nobodys() -> None:
    told = (DORAND, actor("Velmari troops", kind="group", nation="velmar", side="Velmar", sector="military"))
    assert named_bodies(Report(id="r", text="The army spoke. The air force did not."), told) == ()


def test_a_hostile_text_is_bounded() -> None:
    text = " ".join(f"Lake{chr(97 + n % 26)}{n}x Relief Council spoke." for n in range(5_000))
    assert len(names(text)) <= 60
