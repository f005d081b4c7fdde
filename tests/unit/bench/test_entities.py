"""Entities carry the characters that name them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.entities import predict
from counterclaim.records.errors import InputError


def test_a_row_for_every_document_of_every_source(tmp_path: Path) -> None:
    for source, name in (("Wire", "w1"), ("Agency", "a1")):
        (tmp_path / source).mkdir()
        (tmp_path / source / "documents.json").write_text(json.dumps({"_id": name, "text": "Ada Horn left Dresk."}))
    marks = {"entities": [("person", "Ada Horn"), ("place", "Dresk")]}
    rows = list(predict(tmp_path, lambda text: heard(text, marks)))
    entities = [{"start": 0, "end": 8, "type": "person"}, {"start": 14, "end": 19, "type": "place"}]
    assert rows == [{"doc": "a1", "entities": entities}, {"doc": "w1", "entities": entities}]


def test_a_folder_without_documents_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no documents\.json"):
        list(predict(tmp_path, heard))
