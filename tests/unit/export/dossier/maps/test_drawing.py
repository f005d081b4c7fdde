"""Maps of harm: places as vague as the words, grounds by shape, all escaped, the same bytes for the same ledger."""

import re
import time
import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.export.dossier.maps.drawing import BORDERS_NOTE, PLACES_NOTE, draw_map
from counterclaim.export.dossier.maps.frame import WIDTH, frame_of
from counterclaim.export.dossier.maps.labels import Area, around, first_free, label_at, text_width
from counterclaim.export.dossier.maps.places import groups_of, incidents_of, places_of
from counterclaim.export.dossier.model import Ground, Harm, Quotation, Spot

HERE = (46.0, 12.0)
FAR = ((40.0, -100.0), (-25.0, 134.0), (60.0, 90.0), (5.0, 20.0), (-15.0, -55.0), (64.0, -19.0), (30.0, 110.0))
HOSTILE = ('<script>alert("x")</script>', "]]>&amp;", "\x00\x1b[2J\u202eodd\ufffe", "' onload='x", "{0}{x}%s", "\ud800")
NUMBER = r"-?\d+(?:\.\d)?"
PATH = re.compile(rf"(?:M{NUMBER} {NUMBER}(?:[lhv]{NUMBER}(?: {NUMBER})*|L{NUMBER} {NUMBER}|A[\d. -]+)*z?)+")
COLOURS = {"--land", "--water", "--line", "--ink", "--muted", "--mark", "--paper"}


def spot(name="Brezna", at=HERE, precision="settlement", others=(), country=None):
    lat, lon = at
    return Spot(name=name, other_names=tuple(others), precision=precision, lat=lat, lon=lon, country=country)


def harm(number, *spots, title="Shelling", rank=0, contested=False, on_map=True):
    quotation = Quotation(number=1, speaker="the ministry", act="says", words="it was hit")
    return Harm(
        number=number,
        id=f"i_{number}",
        title=title,
        day="2031-05-08",
        when="8 May 2031",
        spots=spots,
        tolls=(),
        weapons=(),
        grounds=(Ground(label="asserted", rank=rank, quotation=quotation),),
        contested=contested,
        on_map=on_map,
    )


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(f"<div>{svg}</div>")  # noqa: S314 - our own drawing


def drawn(*incidents, public=False) -> ET.Element:
    return parsed(draw_map(incidents, public=public)[0])


def texts(root: ET.Element) -> str:
    return " ".join("".join(text.itertext()) for text in root.iter("text"))


def links(root: ET.Element) -> list[ET.Element]:
    return list(root.iter("a"))


def circles(link: ET.Element) -> list[float]:
    return [float(c.get("r")) for c in link.iter("circle") if "stroke-linecap:round" in c.get("style")]


def test_nothing_told_nothing_drawn():
    svg, notes = draw_map((), public=False)
    assert svg == ""
    assert notes == ("No place of harm can be drawn.",)


def test_a_place_is_a_link_to_its_incident():
    (link,) = links(drawn(harm(3, spot())))
    assert link.get("href") == "#i3"
    assert link.get("aria-label").startswith("Brezna. Shelling, 8 May 2031: asserted only")
    assert link.find("title").text == "Brezna\nShelling, 8 May 2031: asserted only"


def test_incidents_at_one_place_share_a_mark_with_their_number():
    root = drawn(harm(4, spot()), harm(2, spot(), title="Air strike"))
    (link,) = links(root)
    assert link.get("href") == "#i2"
    assert "Air strike" in link.find("title").text
    assert "Brezna (2)" in texts(root)


def test_a_mark_tells_twelve_incidents_and_how_many_more():
    (link,) = links(drawn(*(harm(n, spot()) for n in range(1, 16))))
    assert link.find("title").text.count("Shelling") == 12
    assert link.find("title").text.endswith("and 3 more")


def test_both_names_stand_on_the_label_in_alphabetical_order():
    one, other = drawn(harm(1, spot("Zarn", others=["Brezna"]))), drawn(harm(1, spot("Brezna", others=["Zarn"])))
    assert "Brezna / Zarn" in texts(one)
    assert "Brezna / Zarn" in texts(other)


def test_further_names_stand_in_the_title_and_another_spelling_comes_after_another_name():
    root = drawn(harm(1, spot("Upper Brezna", others=["Brezna", "Upper-Brezna", "Zarn"])))
    assert "Upper Brezna / Zarn" in texts(root)
    title = links(root)[0].find("title").text
    assert all(name in title for name in ("Upper Brezna", "Upper-Brezna", "Zarn"))


