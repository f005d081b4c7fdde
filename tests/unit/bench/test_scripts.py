"""The scripts in benchmarks/: dispatches of 600 words, whole tables, and what is not there is skipped."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = ("speed", "claims", "attribution", "times", "places", "events")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> object:
    """Imports a script by its name, as it would import its neighbours."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    before = set(sys.modules)

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    yield load
    for name in set(sys.modules) - before:
        if name in (*SCRIPTS, "rows", "renew"):
            del sys.modules[name]


def test_dispatches_are_different_and_of_600_words(script, tmp_path: Path) -> None:
    script("speed").write_dispatches(tmp_path, 65)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    bodies = [text.partition(" — ")[2] for text in texts]
    assert len(set(bodies)) == 65
    assert {len(body.split()) for body in bodies} == {600}


def test_stages_that_are_timed_are_there(script) -> None:
    for functions in script("speed").STAGES.values():
        for module, name in functions:
            owner = importlib.import_module(module)
            for part in name.split("."):
                owner = getattr(owner, part)
            assert callable(owner)


def test_a_table_has_a_line_for_every_row(script) -> None:
    assert script("rows").table(("a", "b"), [("x", 1)]) == "| a | b |\n|---|---:|\n| x | 1 |\n"


def test_only_the_lines_of_one_benchmark_are_renewed(script) -> None:
    page = "Before\n<!-- a: begin -->\nold\n<!-- a: end -->\n<!-- b: begin -->\nkept\n<!-- b: end -->\n"
    renewed = script("renew").replaced(page, "a", "new \\1\n")
    assert renewed == page.replace("\nold\n", "\n\nnew \\1\n\n")
    with pytest.raises(SystemExit, match="has no lines for c"):
        script("renew").replaced(page, "c", "new")


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_page_has_lines_for_every_benchmark(name: str) -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    lines = page.partition(f"<!-- {name}: begin -->")[2].partition(f"<!-- {name}: end -->")[0]
    assert f"benchmarks/{name}.py" in lines
    assert lines.count("|") > 10


@pytest.mark.parametrize("name", [name for name in SCRIPTS if name != "speed"])
def test_what_is_not_there_is_said_and_skipped(name: str, tmp_path: Path) -> None:
    words = [sys.executable, ROOT / "benchmarks" / f"{name}.py", "--corpora", tmp_path, "--scorers", tmp_path]
    words += ["--dispatches", tmp_path] if name == "claims" else []
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stdout == ""
    assert "skipped: there is no" in done.stderr


def test_figures_of_the_claims_scorer_are_read(script, tmp_path: Path) -> None:
    scorer = tmp_path / "score.py"
    printed = (
        "gold 4 predicted 5 of them optional 1 furniture read as claims 2\n"
        "found      recall  75.0% (3/4)  precision  60.0% (3/5)\n"
        "speaker     66.7% (2/3)\nsaid_on     50.0% (1/2)\n"
        "wrong side   0.0% (0/3)\nlinks      right 1 of gold 2 predicted 3\n"
        "whole      recall 50.0%  precision 40.0%  F1 44.4\n"
    )
    scorer.write_text(f"print({printed!r}, end='')")
    assert script("claims").score(scorer, []) == {
        "found recall": "75.0", "found precision": "60.0", "speaker": "66.7", "said_on": "50.0", "wrong side": "0.0",
        "links right / gold / given": "1 / 2 / 3", "furniture read as claims": "2",
        "whole recall": "50.0", "whole precision": "40.0", "whole F1": "44.4",
    }  # fmt: skip
