"""What the commands of the joined book say of three invented reports of one shelling (`tests/store/three_reports.py`).

`book/NAME.txt` is what a pipe gets. `make golden` writes the files anew; read what changed.
"""

import os
from pathlib import Path

import pytest
from tests.store.three_reports import make_book
from typer.testing import CliRunner

from counterclaim.cli import make_app

WRITE = os.environ.get("COUNTERCLAIM_GOLDEN") == "write"
FOLDER = Path(__file__).parent / "book"
COMMANDS = {
    "incidents": ["incidents"],
    "incidents_why": ["incidents", "--place", "elvby", "--status", "denied", "--why"],
    "ceasefires": ["ceasefires"],
    "ceasefires_why": ["ceasefires", "--on", "2031-05-04", "--why"],
    "tolls": ["tolls"],
    "tolls_why": ["tolls", "--why"],
    "actors": ["actors", "--side", "sudmark"],
    "timeline": ["timeline", "--from", "2031-05-03", "--to", "2031-05-07"],
    "compare": ["compare", "norrland", "sudmark"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_book_in_words(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    ledger = tmp_path / "book.db"
    make_book(ledger)
    result = CliRunner().invoke(make_app(), [*COMMANDS[name], "--ledger", str(ledger)])
    assert result.exit_code == 0, result.output
    text = "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip() + "\n"
    golden = FOLDER / f"{name}.txt"
    if WRITE:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
