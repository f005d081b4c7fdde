"""Fixtures that make incidents of our own invention (house_parts.py)."""

from collections.abc import Callable

import pytest
from tests.unit.export.deriving.house_parts import BOOK, known_material, make_act, make_told

from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.claim import Claim


@pytest.fixture
def material() -> Material:
    """Knows the actors of `BOOK`; a report `r_1` of One Wire."""
    return known_material(BOOK)


@pytest.fixture
def act() -> Callable[..., Claim]:
    """A claim of an act: `act("shelling", by="Norland army", agents=["Reed Front"], tolls=[{"best": 3}])`."""
    return make_act


@pytest.fixture
def told() -> Callable[..., ToldIncident]:
    """An incident of these claims, with each claimant's last numbers: `told(act(), days=["2031-05-06"])`."""
    return make_told
