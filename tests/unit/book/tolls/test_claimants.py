"""Who answers for a number in the book."""

import pytest

from counterclaim.book.tolls.claimants import claimant_of
from counterclaim.book.voices import Voice
from counterclaim.records.report import Report

REPORT = Report(id="r_1", text="x")


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("Front's command", "River People's Front"),
        ("the Movement's general command", "Upland Freedom Movement"),
        ("Freedom Movement leadership", "Upland Freedom Movement"),
    ],
)
def test_the_command_of_a_movement_that_is_named_nowhere_else_is_the_movement(said, side):
    assert claimant_of(Voice(name=said, side=side), REPORT, {}, {}).name == side


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("Norrland's command", "Norrland"),
        ("Government's command", "Government of Norrland"),
        ("Front's hospital", "River People's Front"),
        ("Front's command", None),
        ("Front", "River People's Front"),
        ("command of the hospital", "River People's Front"),
    ],
)
def test_other_bodies_keep_their_own_name(said, side):
    assert claimant_of(Voice(name=said, side=side), REPORT, {}, {}).name == said