def test_names_by_which_reports_call_one_place_are_joined():
    root = drawn(harm(1, spot("Brezna")), harm(2, spot("Zarn")))
    assert len(links(root)) == 1
    assert "Brezna / Zarn (2)" in texts(root)


@pytest.mark.parametrize(
    ("precision", "km"), [("near_settlement", 10), ("district", 25), ("province", 60), ("zone", 60)]
)
def test_a_vague_place_is_an_area(precision, km):
    places = places_of([harm(1, spot(precision=precision), spot("Zarn", (46.5, 13.5)))])
    assert {place.radius_km for place in places} == {0, km}
    assert circles(links(drawn(harm(1, spot(precision=precision))))[0])


@pytest.mark.parametrize("precision", ["site", "settlement"])
def test_a_town_is_a_small_mark(precision):
    assert circles(links(drawn(harm(1, spot(precision=precision))))[0]) == []


def test_an_unknown_precision_is_taken_for_the_vaguest():
    assert places_of([harm(1, spot(precision=""))])[0].radius_km == 60


def test_a_district_around_a_town_of_the_same_incident_is_not_drawn_twice():
    town, district = spot(), spot("Brezna district", (46.05, 12.05), "district")
    assert [p.names for p in places_of([harm(1, town, district)])] == [("Brezna",)]
    assert len(places_of([harm(1, town), harm(2, district)])) == 2


def test_no_position_is_finer_than_a_hundredth_of_a_degree():
    (place,) = places_of([harm(1, spot(at=(46.123456, 12.987654)))])
    assert (place.lat, place.lon) == (46.12, 12.99)


def styles(link: ET.Element) -> str:
    return " ".join(part.get("style", "") for part in link.iter())


def test_grounds_are_told_by_the_filling():
    hollow, hatched, filled = (styles(links(drawn(harm(1, spot(), rank=rank)))[0]) for rank in range(3))
    assert "fill:var(--mark)" not in hollow
    assert "url(#map-hatch" not in hollow
    assert "fill:url(#map-hatch-1)" in hatched
    assert "fill:var(--mark)" in filled


def test_one_mark_shows_all_manners_of_grounds():
    (link,) = links(drawn(harm(1, spot()), harm(2, spot(), rank=1), harm(3, spot(), rank=2)))
    assert "fill:url(#map-hatch-1)" in styles(link)
    assert "fill:var(--mark)" in styles(link)
    assert len(list(link.iter("path"))) == 2


def test_a_contested_incident_has_a_dashed_edge_and_says_so():
    plain, contested = (links(drawn(harm(1, spot(), contested=c)))[0] for c in (False, True))
    assert "stroke-dasharray" not in styles(plain)
    assert "stroke-dasharray" in styles(contested)
    assert contested.get("aria-label").endswith("; contested")


def test_every_hatching_that_is_named_is_there_once():
    svg, _ = draw_map([harm(n, spot(f"Zarn {n}", at), rank=1) for n, at in enumerate((HERE, *FAR[:3]))], public=False)
    names = re.findall(r'id="([^"]+)"', svg)
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(names)


def test_a_public_map_leaves_out_what_it_must_and_says_so():
    incidents = (harm(1, spot()), harm(2, spot("Zarn depot"), title="Depot hit", on_map=False))
    svg, notes = draw_map(incidents, public=True)
    assert "epot" not in svg + " ".join(notes)
    assert notes[0].startswith("1 incident is left off the map: ")
    assert "Zarn depot" in draw_map(incidents, public=False)[0]


def test_a_public_map_of_nothing_else_says_both():
    svg, notes = draw_map((harm(2, spot(), on_map=False), harm(3, spot(), on_map=False)), public=True)
    assert svg == ""
    assert notes[0] == "No place of harm can be drawn."
    assert notes[1].startswith("2 incidents are left off")


def test_what_is_not_drawn_is_listed_with_the_reason():
    country = spot("Northland", precision="country")
    unknown = spot("Halv", (None, None), others=["Helv", "Zarn"])
    svg, notes = draw_map((harm(1, country), harm(2, unknown, title="Mine"), harm(3, title="Raid")), public=False)
    assert svg == ""
    assert notes[1:] == (
        "Told only for a country, so not drawn: Northland (Shelling).",
        "No coordinates known: Halv / Zarn (Mine).",
        "No place told: Raid.",
    )


def test_alike_incidents_without_a_place_are_told_once_with_their_number():
    assert draw_map([harm(n, title="Raid") for n in range(3)], public=False)[1][1] == "No place told: Raid (3)."


