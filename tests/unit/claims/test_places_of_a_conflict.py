"""A report's word for a place of the conflict file is that place, with all its other names beside it."""

import pytest

from counterclaim.claims.places import find_places
from counterclaim.packs.conflict import parse_conflict
from counterclaim.packs.conflict_places import with_conflict
from counterclaim.packs.gazetteer import open_gazetteer

FILE = """
id: lake
name: The lake war
sides:
  - {name: North, members: [Northern Front]}
  - {name: South, members: [Southern Front]}
places:
  - {name: Ombrick, lat: 10.5, lon: 3.25, names: [{name: Ombrick, used_by: North}, {name: Varnhollow, used_by: South}]}
  - {name: Orm Vale, precision: district}
  - {name: Little Orm, inside: Orm Vale}
  - {name: Kyiv, names: [{name: Kyiv, used_by: North}, {name: Kiev, used_by: South}]}
  - {name: Tarn Cross, inside: Orm Vale}
  - {name: Tarn Cross, inside: Kyiv, precision: site}
"""


@pytest.fixture(scope="module")
def places():
    return with_conflict(open_gazetteer(), parse_conflict(FILE, "lake.yaml"))


@pytest.fixture
def place(document, places):
    def pick(text, name):
        found = [m.place for m in find_places(document(text), places) if m.place.name == name]
        assert found, f"{name} not found"
        return found[0]

    return pick


@pytest.mark.parametrize(("name", "other"), [("Ombrick", "Varnhollow"), ("Varnhollow", "Ombrick")])
def test_either_name_is_the_place_and_brings_the_other(place, name, other):
    found = place(f"Shells fell on {name} on Monday.", name)
    assert (found.gazetteer, found.lat, found.lon, found.other_names) == ("own:ombrick", 10.5, 3.25, (other,))


def test_a_village_that_no_list_knows_lies_in_its_district(place):
    found = place("Two houses burned in Little Orm overnight.", "Little Orm")
    assert (found.gazetteer, found.lat) == ("own:little_orm@own:orm_vale", None)


@pytest.mark.parametrize("name", ["Kyiv", "Kiev"])
def test_a_listed_town_keeps_its_record(place, name):
    assert place(f"Drones were shot down over {name}.", name).gazetteer == "geonames:703448"


def test_the_district_around_a_town_is_not_the_town(place):
    assert place("Fires were seen in Kyiv Oblast.", "Kyiv Oblast").gazetteer == "iso:UA-30"
