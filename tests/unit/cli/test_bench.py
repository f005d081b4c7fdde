"""`counterclaim bench attribution` checks its arguments and keeps an old file until the new one is whole."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.records.errors import InputError


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("counterclaim.bench.attribution")
    module.predict = lambda corpus, split, out, *, annotate: out.write(f"{corpus.name} {split}\n") and 1
    annotator = ModuleType("counterclaim.documents.annotators.attribution")
    annotator.annotate = lambda text, tagger: None
    pipeline = ModuleType("counterclaim.pipeline")
    pipeline.load_annotator = lambda: None
    for stand_in in (module, annotator, pipeline):
        monkeypatch.setitem(sys.modules, stand_in.__name__, stand_in)
    return module


def test_predictions_are_written(call, bench, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    result = call("bench", "attribution", "--corpus", "corpus", "--split", "dev", "--predictions", "out.jsonl")
    assert result.exit_code == 0
    assert (tmp_path / "out.jsonl").read_text() == "corpus dev\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out.jsonl"]


def test_a_failed_run_keeps_the_old_file(call, bench, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "out.jsonl").write_text("old\n")

    def fail(*_: object, **__: object) -> None:
        raise InputError("no texts in corpus/dev/text")

    bench.predict = fail
    result = call("bench", "attribution", "--corpus", "corpus", "--split", "dev", "--predictions", "out.jsonl")
    assert result.exit_code == 2
    assert result.stderr == "counterclaim: no texts in corpus/dev/text\n"
    assert (tmp_path / "out.jsonl").read_text() == "old\n"


@pytest.mark.parametrize(("corpus", "out"), [("missing", "out.jsonl"), (".", "missing/out.jsonl")])
def test_folders_that_do_not_exist_are_wrong_use(call, bench, corpus: str, out: str) -> None:
    result = call("bench", "attribution", "--corpus", corpus, "--split", "dev", "--predictions", out)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
