"""Pages with Python on them run, and print what they say. `make golden` writes anew what they print."""

import os
from pathlib import Path

import pytest
from tests.docs.running import ROOT, run_page, with_output

PAGES = ("docs/tutorial.md", "docs/reference/library.md")


@pytest.mark.parametrize("name", PAGES)
def test_page_runs_and_prints_what_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ROOT / name
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    told = [(block, printed, said) for block, printed, said in run_page(page)]
    assert told
    shown = [printed for _, printed, said in told if said is not None]
    if os.environ.get("COUNTERCLAIM_GOLDEN") == "write":
        page.write_text(with_output(page, shown), encoding="utf-8")
        return
    for block, printed, said in told:
        assert said is None or printed == said, f"{name}, line {block.line}"


def test_the_tutorial_shows_what_every_block_prints() -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert text.count("```python") == text.count("```text") > 5
