"""Predictions are written in the formats of the public scorers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.bench.attribution import predict, read_split
from counterclaim.bench.places import predict_baseline, predict_places
from counterclaim.bench.times import baseline_times, predict_times, read_tml
from counterclaim.packs.gazetteer import open_gazetteer
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Attribution, Document
from counterclaim.records.errors import InputError

Build = Callable[..., Document]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_bytes(b"Line one.\r\nThe mayor said so.")
    (folder / "a.txt").write_bytes(b"Nothing.")
    return tmp_path / "corpus"


@pytest.fixture
def timeml(tmp_path: Path) -> Path:
    text = 'The army left on <TIMEX3 tid="t1" type="DATE" value="2031-03-03">Monday</TIMEX3>.'
    (tmp_path / "x.tml").write_text(
        f'<TimeML><DCT><TIMEX3 tid="t0" value="2031-03-05T10:00">March 5</TIMEX3></DCT><TEXT>{text}</TEXT></TimeML>'
    )
    (tmp_path / "._x.tml").write_bytes(b"\x00")
    return tmp_path


def test_a_line_for_every_text_by_name_with_line_ends_kept(corpus: Path) -> None:
    assert list(read_split(corpus, "dev")) == [("a", "Nothing."), ("b", "Line one.\r\nThe mayor said so.")]
    one = Attribution((Span(0, 2),), (), (Span(3, 5), Span(6, 7)))
    out = io.StringIO()
    assert predict(corpus, "dev", out, annotate=lambda _text: Annotations((one,), "m", "")) == 2
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["doc"] for row in rows] == ["a", "b"]
    assert rows[0]["attributions"] == [{"source": [[0, 2]], "cue": [], "content": [[3, 5], [6, 7]]}]


def test_a_split_without_texts_is_said(corpus: Path) -> None:
    with pytest.raises(InputError, match="no texts"):
        list(read_split(corpus, "test"))


def test_timeml_gives_name_text_and_day(timeml: Path) -> None:
    assert list(read_tml(timeml)) == [("x", "The army left on Monday.", "2031-03-05T10:00")]


def test_times_are_resolved_against_the_day_of_writing(timeml: Path, document: Build) -> None:
    (line,) = predict_times(timeml, lambda text, day: document(text, published=day))
    row = json.loads(line)
    assert row["doc"] == "x"
    assert row["timexes"] == [{"start": 17, "end": 23, "type": "DATE", "value": "2031-03-03"}]
    (plain,) = baseline_times(timeml)
    assert json.loads(plain)["timexes"] == [{"start": 17, "end": 23, "type": "DATE", "value": "2031-03-05"}]


@pytest.mark.parametrize("predict_way", [predict_places, predict_baseline])
def test_places_carry_span_and_coordinates(document: Build, predict_way: Callable[..., dict]) -> None:
    doc = document("Officials in Paris spoke to officials in Ukraine.", published="2031-03-05")
    row = predict_way("x", doc, open_gazetteer())
    assert row["doc"] == "x"
    assert [doc.report.text[p["start"] : p["end"]] for p in row["places"]] == ["Paris", "Ukraine"]
    assert [(round(p["lat"]), round(p["lon"], -1)) for p in row["places"]] == [(49, 0), (49, 30)]
