"""The one state that fights in a report, the lands that it tells of, and what stands before and after a bare name."""

import pytest
from tests.unit.book.actor_parts import actor

from counterclaim.book.actors.context import lands_of, one_state, seat_after, state_before
from counterclaim.records.ledger import Actor

REBELS = actor("Highland Front", side="Highland Front", sector="armed_group")
DORAND = actor("Dorandi army", nation="dorand", side="Dorand", sector="military")
VELMAR = actor("Velmari army", nation="velmar", side="Velmar", sector="military")
LENN = actor("Lenn", kind="state", nation="lenn", sector="government")


@pytest.mark.parametrize(
    ("actors", "state"),
    [
        ((DORAND, REBELS), "dorand"),
        ((DORAND, REBELS, LENN), "dorand"),
        ((actor("army", side="Government of Dorand"), REBELS), "dorand"),
        ((actor("Norwegian navy", nation="NOR", sector="military"),), "NOR"),
        ((DORAND, VELMAR), None),
        ((REBELS,), None),
        ((LENN,), None),
        ((), None),
    ],
)
def test_the_one_state_that_fights(actors: tuple[Actor, ...], state: str | None) -> None:
    assert one_state(actors) == state
    assert one_state(actors[::-1]) == state


def test_a_land_is_told_by_the_name_of_a_side() -> None:
    assert lands_of((actor("army", side="Government of Dorand"), REBELS)) == ("dorand",)
    assert lands_of((actor("General Staff", nation="republic"),)) == ()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Swedish guns fired at a Norwegian port. The ministry spoke.", "NOR"),
        ("Dorandi guns fired. The ministry spoke of Sweden.", "dorand"),
        ("Guns fired. The ministry spoke.", None),
        ("Nobody spoke.", None),
    ],
)
def test_the_state_that_is_named_last_before_a_bare_name(text: str, state: str | None) -> None:
    assert state_before(text, "ministry", ("dorand",)) == state


def test_the_town_after_a_name() -> None:
    assert seat_after("said the Defence Ministry in Port Brann.", "Defence Ministry") == "Port Brann"
    assert seat_after("said the Defence Ministry in May 2.", "ministry (x") is None
