"""timemap's contract: a key that it does not know, or a scalar that is no string, and it drops the event.

The schemas below say in JSON Schema what its validator (joi) says: which keys there are, and that others are refused.
"""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from counterclaim.export.deriving.days import days_of
from counterclaim.export.formats.format import Losses
from counterclaim.export.formats.timemap import _Met, _write, config, event
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision

TEXT = {"type": "string"}
IDS = {"type": "array", "items": TEXT, "uniqueItems": True}


def strict(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def event_schema(config: dict[str, Any]) -> dict[str, Any]:
    """Keys that events may have, with those of the configuration; associations and both coordinates are always sent."""
    scalars = (
        "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "x", "y", "z",
        "type", "category", "category_full", "comments", "time_display", "shape", "colour",
    )  # fmt: skip
    kinds = {"text": TEXT, "link": TEXT, "list": {"type": "array"}}
    ours = {one["key"]: kinds[one["kind"]] for one in config["features"]["CUSTOM_EVENT_FIELDS"]}
    assert not set(ours) & set(scalars)
    keys = dict.fromkeys(scalars, TEXT) | ours
    keys |= {"associations": IDS, "sources": IDS, "narrative___stepStyles": {"type": "array"}}
    return strict(keys, "description", "date", "latitude", "longitude", "associations")


ASSOCIATION = strict(
    {"id": TEXT, "title": TEXT, "desc": TEXT, "mode": {"enum": ["CATEGORY", "NARRATIVE", "FILTER"]},
     "filter_paths": {"type": "array", "items": TEXT}},
    "id", "title", "mode",
)  # fmt: skip
OF_SOURCES = ("id", "title", "thumbnail", "type", "url", "description", "parent", "author", "date", "notes")
LISTS = {"paths": {"type": "array"}, "affil_s": {"type": "array"}}
SOURCE = strict(dict.fromkeys(OF_SOURCES, TEXT) | LISTS, "id", "paths")


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text())


def config_of(folder: Path) -> dict[str, Any]:
    words = (folder / "config.js").read_text()
    assert words.startswith("module.exports = ")
    return json.loads(words.removeprefix("module.exports = ").rstrip(";\n"))


@pytest.fixture
def one_event(told_in, material):
    """An invented incident as an event, and the associations that it met."""

    def build(*args: str, **kwargs: object) -> tuple[dict[str, Any], _Met]:
        told, met = told_in(*args, **kwargs), _Met(material)
        return event(told, days_of(told), material, met, Losses()), met

    return build


def test_every_event_keeps_the_contract(export) -> None:
    folder, manifest = export("timemap")
    events, known = read(folder, "events"), config_of(folder)
    assert len(events) == manifest.rows["events"] > 0
    jsonschema.validate(events, {"type": "array", "items": event_schema(known)})
    for one in events:
        month, day, year = one["date"].split("/")
        assert dt.date(int(year), int(month), int(day)).strftime("%m/%d/%Y") == one["date"]
        assert re.fullmatch(r"(\d\d:\d\d)?", one["time"])
        assert bool(one["latitude"]) == bool(one["longitude"])


def test_every_association_and_source_keeps_the_contract(export) -> None:
    folder, _ = export("timemap")
    jsonschema.validate(read(folder, "associations"), {"type": "array", "items": ASSOCIATION})
    jsonschema.validate(read(folder, "sources"), {"type": "object", "additionalProperties": SOURCE})
    assert [read(folder, name) for name in ("sites", "shapes", "regions")] == [[], [], []]


def test_what_events_name_is_there_and_nothing_else(export) -> None:
    folder, _ = export("timemap")
    events, associations, sources = (read(folder, name) for name in ("events", "associations", "sources"))
    ids = [one["id"] for one in associations]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {name for one in events for name in one["associations"]}
    assert set(sources) == {name for one in events for name in one["sources"]}
    assert all(key == one["id"] for key, one in sources.items())
    for one in associations:
        assert one["mode"] == "CATEGORY" or one["filter_paths"][-1] == one["id"]


def test_filters_for_sides_are_the_same_for_every_side(export) -> None:
    folder, _ = export("timemap")
    ids = {one["id"] for one in read(folder, "associations")}
    assert {f"{kind}: {side}" for kind in ("Denied by", "Speaks") for side in ("Lusk", "Varnia")} <= ids
    assert {"Type: shelling", "Status: contested", "Checked by a person: no", "shelling"} <= ids


def test_our_id_stands_in_a_field_of_ours(export) -> None:
    folder, _ = export("timemap")
    market = next(one for one in read(folder, "events") if one["denied_by"] == "Lusk")
    assert market["counterclaim_id"] == market["id"]
    assert (market["killed"], market["wounded"]) == ("9 to 14", "30")
    assert market["place_precision"] == "settlement, within 2 km of the point, located by Elmar"
    assert "denies the act" in market["description"]
    assert market["checked"] == "Checked by a person: 0 of 7 claims."


def test_what_has_no_single_day_is_left_out_by_a_rule(export, told_in, material, tmp_path) -> None:
    _, manifest = export("timemap")
    assert next(one.count for one in manifest.left_out if one.rule == "timemap_undated") == 1
    stretched = type(material)(
        **{name: getattr(material, name) for name in material.__struct_fields__}
        | {"incidents": lambda: iter((told_in("Orsk", days=("2031-05",)),))}
    )
    losses = Losses()
    _write(stretched, tmp_path / "stretched", losses)
    assert read(tmp_path / "stretched", "events") == []
    assert "timemap_no_single_day" in [one.rule for one in losses.told()[0]]


@pytest.mark.parametrize(
    ("earliest", "precision", "time"),
    [
        ("2031-05-06T14:30", TimePrecision.MINUTE, "14:30"),
        ("2031-05-06T14:00", TimePrecision.HOUR, ""),
        ("2031-05-06", TimePrecision.DAY, ""),
    ],
)
def test_only_a_minute_that_is_told_is_a_time(one_event, earliest: str, precision: TimePrecision, time: str) -> None:
    when = TimeRange(earliest=earliest, latest=earliest, precision=precision, basis=TimeBasis.STATED, text="then")
    made, _ = one_event("Orsk", time=when)
    assert (made["date"], made["time"]) == ("05/06/2031", time)
    assert made["time_precision"] == ("minute" if time else "day")


def test_an_unlocated_event_has_both_coordinates_empty(one_event) -> None:
    made, _ = one_event("Orsk", days=("2031-05-06",))
    assert (made["latitude"], made["longitude"], made["location"]) == ("", "", "Orsk")
    jsonschema.validate(made, event_schema(config()))


def test_hostile_words_stay_words(one_event) -> None:
    words = '"}],\n<script>alert(1)</script>\x1b[2J\u202e'
    made, _ = one_event("Orsk", words=words, days=("2031-05-06",))
    assert "\x1b" not in made["description"]
    assert "\u202e" not in made["description"]
    jsonschema.validate(made, event_schema(config()))


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    folder, _ = export("timemap")
    assert not any({"Mira", "Sol"} & set(re.findall(r"\w+", file.read_text())) for file in folder.iterdir())
    folder, _ = export("timemap", with_names=True)
    assert "Mira Sol" in (folder / "events.json").read_text()


def test_no_path_leaves(export, tmp_path) -> None:
    folder, _ = export("timemap", with_names=True)
    assert not any(str(tmp_path) in file.read_text() or "R. Desk" in file.read_text() for file in folder.iterdir())
