"""A sentence becomes an event with those who act and those acted upon."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.bench.heard import heard

from counterclaim.bench.plover import RECORDS, event_row, predict, read_records

TEXT = "Northland troops fought Southland rebels."


def corpus(folder: Path, *records: dict[str, object]) -> Path:
    (folder / RECORDS).parent.mkdir()
    (folder / RECORDS).write_text(json.dumps(records), encoding="utf-8")
    return folder


def test_the_record_about_the_file_is_none_and_ids_are_told_apart(tmp_path: Path) -> None:
    about = {"id": "A", "event": "DOCUMENT", "eventText": "how it is made"}
    twice = {"id": "B", "event": "FIGHT", "text": TEXT}
    folder = corpus(tmp_path, about, twice, twice)
    assert list(read_records(folder)) == [("B", TEXT), ("B#2", TEXT)]
    assert [row["id"] for row in predict(folder, heard)] == ["B", "B#2"]


def test_event_and_both_sides() -> None:
    marks = {"actors": [("source", "Northland troops"), ("target", "Southland rebels")]}
    assert event_row(heard(TEXT, marks, whole={"plover": [{"FIGHT": 2.0}]})) == {
        "event": "FIGHT",
        "source": ["Northland troops"],
        "target": ["Southland rebels"],
    }