def test_the_label_within_a_wide_circle_is_framed_so_that_it_is_no_pin():
    wide = drawn(harm(1, spot("Zarn", precision="zone")), harm(2, spot()))
    assert len([link for link in links(wide) if link.find("rect") is not None]) == 1
    assert not [link for link in links(drawn(harm(1, spot()))) if link.find("rect") is not None]


def test_a_country_beside_a_town_is_not_listed():
    _, notes = draw_map((harm(1, spot(), spot("Northland", precision="country")),), public=False)
    assert notes == (BORDERS_NOTE, PLACES_NOTE)


def test_long_lists_are_cut_and_say_so():
    _, notes = draw_map([harm(n, title=f"Raid {n}") for n in range(14)], public=False)
    assert notes[1].endswith("; and 4 more.")


@pytest.mark.parametrize("at", [(float("nan"), 1.0), (91.0, 1.0), (1.0, 181.0), (float("inf"), 0.0), (None, 1.0)])
def test_a_position_off_the_globe_is_no_position(at):
    svg, notes = draw_map((harm(1, spot(at=at)),), public=False)
    assert svg == ""
    assert notes[1].startswith("No coordinates known: Brezna")


def test_the_credits_stand_under_a_map():
    assert draw_map((harm(1, spot()),), public=False)[1][-2:] == (BORDERS_NOTE, PLACES_NOTE)


def test_places_far_apart_have_maps_of_their_own_and_never_more_than_six():
    incidents = [harm(n, spot(f"Zarn {n}", at)) for n, at in enumerate((HERE, *FAR), start=1)]
    assert len(list(drawn(*incidents[:3]).iter("figure"))) == 3
    root = drawn(*incidents)
    assert len(list(root.iter("figure"))) == 6
    assert len(links(root)) == len(incidents)


def test_the_map_with_most_incidents_comes_first():
    root = drawn(harm(1, spot("Zarn", FAR[0])), harm(2, spot()), harm(3, spot()))
    assert links(root)[0].get("href") == "#i2"


def test_places_on_both_sides_of_the_180th_meridian_share_a_map():
    root = drawn(harm(1, spot("Zarn", (65.0, 179.5))), harm(2, spot("Brezna", (65.0, -179.5))))
    assert len(list(root.iter("figure"))) == 1
    xs = [float(link.find("circle").get("cx")) for link in links(root)]
    assert all(0 < x < WIDTH for x in xs)
    assert max(xs) - min(xs) < WIDTH * 0.8


def test_a_pole_can_be_drawn():
    assert links(drawn(harm(1, spot(at=(90.0, 0.0)))))
    assert links(drawn(harm(1, spot(at=(-90.0, 180.0)))))


def test_a_single_place_still_shows_what_is_around_it():
    frame = frame_of(places_of([harm(1, spot())]))
    assert WIDTH / frame.length(1) >= 150


def test_a_vague_place_lies_in_its_frame():
    (place,) = places_of([harm(1, spot(precision="zone"))])
    assert frame_of((place,)).length(place.radius_km) < WIDTH / 2


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    incidents = (
        harm(1, spot(words, others=[words + "2"]), title=words),
        harm(2, spot(words, (None, None)), title=words),
    )
    root = drawn(*incidents)
    assert not list(root.iter("script"))
    assert not any(name.startswith("on") for part in root.iter() for name in part.attrib)
    assert len(links(root)) == 1


def test_a_very_long_name_is_cut_on_the_label_and_whole_in_the_title():
    root = drawn(harm(1, spot("Brez" * 40)))
    assert "Brez" * 40 not in texts(root)
    assert "Brez" * 40 in links(root)[0].find("title").text


def test_a_name_from_right_to_left_turns_nothing_round():
    assert "\u2068זארן\u2069" in texts(drawn(harm(1, spot("זארן", others=["Brezna"]))))


