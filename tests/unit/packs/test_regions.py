"""Disputed and informal regions, and towns with two names, are found by every name they have, and rank none."""

import pytest

from counterclaim.claims.places import find_places
from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.loader import load_pack

REGIONS = load_pack("regions")["regions"]
TOWNS = load_pack("place_names")["places"]
CODES = {state["iso3"] for state in load_pack("countries")["states"] if "iso3" in state} | {"ESH", "XKX"}


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize("region", REGIONS, ids=lambda r: r["id"])
def test_every_name_of_a_region_finds_it(places, region):
    for name in region["names"]:
        assert f"counterclaim:{region['id']}" in {e.id for e in places.lookup(name)}, name


@pytest.mark.parametrize("entry", [*REGIONS, *TOWNS], ids=lambda e: e["names"][0])
def test_names_stand_in_alphabetical_order(entry):
    assert entry["names"] == sorted(entry["names"], key=str.casefold)


@pytest.mark.parametrize("region", REGIONS, ids=lambda r: r["id"])
def test_a_disputed_region_has_no_country_and_codes_are_real(region):
    assert not (region.get("disputed") and region.get("country"))
    assert {*region.get("states", ()), region.get("country", "SDN")} <= CODES


@pytest.mark.parametrize("region", REGIONS, ids=lambda r: r["id"])
def test_the_example_of_a_region_finds_it(places, document, region):
    mentions = find_places(document(region["example"]), places)
    found = {m.place.gazetteer for m in mentions if m.locates}
    assert f"counterclaim:{region['id']}" in found, [m.place for m in mentions]


@pytest.mark.parametrize("town", TOWNS, ids=lambda t: t["names"][0])
def test_the_example_of_a_town_shows_its_other_names(places, document, town):
    mentions = [m for m in find_places(document(town["example"]), places) if m.kind == "town"]
    assert mentions
    shown = {fold_name(n) for n in (mentions[0].place.name, *mentions[0].place.other_names)}
    assert {fold_name(name) for name in town["names"]} <= shown


def test_no_id_is_used_twice():
    ids = [region["id"] for region in REGIONS]
    assert len(ids) == len(set(ids))
