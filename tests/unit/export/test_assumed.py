"""What a run says that it assumed, with a conflict file and without."""

from counterclaim.export.assumed import assumed
from counterclaim.packs.conflict import parse_conflict

FILE = """
id: lake
name: The lake war
sides: [{name: North, members: [A]}, {name: South, members: [B]}]
sources: [{publisher: Example Wire}, {publisher: Example Daily, reliability: C}]
"""


def test_without_a_file_everything_is_assumed_and_what_to_do_is_told():
    (told,) = assumed(None)
    assert "sides were proposed" in told
    assert "counterclaim init" in told


def test_with_a_file_its_state_and_what_it_leaves_open_is_told():
    first, *rest = assumed(parse_conflict(FILE, "lake.yaml"))
    assert first.startswith("conflict file The lake war (sha256 ")
    assert first.endswith(": 2 sides, 2 sources")
    assert len(rest) == 2
    assert "1 source without a letter" in rest[1]


def test_a_file_that_says_all_leaves_nothing_open():
    whole = FILE.replace("Example Wire", "Example Wire, reliability: A") + "naming: [South]\nversion: 2\n"
    (told,) = assumed(parse_conflict(whole, "lake.yaml"))
    assert "version 2" in told


def test_no_sides_is_told():
    assert any("names no sides" in line for line in assumed(parse_conflict("id: a\nname: b", "a.yaml")))
