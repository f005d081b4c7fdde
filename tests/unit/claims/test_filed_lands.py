"""Words for states that only the user's conflict file tells."""

import pytest

from counterclaim.claims.actors.filed import filed_lands
from counterclaim.packs.conflict import Conflict, Side


def lands(name, *members):
    return filed_lands(Conflict(id="x", name="x", sides=(Side(name=name, members=members),)))


def test_a_side_with_bodies_of_a_state_is_a_land_with_its_adjective():
    assert lands("Velmar", "Velmari", "Velmari Defence Ministry") == {"Velmar": "Velmar", "Velmari": "Velmar"}
    assert lands("Velmar", "Velmari army") == {"Velmar": "Velmar", "Velmari": "Velmar"}


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Velmar", ("Velmari",)),
        ("Velmar", ("Velmari Herald",)),
        ("Velmar", ("Dorandi army",)),
        ("Lenn Delta Movement", ("Lenn army",)),
        ("VLF", ("VLF army",)),
        ("Russia", ("Russian army",)),
    ],
)
def test_a_group_or_a_listed_state_is_none(name, members):
    assert lands(name, *members) == {}


def test_without_a_file_there_are_none():
    assert filed_lands(None) == {}
