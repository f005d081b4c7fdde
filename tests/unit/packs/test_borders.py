"""Land and borders inside a box: cut off at its edge, whole round the world, and no name where land is contested."""

import json
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.packs import borders
from counterclaim.packs.borders import Box, View, view, world

PATH = files("counterclaim.packs").joinpath("data", "borders.json")
PACK = json.loads(PATH.read_text(encoding="utf-8"))
INLAND = Box(20.0, 15.0, 22.0, 17.0)
OPEN_SEA = Box(-40.0, 40.0, -35.0, 44.0)
PENINSULA = Box(124.0, 33.0, 132.0, 43.0)
ON_THE_180TH = Box(176.0, 63.0, 188.0, 68.0)


def area(ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def lines_of(seen: View):
    return [*seen.coast, *seen.borders, *seen.contested, *(d.line for d in seen.disputed)]


@pytest.mark.parametrize("key", ["id", "version", "language", "source", "licence", "made"])
def test_the_pack_says_what_it_is(key):
    assert PACK[key]


def test_the_pack_is_small_enough_for_a_package():
    assert PATH.stat().st_size < 900_000


def test_a_change_to_the_pack_shows_as_one_line():
    assert max(map(len, PATH.read_text(encoding="utf-8").splitlines())) < 40_000


def test_every_arc_is_a_line():
    assert all(len(arc) >= 4 and len(arc) % 2 == 0 for arc in PACK["arcs"])


def test_every_ring_names_arcs_that_are_there():
    rings = [*PACK["land"], *(ring for _, rings in PACK["units"] for ring in rings)]
    assert all(0 <= max(n, ~n) < len(PACK["arcs"]) for ring in rings for n in ring)


def test_every_ring_closes():
    for shape in world().land:
        points = borders._points(shape, 0.0)
        assert shape.pole is not None or points[0] == points[-1]


def test_no_border_is_both_settled_and_contested():
    assert not set(PACK["borders"]) & set(PACK["contested"])


def test_disputed_lines_are_told_once_with_all_their_names():
    lines = [tuple(line) for _, line in PACK["disputed"]]
    assert len(lines) == len(set(lines))
    assert all(names for names, _ in PACK["disputed"])
    assert any(len(names) > 1 for names, _ in PACK["disputed"])


def test_the_world_is_read_once():
    world.cache_clear()
    assert world() is world()


def test_inland_all_is_land():
    assert sum(map(area, view(INLAND).land)) == pytest.approx(4.0)
    assert view(INLAND).coast == ()


def test_at_sea_there_is_nothing():
    seen = view(OPEN_SEA)
    assert (seen.land, *lines_of(seen), *seen.countries) == ((),)


def test_a_settled_and_a_contested_border_are_kept_apart():
    seen = view(PENINSULA)
    assert seen.contested
    assert seen.borders
    assert not set(seen.contested) & set(seen.borders)


def test_countries_have_their_names_on_their_own_land():
    seen = view(PENINSULA)
    assert len(seen.countries) >= 2
    assert len({c.point for c in seen.countries}) == len(seen.countries)
    assert all(c.room > 0 for c in seen.countries)


def test_no_name_where_it_is_contested_whose_land_it_is():
    for area_box in PACK["unnamed"]:
        box = Box(*area_box)
        for country in view(Box(box.west - 3, box.south - 3, box.east + 3, box.north + 3)).countries:
            assert not box.meets(Box(*country.point, *country.point))


def test_unnamed_areas_are_told_to_those_who_place_names():
    box = Box(*PACK["unnamed"][0])
    assert box in view(box).unnamed
    assert view(OPEN_SEA).unnamed == ()


def test_land_runs_on_over_the_180th_meridian():
    seen = view(ON_THE_180TH)
    xs = [x for ring in seen.land for x, _ in ring]
    assert min(xs) < 180 < max(xs)


def test_the_cut_along_the_180th_meridian_is_no_coast():
    edges = [edge for line in view(ON_THE_180TH).coast for edge in pairwise(line)]
    assert edges
    assert not [edge for edge in edges if edge[0][0] == edge[1][0] == 180]


def test_the_same_place_a_turn_further_is_the_same():
    here, there = view(Box(10, 40, 20, 48)), view(Box(370, 40, 380, 48))
    assert len(here.land) == len(there.land)
    assert [c.name for c in here.countries] == [c.name for c in there.countries]


def test_a_pole_is_land_or_sea_all_round():
    assert sum(map(area, view(Box(0, -89, 10, -86)).land)) == pytest.approx(30)
    assert view(Box(0, 86, 10, 89)).land == ()


def test_nothing_is_hurt_by_asking_twice():
    assert view(PENINSULA) == view(PENINSULA)


@settings(max_examples=25, deadline=None)
@given(
    west=st.floats(-180, 180),
    south=st.floats(-89, 80),
    wide=st.floats(0.5, 12),
    high=st.floats(0.5, 8),
)
def test_nothing_is_drawn_outside_the_box(west, south, wide, high):
    box = Box(west, south, west + wide, south + high)
    seen = view(box)
    for x, y in (p for line in (*seen.land, *lines_of(seen)) for p in line):
        assert box.west - 1e-6 <= x <= box.east + 1e-6
        assert box.south - 1e-6 <= y <= box.north + 1e-6
    # Where a box cuts a simplified coast, two countries may overlap by a sliver.
    assert sum(map(area, seen.land)) <= wide * high * 1.002
