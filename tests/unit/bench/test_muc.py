"""A message becomes one row with all that the scorer asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.muc import predict
from counterclaim.records.errors import InputError

TEXT = "the npf claimed that it had bombed the bridge, and the defence league is suspected"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "muc" / "processed"
    folder.mkdir(parents=True)
    (folder / "test.json").write_text(json.dumps({"docid": "T-1", "doctext": TEXT, "extracts": {}}) + "\n\n")
    (folder / "bad.json").write_text('{"docid": "T-1"}\n')
    (folder / "broken.json").write_text('{"docid": \n')
    return tmp_path


def test_a_row_for_every_message(corpus: Path) -> None:
    marks = {"fillers": [("PerpOrg", "npf"), ("PerpOrg", "defence league"), ("Target", "bridge")]}
    status = {"npf": "CLAIMED OR ADMITTED", "defence league": "POSSIBLE"}
    whole = {"incidents": [{"BOMBING": 3.0}]}
    (row,) = predict(corpus, "test", lambda text: heard(text, marks, whole=whole, status=status))
    assert row["docid"] == "T-1"
    assert row["roles"]["Target"] == [["bridge"]]
    assert row["types"] == ["BOMBING"]
    assert sorted((pair["org"], pair["status"]) for pair in row["org_status"]) == [
        ("defence league", "POSSIBLE"),
        ("npf", "CLAIMED OR ADMITTED"),
    ]


@pytest.mark.parametrize(
    ("split", "words"), [("held", "held.json cannot be read"), ("bad", 'no text "doctext"'), ("broken", "line 1: ")]
)
def test_what_is_wrong_with_a_file_is_said(corpus: Path, split: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        list(predict(corpus, split, heard))
