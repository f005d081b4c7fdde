"""FollowTheMoney's codes of countries: ours for states, the pack's for territories, none for what has none."""

import re

import pytest

from counterclaim.packs.ftm import ftm_country, load_territories
from counterclaim.packs.loader import load_pack


def test_every_state_has_a_code() -> None:
    assert all(re.fullmatch(r"[a-z]{2}", ftm_country(one["iso3"]) or "") for one in load_pack("countries")["states"])


def test_every_territory_is_one_of_the_countries_pack() -> None:
    assert set(load_territories()) <= {one["id"] for one in load_pack("countries")["territories"]}


@pytest.mark.parametrize("code", ["nowhere", "ZZZ", "", "no"])
def test_what_is_no_country_has_no_code(code: str) -> None:
    assert ftm_country(code) is None
