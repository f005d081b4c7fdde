"""Articles on attacks: plain words of the article, kinds of violation, names of victims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.attacks import attack_row, predict, read_articles
from counterclaim.records.errors import InputError

SAMPLE = {
    "Input.GLOBALEVENTID": 12,
    "Input.title": "Lawyer held",
    "Input.publish_date": "2031-05-08 23:00:34",
    "Input.article_interface": "<p>Mira Oslund &amp; two others were held.</p><p>She is free.</p>",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "test.json").write_text(json.dumps([{"sample": SAMPLE}]))
    (tmp_path / "data" / "bad.json").write_text("[{}]")
    (tmp_path / "data" / "odd.json").write_text('{"a": 1}')
    return tmp_path


def test_an_article_is_its_title_and_plain_body(corpus: Path) -> None:
    (one,) = read_articles(corpus, "test")
    assert one.id == 12
    assert one.text == "Lawyer held\nMira Oslund & two others were held.\n\nShe is free."
    assert one.published == "2031-05-08"


def test_a_row_for_every_article(corpus: Path) -> None:
    marks = {"victims": [("victim", "Mira Oslund")]}
    whole = {"violations": [{"torture": 3.0, "killing": -2.0}], "perpetrator": [{"state actor": 1.0}]}
    (row,) = predict(corpus, "test", lambda text: heard(text, marks, whole=whole), settle=lambda *_: {"year": 2031})
    assert row == {
        "id": 12, "violation_types": ["torture"], "perpetrator_type": "state actor", "victims": ["Mira Oslund"],
        "year": 2031,
    }  # fmt: skip
    (row,) = predict(corpus, "test", lambda text: heard(text, whole=whole))
    assert row["country"] is None
    assert row["victims"] == []


def test_there_is_always_a_violation_and_unknown_stands_alone() -> None:
    assert attack_row(heard("x", whole={"violations": [{"killing": -1.0}]}))["violation_types"] == ["killing"]
    said = attack_row(heard("x", whole={"violations": [{"killing": 2.0, "unknown": 3.0}]}))
    assert said["violation_types"] == ["killing"]
    assert attack_row(heard("x", whole={"violations": [{"unknown": 3.0}]}))["violation_types"] == ["unknown"]


def test_a_victim_is_named_once() -> None:
    text = "Mira Oslund was held. Oslund is 40. Jon Brandt too."
    marks = {"victims": [("victim", "Mira Oslund"), ("victim", "Jon Brandt")]}
    scored = heard(text, {"victims": [*marks["victims"], ("victim", "Oslund is")]})
    assert attack_row(heard(text, marks))["victims"] == ["Mira Oslund", "Jon Brandt"]
    assert attack_row(scored)["victims"][0] == "Mira Oslund"


@pytest.mark.parametrize(
    ("split", "words"), [("dev", "cannot be read"), ("bad", "has no article"), ("odd", "is no list of records")]
)
def test_what_is_wrong_with_a_file_is_said(corpus: Path, split: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        list(read_articles(corpus, split))
