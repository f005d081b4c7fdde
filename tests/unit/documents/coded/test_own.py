"""Our own incidents.csv, GeoJSON and complete export as coded events; hostile lines are refused one by one."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.documents.coded.conftest import Read

from counterclaim.documents.coded.reading import layout_of
from counterclaim.records.errors import InputError

TOLD = {
    "type": "shelling", "first_day": "2031-05-06", "last_day": "2031-05-06", "place": "Elmar", "killed_min": 9,
    "killed_max": 14, "blamed": ["Lusk Front"], "denied_by": ["Lusk Front"], "place_precision": "settlement",
}  # fmt: skip


def feature(name: str, **cells: Any) -> dict[str, Any]:
    spot = {"type": "Point", "coordinates": [20.1, 10.5]}
    return {"type": "Feature", "id": name, "geometry": spot, "properties": TOLD | cells}


def geojson(path: Path, *features: dict[str, Any] | str) -> Path:
    """As we write it, a feature a line."""
    lines = ",\n".join(one if isinstance(one, str) else json.dumps(one) for one in features)
    path.write_text('{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n")
    return path


def incidents_csv(path: Path, *rows: dict[str, Any]) -> Path:
    columns = ["incident", *TOLD, "lat", "lon"]
    lines = [",".join(columns)]
    for row in rows:
        cells = {name: "; ".join(cell) if isinstance(cell, list) else cell for name, cell in (TOLD | row).items()}
        lines.append(",".join(str(cells.get(name, "")) for name in columns))
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_row_and_a_feature_tell_the_same(tmp_path: Path, read: Read) -> None:
    [row], bad = read(incidents_csv(tmp_path / "incidents.csv", {"incident": "i_1", "lat": 10.5, "lon": 20.1}))
    [one], other_bad = read(geojson(tmp_path / "incidents.geojson", feature("i_1")))
    assert bad == other_bad == []
    assert row == one
    assert (one.low, one.best, one.high, one.parties) == (9, None, 14, ("Lusk Front",))


def test_a_text_armed_against_formulas_is_read_as_it_was(tmp_path: Path, read: Read) -> None:
    [event], _ = read(incidents_csv(tmp_path / "incidents.csv", {"incident": "i_1", "place": "'=Elmar"}))
    assert event.places[0].name == "=Elmar"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"first_day": None, "last_day": None}, "tells no day, so that nothing can be set beside it"),
        ({"first_day": "soon"}, "tells no day in first_day ('soon'); write it as 2031-05-06"),
        ({"killed_min": "nan"}, "tells no number in killed_min ('nan')"),
        ({"killed_max": "inf"}, "tells no number in killed_max ('inf')"),
        ({"killed_min": -3}, "tells no number in killed_min ('-3')"),
        ({"last_day": "2031-05-01"}, "ends (2031-05-01) before it begins (2031-05-06)"),
    ],
)
def test_a_bad_feature_is_refused_alone(tmp_path: Path, read: Read, cells: dict[str, Any], why: str) -> None:
    path = geojson(tmp_path / "x.geojson", feature("i_1"), feature("i_2", **cells), feature("i_3"))
    good, [bad] = read(path)
    assert [one.id for one in good] == ["i_1", "i_3"]
    assert (bad.line, bad.why) == (3, why)


@pytest.mark.parametrize("line", ["{", "[1]", '{"properties": 3}', "[" * 100_000, '{"properties": {}, "id": "x"}'])
def test_a_line_that_is_no_feature_is_refused_alone(tmp_path: Path, read: Read, line: str) -> None:
    good, [bad] = read(geojson(tmp_path / "x.geojson", feature("i_1"), line))
    assert [one.id for one in good] == ["i_1"]
    assert bad.line == 3


def test_a_second_feature_of_one_id_is_refused(tmp_path: Path, read: Read) -> None:
    good, [bad] = read(geojson(tmp_path / "x.geojson", feature("i_1"), feature("i_1")))
    assert len(good) == 1
    assert bad.why == "has the id of line 2 ('i_1')"


def test_a_geojson_that_another_program_wrote_on_one_line(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature("i_1"), 4]}))
    good, [bad] = read(path)
    assert [one.id for one in good] == ["i_1"]
    assert bad.why == "is no feature with properties"


@pytest.mark.parametrize("text", ['{"a": ' + "[" * 100_000 + "1", '{"a": 1}', "{"])
def test_json_that_is_no_collection_is_refused_as_a_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(text)
    with pytest.raises(InputError):
        list(layout_of(path).events(path))


def test_lines_of_the_complete_export(tmp_path: Path, read: Read) -> None:
    toll = {"kind": "killed", "who": "civilians", "low": 9, "best": 12, "high": 14}
    claim = {"record": "claim", "id": "c_1", "tolls": [toll], "places": [{"name": "Elmar", "lat": 10.5, "lon": 20.1}]}
    told = {
        "record": "incident", "id": "i_1", "type": "shelling", "title": "shelling, Elmar", "claims": ["c_1"],
        "days": ["2031-05-06"], "places": ["Elmar"],
    }  # fmt: skip
    lines = [{"record": "header"}, claim, told, told | {"id": "i_2", "days": []}, {"record": "incident"}]
    path = tmp_path / "whole.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines) + '{"record": "claim"' + "[" * 100_000 + "\n")
    [event], bad = read(path)
    assert (event.id, event.low, event.high, event.places[0].lat) == ("i_1", 9, 14, 10.5)
    assert [one.line for one in bad] == [4, 5, 6]
