"""Every block of code on every page runs, is read, or is listed here with the reason why it is not.

Blocks run in a folder with what they name: a ledger of the invented sample, its conflict file, exports of it. A program
that is not installed here, such as jq, skips its blocks.
"""

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
import yaml
from tests.docs.running import ROOT, Block, blocks
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli import make_app
from counterclaim.export.formats import FORMATS

SAMPLE = ROOT / "samples" / "dispatches" / "border-war"
CONFLICT = ROOT / "samples" / "conflicts" / "border-war.yaml"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "training").glob("*.md")])
ELSEWHERE = {
    ("docs/tutorial.md", "python"): "test_tutorial.py",
    ("docs/tutorial.md", "text"): "test_tutorial.py",
    ("docs/reference/library.md", "python"): "test_tutorial.py",
    ("docs/reference/library.md", "text"): "test_tutorial.py",
    ("docs/reference/claims.md", "json"): "test_examples.py",
    ("docs/reference/gazetteer.md", "csv"): "test_examples.py",
}
"""Blocks that other tests run, by page and language."""
NOT_RUN = {
    "src/counterclaim/\n": "a picture of the folders; tests/arch hold it",
    "make demo\n": "continuous integration runs it",
    "make train-setup": "training takes hours and a corpus",
    "counterclaim read archive/ --gazetteer SD.zip": "the file is to be fetched from GeoNames",
}
"""Blocks that are not run, by how they begin."""
IDS = re.compile(r"\b([cr])_[0-9a-f]{4}\b")
FILES = re.compile(r"\b(?:out/|[\w-]+\.(?:csv|jsonld|jsonl|json|parquet)\b|BAG\b)")


def every_block() -> Iterator[Any]:
    for page in PAGES:
        name = page.relative_to(ROOT).as_posix()
        for block in blocks(page):
            yield pytest.param(page, block, id=f"{name}:{block.line}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages name."""
    folder = tmp_path_factory.mktemp("pages")
    counterclaim.read(SAMPLE, ledger=folder / "counterclaim.db", conflict=CONFLICT)
    shutil.copy(folder / "counterclaim.db", folder / "mine.db")
    shutil.copy(CONFLICT, folder / "sides.yaml")
    shutil.copy(SAMPLE / "dorand-ministry.txt", folder / "dispatch.txt")
    shutil.copy(ROOT / "samples" / "dispatches" / "sudan-2023" / "monitors-2023-06.jsonl", folder / "wire.jsonl")
    with counterclaim.open_ledger(folder / "counterclaim.db") as ledger:
        for name in ("acled", "ged"):
            ledger.export(name, folder / f"{name}.csv")
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a block may change, where it runs."""
    folder = Path(shutil.copytree(made, tmp_path / "here"))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("page", "block"), list(every_block()))
def test_every_block_runs(page: Path, block: Block, here: Path) -> None:
    name = page.relative_to(ROOT).as_posix()
    if any(block.text.startswith(words) for words in NOT_RUN) or (name, block.language) in ELSEWHERE:
        return
    assert block.language, f"{name}, line {block.line}: say the language of the block"
    RUN[block.language](_with_files(page, block, here), here)


def _with_files(page: Path, block: Block, here: Path) -> str:
    """The text of a block with ids that there are; on the page of exports, the file that it reads is made."""
    heading = re.findall(r"^## (\w+)$", "\n".join(page.read_text("utf-8").splitlines()[: block.line]), re.MULTILINE)
    with counterclaim.open_ledger("counterclaim.db") as ledger:
        if heading and heading[-1] in FORMATS and (named := FILES.search(block.text)):
            ledger.export(heading[-1], here / named[0], with_names=heading[-1] == "jsonl")
        known = {"r": [one.id for one in ledger.reports()], "c": [one.id for one in ledger.claims()]}
    shown = list(dict.fromkeys(found[0] for found in IDS.finditer(block.text)))
    return IDS.sub(lambda found: known[found[1]][shown.index(found[0])], block.text)


def _run_lines(text: str, here: Path) -> None:
    # What the environment of the tests is, `activate` would make; and nobody is here to be asked.
    lines = [line for line in text.splitlines() if not line.startswith(". .venv")]
    for line in lines:
        told = b""
        for words in _piped(f"{line} --yes" if line.split()[1] in {"redact", "restrict", "unrestrict"} else line):
            told = _run(words, told, here)


def _piped(line: str) -> list[list[str]]:
    """The words of each command of a line."""
    commands: list[list[str]] = [[]]
    for word in shlex.split(line, comments=True):
        if word == "|":
            commands.append([])
        else:
            commands[-1].append(word)
    return commands


def _run(words: list[str], given: bytes, here: Path) -> bytes:
    """What a command prints. Ours run in this process, so that models and packs are read once."""
    # 1 tells of rows or inputs that were refused, as a desk's own files have them.
    fine = {0, 1} if {"compare-with", "import"} & set(words) else {0}
    if words[0] == "counterclaim":
        done = CliRunner().invoke(make_app(), words[1:])
        assert done.exit_code in fine, f"{words}\n{done.output}"
        return done.stdout_bytes
    beside = Path(sys.executable).with_name(words[0])
    program = str(beside) if beside.exists() else shutil.which(words[0])
    if program is None:
        pytest.skip(f"{words[0]} is not installed here")
    ran = subprocess.run([program, *words[1:]], input=given, cwd=here, capture_output=True, check=False)
    assert ran.returncode == 0, f"{words}\n{ran.stderr.decode()}"
    return ran.stdout


def _query(text: str, here: Path) -> None:
    if "FROM '" in text:
        assert duckdb.sql(text).columns
        return
    with sqlite3.connect(here / "counterclaim.db") as ledger:
        assert all(ledger.execute(one).fetchall() for one in text.split(";") if one.strip())


def _execute(text: str, here: Path) -> None:
    with counterclaim.open_ledger(here / "counterclaim.db") as ledger:
        claim = next(one for one in ledger.claims() if one.event)
    exec(text, {"pandas": pd, "claim": claim})  # noqa: S102 - our own page


def _load(text: str, _here: Path) -> None:
    assert yaml.safe_load(text)


RUN = {"sh": _run_lines, "sql": _query, "python": _execute, "yaml": _load}


def test_every_listed_reason_is_of_a_block_that_there_is() -> None:
    every = [(page.relative_to(ROOT).as_posix(), block) for page in PAGES for block in blocks(page)]
    assert [words for words in NOT_RUN if not any(block.text.startswith(words) for _, block in every)] == []
    languages = {(name, block.language) for name, block in every}
    assert {one for one in ELSEWHERE if one not in languages} - {("docs/reference/library.md", "text")} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_stand_in_blocks_that_say_their_language(page: Path) -> None:
    prose = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    assert re.findall(r"\n\n(    (?:counterclaim|jq|make|SELECT) .*)", prose) == []


def test_every_format_has_its_heading() -> None:
    text = (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\w+)$", text, re.MULTILINE)
    assert sorted(headings) == sorted(FORMATS)
