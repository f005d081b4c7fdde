"""Names of a conflict file in a text: whole, with the side; short ones where one side alone has a name that ends so."""

import pytest

from counterclaim.book.actors.filed import filed_names
from counterclaim.book.actors.named import named_bodies
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

STATE = "Government of Dorand"
CONFLICT = Conflict(
    id="c",
    name="c",
    sides=(
        Side(
            name=STATE,
            members=("Home Guard", "Health Ministry", "Arlen Voss", "Radio Brann", "Coastal Militia"),
        ),
        Side(name="Highland Front", members=("HIF", "Dena Marr", "Hill Militia")),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at checkpoints of the Home Guard.", [("Home Guard", "body", STATE)]),
        ("in the hand of Arlen Voss, who left", [("Arlen Voss", "person", STATE)]),
        ("said Radio Brann", [("Radio Brann", "body", STATE)]),
        ("The Front denied it.", [("Front", "body", "Highland Front")]),
        (
            "the Highland Front, or HIF",
            [("Highland Front", "body", "Highland Front"), ("HIF", "body", "Highland Front")],
        ),
        ("the Highland Front. The Front denied it.", [("Highland Front", "body", "Highland Front")]),
        ("It was meant for the Guard.", [("Guard", "body", STATE)]),
        ("The Ministry spoke.", []),
        ("The Militia spoke.", []),
        ("Arlen Vossberg and the front line; the Front Street", []),
        ("", []),
    ],
)
def test_names_of_a_conflict_file(text: str, found: list[tuple[str, str, str]]) -> None:
    assert list(filed_names(text, CONFLICT)) == found


def test_a_name_that_reading_found_is_not_told_twice() -> None:
    told = (
        Actor(id="a1", name="General Arlen Voss", kind="person", aliases=("Voss",)),
        Actor(id="a2", name="Home Guard", kind="body", side=STATE),
    )
    report = Report(id="r", text="General Arlen Voss of the Home Guard met Dena Marr.")
    assert [(a.name, a.side) for a in named_bodies(report, told, conflict=CONFLICT)] == [
        ("Dena Marr", "Highland Front")
    ]


def test_the_one_state_of_a_conflict_file_has_the_bare_names() -> None:
    (army,) = named_bodies(Report(id="r", text="The army spoke."), (), conflict=CONFLICT)
    assert (army.name, army.nation, army.side) == ("army", "dorand", STATE)
