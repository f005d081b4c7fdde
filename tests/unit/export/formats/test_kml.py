"""KML opens in GDAL and fastkml, keeps OGC's schema, and no pin looks more exact than the words."""

import math
import re

import fastkml
import geopandas
import pytest
from fastkml import validator
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from counterclaim.export.deriving.spots import RADIUS_KM
from counterclaim.export.formats.format import Losses
from counterclaim.export.formats.kml import KML, _data, _text, circle, placemark

NS = {"k": KML}


def read(path):
    return etree.parse(path).getroot()


def fields(placemark) -> dict[str, str]:
    return {one.get("name"): one.findtext("k:value", namespaces=NS) for one in placemark.iterfind(".//k:Data", NS)}


def test_gdal_opens_it_with_a_point_and_its_circle(export) -> None:
    path, manifest = export("kml")
    frame = geopandas.read_file(path)
    assert len(frame) == manifest.rows["incidents"] > 0
    assert frame.crs.to_epsg() == 4326
    located = frame[frame.geometry.notna()]
    assert {part.geom_type for whole in located.geometry for part in whole.geoms} == {"Point", "Polygon"}
    for whole in located.geometry:
        point, area = whole.geoms
        assert area.contains(point)


def test_gdal_finds_the_columns(export) -> None:
    path, _ = export("kml")
    frame = geopandas.read_file(path)
    market = frame[frame["denied_by"] == "Lusk"].iloc[0]
    assert (market["killed_min"], market["killed_max"], market["checked"]) == ("9", "14", "false")
    assert "denies the act" in market["description"]


def test_it_keeps_the_schema_of_kml_2_2(export) -> None:
    path, manifest = export("kml")
    assert validator.validate(file_to_validate=path) is True
    (document,) = fastkml.KML.parse(path).features
    assert len(document.features) == manifest.rows["incidents"]


def test_the_circle_is_as_wide_as_the_place_is_told(export) -> None:
    path, _ = export("kml")
    for one in read(path).iterfind(".//k:Placemark", NS):
        told = fields(one)
        ring = one.findtext(".//k:LinearRing/k:coordinates", namespaces=NS)
        north = max(float(pair.split(",")[1]) for pair in ring.split())
        lat = float(one.findtext(".//k:Point/k:coordinates", namespaces=NS).split(",")[1])
        assert (north - lat) * 111.195 == pytest.approx(float(told["radius_km"]), rel=0.01)


def test_one_day_is_a_stamp_and_what_is_undated_has_no_time(export) -> None:
    path, manifest = export("kml")
    times = [one.findtext("k:TimeStamp/k:when", namespaces=NS) for one in read(path).iterfind(".//k:Placemark", NS)]
    assert "2031-05-06" in times
    undated = next(one for one in manifest.flattened if one.rule == "kml_undated")
    assert times.count(None) == undated.count > 0


def test_one_style_serves_all_and_nothing_is_fetched(export) -> None:
    path, _ = export("kml")
    root = read(path)
    assert len(root.findall(".//k:Style", NS)) == 1
    assert {one.text for one in root.iterfind(".//k:styleUrl", NS)} == {"#incident"}
    assert not root.findall(".//k:href", NS)


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    path, _ = export("kml")
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", path.read_text()))
    path, _ = export("kml", with_names=True)
    assert "Mira Sol" in path.read_text()


def test_truces_are_told_as_left_out(export) -> None:
    _, manifest = export("kml")
    assert next(one.count for one in manifest.left_out if one.rule == "incidents_only_truces") == 1


def test_what_no_gazetteer_knows_has_no_geometry(told_in, material) -> None:
    losses = Losses()
    whole = placemark(told_in("Orsk"), material, losses)
    assert whole.find("k:MultiGeometry", NS) is None
    assert "kml_unlocated" in [one.rule for one in losses.told()[1]]


def test_markup_in_a_report_is_shown_as_it_stands(told_in, material) -> None:
    words = 'said <img src="http://x.example/1.png"> & <script>alert(1)</script> ]]> \x00\x1b[2J\u202e'
    whole = placemark(told_in("Orsk", title=words, words=words), material, Losses())
    seen = etree.fromstring(etree.tostring(whole))
    assert seen.findtext("k:name", namespaces=NS).startswith('said <img src="http://x.example/1.png">')
    shown = etree.HTML(seen.findtext("k:description", namespaces=NS))
    assert not shown.xpath("//img | //script")
    assert "<script>alert(1)</script>" in "".join(shown.itertext())


@given(st.text())
def test_any_text_makes_xml_that_can_be_read(words: str) -> None:
    etree.fromstring(etree.tostring(_text("name", words)))
    etree.fromstring(etree.tostring(_data({"notes": words, "several": [words]})))


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(sorted(set(RADIUS_KM.values()))))
def test_every_circle_is_closed_and_on_the_globe(lat: float, lon: float, radius: float) -> None:
    corners = list(circle(lat, lon, radius))
    assert corners[0] == corners[-1]
    assert all(-180 <= x <= 180 and -90 <= y <= 90 and math.isfinite(x + y) for x, y in corners)
