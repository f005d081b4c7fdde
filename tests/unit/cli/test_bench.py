"""`counterclaim bench` checks its arguments and keeps an old file until the new one is whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from counterclaim.cli.bench import COMMANDS
from counterclaim.records.errors import InputError

NAMES = [name for name, _ in COMMANDS]
OF_FILES = ("time", "places")
SPLIT = ("attribution", "roles", "responsibility", "attacks", "incidents")
"""Commands that cannot do without a split."""

HANDED = {
    "roles": ("muc", ["dev", {"most_windows": None}]),
    "responsibility": ("muc", ["dev", {"most_windows": None}]),
    "types": ("event_types", [{"most_windows": None}]),
    "attacks": ("attacks", ["dev", {"most_windows": 4}, "settler"]),
    "plover": ("plover", [{"most_windows": None}]),
    "entities": ("entities", [{"most_windows": None}]),
    "time": ("times", ["builder"]),
    "places": ("places", ["builder", "gazetteer"]),
}
"""Command to the room that predicts, and what it is handed beside the corpus."""


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **parts: object) -> ModuleType:
    module = ModuleType(f"counterclaim.{name}")
    for part, value in parts.items():
        setattr(module, part, value)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Stand-ins for reader, parser and gazetteer, and for attribution, whose predictions are one line."""
    stand_in(monkeypatch, "pipeline", load_trained=lambda: None)
    stand_in(monkeypatch, "documents.annotators.attribution", annotate=lambda text, tagger: None)
    stand_in(monkeypatch, "bench.heads", listener=lambda model, **how: how)
    stand_in(monkeypatch, "bench.texts", builder=lambda: "builder")
    stand_in(monkeypatch, "bench.where_when", settler=lambda build, gazetteer: "settler")
    stand_in(monkeypatch, "packs.gazetteer", open_gazetteer=lambda path: "gazetteer")
    predict = lambda corpus, split, out, *, annotate: out.write(f"{corpus.name} {split}\n") and 1  # noqa: E731
    return stand_in(monkeypatch, "bench.attribution", predict=predict)


def words(name: str, corpus: str = "corpus", out: str = "out.jsonl") -> list[str]:
    return ["bench", name, "--corpus", corpus, "--predictions", out, *(["--split", "dev"] if name in SPLIT else [])]


def test_predictions_are_written(call, bench, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    result = call(*words("attribution"))
    assert result.exit_code == 0
    assert (tmp_path / "out.jsonl").read_text() == "corpus dev\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out.jsonl"]


@pytest.mark.parametrize("name", HANDED)
def test_rows_are_written_in_json_lines(call, bench, monkeypatch, tmp_path: Path, name: str) -> None:
    module, handed = HANDED[name]

    def predict(corpus: Path, *rest: object, **more: object) -> list[dict[str, object]]:
        return [{"corpus": corpus.name, "rest": [*rest, *more.values()]}, {"name": "Östra"}]

    stand_in(monkeypatch, f"bench.{module}", predict=predict, MOST_WINDOWS=4)
    corpus = tmp_path / "corpus"
    corpus.touch() if name in OF_FILES else corpus.mkdir()
    result = call(*words(name))
    assert result.exit_code == 0, result.stderr
    first, second = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(first) == {"corpus": "corpus", "rest": handed}
    assert second == '{"name": "Östra"}'
    of = " of dev" if name in SPLIT else ""
    assert result.stderr == f"counterclaim: 2 texts{of} read, predictions written to out.jsonl\n"


def test_a_failed_run_keeps_the_old_file(call, bench, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "out.jsonl").write_text("old\n")

    def fail(*_: object, **__: object) -> None:
        raise InputError("no texts in corpus/dev/text")

    bench.predict = fail
    result = call(*words("attribution"))
    assert result.exit_code == 2
    assert result.stderr == "counterclaim: no texts in corpus/dev/text\n"
    assert (tmp_path / "out.jsonl").read_text() == "old\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_corpus_that_does_not_exist_is_wrong_use(call, bench, name: str) -> None:
    result = call(*words(name, corpus="missing"))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "missing" in result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_to_write_in_that_does_not_exist_is_wrong_use(call, bench, tmp_path: Path, name: str) -> None:
    (tmp_path / "corpus").touch() if name in OF_FILES else (tmp_path / "corpus").mkdir()
    result = call(*words(name, out="missing/out.jsonl"))
    assert result.exit_code == 2
    assert "missing/out.jsonl cannot be written: its folder does not exist" in result.stderr


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (*OF_FILES, "attribution")])
def test_a_corpus_without_its_file_is_wrong_use(call, bench, tmp_path: Path, monkeypatch, name: str) -> None:
    monkeypatch.delitem(sys.modules, "counterclaim.bench.heads")
    stand_in(monkeypatch, "pipeline", load_trained=lambda: SimpleNamespace(pieces={}, texts={}))
    (tmp_path / "corpus").mkdir()
    result = call(*words(name))
    assert result.exit_code == 2
    assert "corpus" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", NAMES)
def test_help_teaches_by_example(call, name: str) -> None:
    text = call("bench", name, "--help").stdout
    assert f"counterclaim bench {name} --corpus" in text
    assert "Example" in text


def test_every_task_is_in_the_reference() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"counterclaim bench {name} " not in page] == []
