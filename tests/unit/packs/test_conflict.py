"""Conflict files: what a good one gives, and what is said of a wrong one."""

import pytest

from counterclaim.packs.conflict import Side, load_conflict, parse_conflict
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
