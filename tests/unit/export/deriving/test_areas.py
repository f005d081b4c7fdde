"""Country, provinces and grid cell of a spot: from the packs where they know, else nothing."""

import pytest

from counterclaim.export.deriving.areas import Area, area_of, open_places, priogrid_of
from counterclaim.export.deriving.spots import Spot


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-89.75, -179.75, 1), (-89.75, 179.75, 720), (-89.25, -179.75, 721), (90.0, 180.0, 259200)]
)
def test_cells_are_numbered_from_the_south_west(lat, lon, cell) -> None:
    assert priogrid_of(lat, lon) == cell


def test_without_a_state_there_is_no_area() -> None:
    assert area_of(Spot(name="Elmar"), None) == Area()


def test_a_disputed_territory_has_a_name_and_no_number() -> None:
    area = area_of(Spot(name="x", country="abkhazia"), None)
    assert (area.country, area.iso) == ("Abkhazia", None)


def test_a_state_has_its_number_and_a_town_its_province() -> None:
    places = open_places()
    if places is None:
        pytest.skip("no index of places is built")
    town = next(one for one in places.lookup("Marseille") if one.kind == "town")
    area = area_of(Spot(name=town.name, country="FRA", gazetteer=town.id), places)
    assert (area.country, area.iso, area.admin2) == ("France", 250, None)
    assert area.admin1 == "Provence-Alpes-Côte d'Azur"
    places.close()