def test_no_labels_overlap_on_a_crowded_map():
    spots = [spot(f"Zarn {n}", (46 + n % 7 / 9, 12 + n // 7 / 6)) for n in range(60)]
    root = drawn(*(harm(n, s) for n, s in enumerate(spots, start=1)))
    areas = []
    for text in root.iter("text"):
        lines = ["".join(part.itertext()) for part in text.iter("tspan")] or [text.text]
        size = 15 if not text.get("style") or text.get("font-size") == "15" else 17
        x = float((text.find("tspan") if text.find("tspan") is not None else text).get("x"))
        wide = max(text_width(line, size) for line in lines)
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
        top = float(text.get("y")) - 0.75 * size
        areas.append(Area(left, top, left + wide, top + size * 1.1 * len(lines) - 4))
    assert len(areas) > 10
    assert [(a, b) for i, a in enumerate(areas) for b in areas[:i] if a.overlaps(b)] == []


def test_places_without_room_for_a_name_are_named_below():
    spots = [spot(f"Zarn in the hills {n}", (46 + n % 9 / 12, 12 + n // 9 / 9)) for n in range(72)]
    root = drawn(*(harm(n, s) for n, s in enumerate(spots, start=1)))
    assert "Without a name for want of room: " in "".join(root.find("figure/figcaption").itertext())


def test_places_too_near_one_another_share_a_mark_and_are_all_named_in_its_title():
    root = drawn(harm(1, spot()), harm(2, spot("Zarn", (46.02, 12.02))))
    (link,) = links(root)
    assert "Brezna + 1 near (2)" in texts(root)
    assert "Zarn" in link.find("title").text


def test_the_drawing_is_xml_with_numbers_in_its_paths():
    root = drawn(*(harm(n, spot(f"Zarn {n}", at)) for n, at in enumerate((HERE, *FAR, (35.5, 36.0)))))
    paths = [path.get("d") for path in root.iter("path")]
    assert paths
    assert [d for d in paths if not PATH.fullmatch(d)] == []


def test_colours_are_those_of_the_page_alone():
    svg, _ = draw_map((harm(1, spot(), rank=1), harm(2, spot(precision="zone"))), public=False)
    assert set(re.findall(r"var\((--\w+)\)", svg)) <= COLOURS
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", svg.replace('href="#', ""))
    assert "<style" not in svg


def test_letters_are_never_smaller_than_fifteen_units():
    assert {float(part.get("font-size")) for part in drawn(harm(1, spot())).iter() if part.get("font-size")} <= {15, 17}


def test_a_map_is_small():
    incidents = [harm(n, spot(f"Zarn {n}", at)) for n, at in enumerate((HERE, *FAR, (60.0, 5.0), (35.5, 36.0)))]
    figures = draw_map(incidents, public=False)[0].split("<figure")
    assert max(len(figure.encode()) for figure in figures) < 60_000


def test_two_hundred_places_are_drawn_soon():
    incidents = [harm(n, spot(f"Zarn {n}", (40 + n % 20 / 3, 10 + n // 20 / 2))) for n in range(200)]
    start = time.process_time()
    assert draw_map(incidents, public=False)[0]
    assert time.process_time() - start < 5  # about half a second on a quiet machine


def test_the_first_free_label_wins_and_none_where_all_is_taken():
    frame = Area(0, 0, 100, 100)
    labels = around(("Brezna",), (20, 50), 8)
    assert first_free(labels, frame, ()) == labels[0]
    assert first_free(labels, frame, (labels[0].area,)) != labels[0]
    assert first_free(labels, frame, (frame,)) is None


def test_a_label_knows_its_width():
    assert (
        label_at(("Brezna",), (50, 50), "middle").area.left < 50 < label_at(("Brezna",), (50, 50), "start").area.right
    )
    assert text_width("Brezna", 17) > text_width("Brezna", 15) > text_width("Brez", 15)


coordinates = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
told = st.lists(
    st.tuples(
        st.text(max_size=30),
        coordinates,
        st.sampled_from(["site", "settlement", "near_settlement", "district", "zone", "country"]),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(told=told, order=st.randoms(use_true_random=False))
def test_any_places_make_one_drawing_whatever_their_order(told, order):
    incidents = [
        harm(n, spot(name, at, precision), rank=rank, contested=contested)
        for n, (name, at, precision, rank, contested) in enumerate(told, start=1)
    ]
    shuffled = order.sample(incidents, len(incidents))
    svg, notes = draw_map(incidents, public=False)
    assert (svg, notes) == draw_map(shuffled, public=False)
    root = parsed(svg)
    numbers = {h.number for h in incidents if h.spots[0].precision != "country"}
    groups = groups_of(places_of(incidents))
    assert {h.number for group in groups for h in incidents_of(group)} == numbers
    assert bool(links(root)) == bool(numbers)
    for link in links(root):
        assert all(-1 <= float(c.get("cx")) <= WIDTH + 1 for c in link.iter("circle"))


@pytest.mark.parametrize(
    ("together", "label"),
    [
        ((), "Brezna / Zelt"),
        (("Zelt", "Brezna"), "Zelt / Brezna"),
        (("Zelt", "Brezna", "Aln"), "Zelt / Brezna / Aln"),
        (("Unread", "Zelt"), "Unread / Zelt"),
    ],
)
def test_names_that_the_conflict_file_sets_together_stand_in_its_order(together, label):
    told = msgspec.structs.replace(spot("Brezna", others=("Zelt",)), together=together)
    (place,) = places_of([harm(1, told)])
    assert place.label == label
