"""`counterclaim import ledger`, and the schema of a claim, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.store.three_reports import make_book
from typer.testing import CliRunner, Result

from counterclaim.cli import make_app


def run(*words: object) -> Result:
    return CliRunner().invoke(make_app(), [str(word) for word in words])


def exported(tmp_path: Path, *words: str) -> Path:
    make_book(tmp_path / "old.db")
    path = tmp_path / "whole.jsonl"
    assert run("export", "jsonl", "--ledger", tmp_path / "old.db", "-o", path, *words).exit_code == 0
    return path


def test_out_and_back(tmp_path: Path) -> None:
    path, new = exported(tmp_path, "--with-names"), tmp_path / "new.db"
    result = run("import", "ledger", path, "--ledger", new, "--as", "R. Desk")
    assert result.exit_code == 0, result.output
    assert "as the export tells it" in result.stdout
    assert run("verify", "--ledger", new).exit_code == 0
    for view in ("incidents", "ceasefires", "tolls", "actors", "reports"):
        old_list = run(view, "--json", "--ledger", tmp_path / "old.db").stdout
        assert run(view, "--json", "--ledger", new).stdout == old_list or view == "reports"


def test_refused_lines_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    path, new = exported(tmp_path, "--with-names"), tmp_path / "new.db"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], "\x1b[2Jnonsense", *lines[1:]]) + "\n")
    result = run("import", "ledger", path, "--ledger", new)
    assert result.exit_code == 1
    assert "line 2" in result.stdout
    assert run("verify", "--ledger", new).exit_code == 0


def test_a_masked_export_is_refused_in_one_line(tmp_path: Path) -> None:
    result = run("import", "ledger", exported(tmp_path), "--ledger", tmp_path / "new.db")
    assert result.exit_code == 2
    assert not (tmp_path / "new.db").exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("import", "ledger", tmp_path / "nothing.jsonl", "--ledger", tmp_path / "new.db")
    assert result.exit_code == 2
    assert not (tmp_path / "new.db").exists()


def test_the_schema_of_a_claim_comes_with_the_program() -> None:
    result = run("claims", "--schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$id"] == "urn:counterclaim:schema:claim:1"
