"""Texts as the scorers of times and places hand them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.bench import places, times
from counterclaim.bench.texts import read_texts
from counterclaim.packs.gazetteer import open_gazetteer
from counterclaim.records.document import Document
from counterclaim.records.errors import InputError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        {"doc": "a", "dct": "2031-03-05T10:00", "text": "The army left Paris on Monday."},
        {"doc": "b", "text": "Nothing."},
        {"doc": "c", "dct": "5 March", "text": "Nothing."},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_names_texts_and_days(file: Path) -> None:
    assert [(name, day) for name, _, day in read_texts(file)] == [("a", "2031-03-05"), ("b", None), ("c", None)]


@pytest.mark.parametrize(
    ("text", "words"), [("[1]", "is no JSON object"), ('{"doc": 1, "text": ""}', 'no text "doc"'), ("{", "line 1: ")]
)
def test_a_wrong_line_is_said(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "in.jsonl").write_text(text)
    with pytest.raises(InputError, match=words):
        list(read_texts(tmp_path / "in.jsonl"))


def test_text_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is not UTF-8"):
        list(read_texts(tmp_path / "in.jsonl"))


def test_times_and_places_of_every_text(file: Path, document: Callable[..., Document]) -> None:
    def build(text: str, day: str | None) -> Document:
        return document(text, published=day)

    first, *rest = times.predict(file, build)
    assert first == {"doc": "a", "timexes": [{"start": 23, "end": 29, "type": "DATE", "value": "2031-03-03"}]}
    assert [row["timexes"] for row in rest] == [[], []]
    first, *rest = places.predict(file, build, open_gazetteer())
    assert [(p["start"], p["end"]) for p in first["places"]] == [(14, 19)]
    assert [row["doc"] for row in rest] == ["b", "c"]
