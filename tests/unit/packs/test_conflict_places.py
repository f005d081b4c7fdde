"""Places of a conflict file are found by all their names, keep the record they have, and stand in one another."""

import pytest

from counterclaim.packs.conflict import Conflict, parse_conflict
from counterclaim.packs.conflict_places import with_conflict
from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer
from counterclaim.records.errors import PackError

SIDES = "sides:\n  - {name: North, members: [Northern Front]}\n  - {name: South, members: [Southern Front]}\n"


def conflict(places: str, more: str = "", sides: str = SIDES) -> Conflict:
    return parse_conflict(f"id: lake\nname: The lake war\n{sides}{more}\nplaces:\n{places}", "lake.yaml")


@pytest.fixture(scope="module")
def index() -> Gazetteer:
    return open_gazetteer()


def test_both_names_find_one_place(index):
    told = "  - {name: Ombrick, names: [{name: Ombrick, used_by: North}, {name: Varnhollow, used_by: South}]}\n"
    places = with_conflict(index, conflict(told))
    one, two = places.lookup("Ombrick")[0], places.lookup("VARNHOLLOW")[0]
    assert one == two
    assert (one.id, one.kind, one.lat, one.country) == ("own:ombrick", "user", None, None)
    assert set(one.other_names) == {"Ombrick", "Varnhollow"}


def test_names_stand_in_the_naming_order_else_by_the_alphabet(index):
    told = "  - {name: Varnhollow, names: [{name: Varnhollow, used_by: South}, {name: Ombrick, used_by: North}]}\n"
    for more, order in (("", ("Ombrick", "Varnhollow")), ("naming: [South]", ("Varnhollow", "Ombrick"))):
        places = with_conflict(index, conflict(told, more))
        assert places.shown["own:varnhollow"].together == order
        assert places.lookup("Ombrick")[0].other_names == order


def test_another_spelling_finds_the_place_and_is_not_shown_beside_it(index):
    told = "  - {name: Ombrick, names: [Ombrick, Umbrick, {name: Varnhollow, used_by: South}]}\n"
    places = with_conflict(index, conflict(told))
    assert places.lookup("Umbrick")[0].id == "own:ombrick"
    assert places.shown == {}


def test_a_listed_town_keeps_its_record_where_two_names_show_which_it_is(index):
    told = "  - {name: Kyiv, names: [{name: Kyiv, used_by: North}, {name: Kiev, used_by: South}]}\n"
    (known, *_), (found, *_) = index.lookup("Kyiv"), with_conflict(index, conflict(told)).lookup("Kyiv")
    assert (found.id, found.lat, found.kind, found.own) == (known.id, known.lat, "town", True)


def test_one_common_name_alone_takes_no_record_of_the_world(index):
    told = "  - {name: Goma}\n"
    assert with_conflict(index, conflict(told)).lookup("Goma")[0].id == "own:goma"


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("  - {name: Goma, country: COD}\n", SIDES),
        ("  - {name: Goma, lat: -1.67, lon: 29.22}\n", SIDES),
        ("  - {name: Goma, inside: North Kivu}\n", SIDES),
        ("  - {name: Goma}\n", SIDES.replace("[Southern Front]", "[Southern Front], countries: [COD]")),
    ],
)
def test_country_position_region_or_a_sides_country_show_which_town_is_meant(index, told, sides):
    assert with_conflict(index, conflict(told, sides=sides)).lookup("Goma")[0].id == "geonames:216281"


def test_the_files_position_far_from_the_record_makes_a_place_of_its_own(index):
    found = with_conflict(index, conflict("  - {name: Goma, lat: 10.5, lon: 3.25}\n")).lookup("Goma")[0]
    assert (found.id, found.lat, found.lon) == ("own:goma", 10.5, 3.25)


def test_a_disputed_country_is_left_open(index):
    found = with_conflict(index, conflict("  - {name: Goma, lat: -1.67, lon: 29.22, country: null}\n")).lookup("Goma")[
        0
    ]
    assert (found.id, found.country) == ("geonames:216281", None)


def test_a_village_lies_in_a_district_of_the_file(index):
    told = "  - {name: Little Orm, inside: Orm Vale}\n  - {name: Orm Vale, precision: district, country: KEN}\n"
    found = with_conflict(index, conflict(told)).lookup("Little Orm")[0]
    assert found.id == "own:little_orm@own:orm_vale"
    assert (found.country, found.states) == ("KEN", ("KE",))


def test_the_users_list_gives_the_position_and_the_conflict_file_the_names(index, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon\nOmbrick,12.5,41.25\n")
    told = "  - {name: Varnhollow, names: [{name: Ombrick, used_by: North}, {name: Varnhollow, used_by: South}]}\n"
    places = with_conflict(open_gazetteer(path), conflict(told))
    (found,) = places.lookup("Varnhollow")
    assert (found.id, found.lat) == ("own:ombrick", 12.5)
    assert places.lookup("Ombrick") == (found,)


@pytest.mark.parametrize("holder", ["Nowhere Vale", "Santa Cruz"])
def test_a_holder_that_nobody_knows_or_many_are_called_is_told(index, holder):
    with pytest.raises(PackError, match=r"lake.yaml, places\[0\] \(Little Orm\).*under `places`"):
        with_conflict(index, conflict(f"  - {{name: Little Orm, inside: {holder}}}\n"))


def test_without_places_nothing_changes(index):
    assert with_conflict(index, None) is index
    assert with_conflict(index, parse_conflict(f"id: a\nname: b\n{SIDES}", "lake.yaml")) is index
