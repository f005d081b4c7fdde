"""GeoJSON opens in its own readers, points are no finer than the text, and nothing is lost in silence."""

import json
import re

import geopandas


def test_geopandas_opens_it(export) -> None:
    path, manifest = export("geojson")
    frame = geopandas.read_file(path)
    assert len(frame) == manifest.rows["incidents"] > 0
    assert frame.crs.to_epsg() == 4326


def test_a_point_is_rounded_to_what_its_place_bears(export) -> None:
    path, _ = export("geojson")
    features = json.loads(path.read_text())["features"]
    points = {f["properties"]["place"]: f["geometry"] for f in features}
    assert points["Elmar market"] == {"type": "Point", "coordinates": [20.123, 10.543]}


def test_no_crs_member_and_null_where_no_place_is_known(export) -> None:
    path, _ = export("geojson")
    whole = json.loads(path.read_text())
    assert "crs" not in whole
    assert all(f["geometry"] is None or f["geometry"]["type"] == "Point" for f in whole["features"])


def test_denials_and_each_count_stand_beside_each_other(export) -> None:
    path, _ = export("geojson")
    features = json.loads(path.read_text())["features"]
    market = next(f["properties"] for f in features if f["properties"]["denied_by"])
    assert market["denied_by"] == ["Lusk"]
    assert (market["killed_min"], market["killed_max"]) == (9, 14)
    assert "denies the act" in market["notes"]


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    path, manifest = export("geojson")
    text = path.read_text()
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", text))
    assert "Odo Rell" in text
    assert not manifest.choices.with_names
    path, manifest = export("geojson", with_names=True)
    assert "Mira Sol" in path.read_text()
    assert manifest.choices.with_names


def test_no_path_and_no_collector_leaves(export, tmp_path) -> None:
    path, _ = export("geojson", with_names=True)
    for file in (path, path.with_name(f"{path.name}.manifest.json")):
        assert str(tmp_path) not in file.read_text()
        assert "R. Desk" not in file.read_text()
