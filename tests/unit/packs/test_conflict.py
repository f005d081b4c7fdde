"""Conflict files: what a good one gives, and what is said of a wrong one."""

import pytest

from counterclaim.packs.conflict import Side, load_conflict, parse_conflict
from counterclaim.packs.conflict_entries import PlaceName
from counterclaim.records.errors import PackError

GOOD = """
id: lake
name: The lake war
sides:
  - {name: North, countries: [KEN], members: [Lake Front, LF]}
  - {name: South, countries: [SOM]}
bodies:
  - {name: Free Valley, country: KEN}
"""


def test_a_good_file():
    conflict = parse_conflict(GOOD, "lake.yaml")
    assert conflict.sides[0] == Side(name="North", countries=("KEN",), members=("Lake Front", "LF"))
    assert [s.name for s in conflict.sides] == ["North", "South"]
    assert conflict.countries == {"Free Valley": "KEN"}


def test_a_file_is_read_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "lake.yaml"
    path.write_text("\ufeff" + GOOD, encoding="utf-8")
    assert load_conflict(path).id == "lake"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[KEN]", "[KENYA]", "sides[0] (North): 'KENYA' is no state"),
        ("[KEN]", "[NO]", "must be a list of texts"),
        ("[SOM]", "[KEN]", "'KEN' stands on two sides, North and South"),
        ("name: South", "name: North", "two sides are called 'North'"),
        ("name: South", "nam: South", "sides[1]: unknown key 'nam'"),
        (", countries: [SOM]", "", "sides[1] (South): the side has nobody in it"),
        ("id: lake", "id: ", "`id` must be a text"),
        ("country: KEN", "country: karabakh", "bodies[0]: 'karabakh' is no state"),
        ("  - {name: South, countries: [SOM]}\n", "", "two sides or more"),
        ("sides:", "sides: [", "line"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_entry(old, new, said):
    with pytest.raises(PackError) as error:
        parse_conflict(GOOD.replace(old, new, 1), "lake.yaml")
    assert said in str(error.value)
    assert "conflict file lake.yaml" in str(error.value)


@pytest.mark.parametrize("content", ["", "- a", "text"])
def test_what_is_no_mapping(content):
    with pytest.raises(PackError, match="must be a mapping"):
        parse_conflict(content, "lake.yaml")


def test_a_missing_file(tmp_path):
    with pytest.raises(PackError, match="cannot be read"):
        load_conflict(tmp_path / "none.yaml")


# --- places, ceasefires, sources, orders

WHOLE = (
    GOOD
    + """
places:
  - {name: Ombrick, names: [{name: Ombrick, used_by: North}, {name: Varnhollow, used_by: South}, Umbrick]}
  - {name: Little Orm, inside: Orm Vale, lat: 10.5, lon: 3}
  - {name: Orm Vale, precision: district, country: null}
ceasefires:
  - {name: Lake truce, agreed_on: 2031-03-02, effective: 2031-03-03 06:00, ended: 2031-03, brokers: [Lake Union],
     parties: [North, South], note: Signed on a boat.}
sources:
  - {publisher: The Northern Daily, affiliation: North, reliability: C, other_names: [ND]}
  - {publisher: Example Wire, affiliation: null, reliability: }
naming: [South]
viewpoint: de_facto
version: 3
"""
)


def test_a_whole_file():
    conflict = parse_conflict(WHOLE, "lake.yaml")
    ombrick, orm, vale = conflict.places
    assert ombrick.names == (PlaceName("Ombrick", "North"), PlaceName("Varnhollow", "South"), PlaceName("Umbrick"))
    assert (orm.lat, orm.lon, orm.inside, orm.names) == (10.5, 3.0, "Orm Vale", (PlaceName("Little Orm"),))
    assert (vale.precision, vale.country) == ("district", None)
    (truce,) = conflict.ceasefires
    assert (truce.agreed_on, truce.effective, truce.ended) == ("2031-03-02", "2031-03-03T06:00", "2031-03")
    assert conflict.order == ("South", "North")
    assert conflict.viewpoint == "de_facto"


def test_what_is_known_of_a_publisher():
    conflict = parse_conflict(WHOLE, "lake.yaml")
    for name in ("Northern Daily", "the northern daily", "ND"):
        assert (conflict.source_of(name).affiliation, conflict.source_of(name).reliability) == ("North", "C")
    assert conflict.source_of("Example Wire").reliability is None
    assert [conflict.source_of(name) for name in ("Southern Daily", "", None)] == [None, None, None]


def test_names_stand_in_the_order_of_naming_else_of_the_alphabet():
    ordered, free = (parse_conflict(WHOLE.replace("naming: [South]", line), "a") for line in ("naming: [South]", ""))
    assert ordered.shown_names(ordered.places[0]) == ("Varnhollow", "Ombrick")
    assert free.shown_names(free.places[0]) == ("Ombrick", "Varnhollow")
    assert free.all_names(free.places[0]) == ("Ombrick", "Varnhollow", "Umbrick")
    assert free.shown_names(free.places[1]) == ("Little Orm",)


def test_exchanging_the_sides_exchanges_the_order():
    turned = WHOLE.replace("North", "#").replace("South", "North").replace("#", "South")
    one, two = parse_conflict(WHOLE, "a"), parse_conflict(turned, "a")
    exchange = {"North": "South", "South": "North"}
    assert tuple(exchange[side] for side in one.order) == two.order


def test_the_state_of_a_file_has_a_stamp():
    one, two = parse_conflict(WHOLE, "a"), parse_conflict(WHOLE + "\n", "b")
    assert one.stamp == f"lake version 3 {one.sha256}"
    assert one.sha256 != two.sha256


def test_sides_may_be_left_out():
    conflict = parse_conflict("id: lake\nname: The lake war\nplaces: [{name: Ombrick}]", "lake.yaml")
    assert (conflict.sides, conflict.order) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("used_by: South", "used_by: Soth", "places[0] (Ombrick), names[1] (Varnhollow): `used_by` 'Soth' is no side"),
        ("lat: 10.5, ", "", "places[1] (Little Orm): `lat` and `lon` must be given together"),
        ("lat: 10.5", "lat: north", "`lat` 'north' is no number from -90 to 90"),
        ("precision: district", "precision: vale", "precision 'vale' is not one of"),
        ("name: Orm Vale,", "name: Varnhollow, inside: Orm Vale,", None),
        (
            "name: Orm Vale, precision: district",
            "name: Varnhollow",
            "places[2] (Varnhollow): 'varnhollow' is a name of",
        ),
        ("name: Orm Vale,", "name: Orm Vale, inside: Little Orm,", "lies inside itself"),
        ("{name: Orm Vale, precision", "{name: \u041e\u0440\u043c, precision", "no name has Latin letters"),
        ("Umbrick]", "Umbrick, Umbrick]", "'Umbrick' stands there twice"),
        ("agreed_on: 2031-03-02, effective: 2031-03-03 06:00, ", "", "give `agreed_on` or `effective`"),
        ("ended: 2031-03,", "ended: 2031-02,", "`ended` 2031-02 is before `effective` 2031-03-03T06:00"),
        ("agreed_on: 2031-03-02", "agreed_on: 2031-02-31", "`agreed_on` '2031-02-31' is no day"),
        (
            "effective: 2031-03-03 06:00",
            "effective: 2031-03-03T06:00:00Z",
            "`effective` '2031-03-03T06:00:00Z' is no day",
        ),
        ("brokers: [Lake Union]", "brokers: Lake Union", "`brokers` must be a list of texts"),
        ("reliability: C", "reliability: G", "sources[0] (The Northern Daily): `reliability` 'G' is no letter"),
        ("affiliation: North", "affiliation: Noth", "`affiliation` 'Noth' is no side of this file (North, South)"),
        ("publisher: Example Wire", "publisher: nd", "two sources are 'nd'"),
        ("naming: [South]", "naming: [Sauth]", "naming[0]: 'Sauth' is no side"),
        ("naming: [South]", "naming: [South, South]", "`naming` lists twice 'South'"),
        ("viewpoint: de_facto", "viewpoint: KEN", "not drawn from the viewpoint 'KEN'; there is de_facto"),
    ],
)
def test_what_is_wrong_in_an_entry_is_said(old, new, said):
    assert old in WHOLE
    if said is None:
        parse_conflict(WHOLE.replace(old, new, 1), "lake.yaml")
        return
    with pytest.raises(PackError) as error:
        parse_conflict(WHOLE.replace(old, new, 1), "lake.yaml")
    assert said in str(error.value)
    assert "conflict file lake.yaml" in str(error.value)


def test_a_file_that_swells_is_told_shortly():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    )
    with pytest.raises(PackError) as error:
        parse_conflict(f"{bomb}id: *y\nname: b", "lake.yaml")
    assert len(str(error.value)) < 2000
