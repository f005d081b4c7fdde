"""`counterclaim import acled` and `import ged` on the command line: exit codes, refusals, JSON, hostile words."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.store.three_reports import make_book
from tests.unit.documents.coded.conftest import A_GED_ROW, ACLED, AN_ACLED_ROW, GED
from typer.testing import CliRunner, Result

from counterclaim.cli import make_app

SCHEMA = Path(__file__).parents[3] / "docs/reference/schemas/imported_set.json"


def run(*words: object) -> Result:
    return CliRunner().invoke(make_app(), [str(word) for word in words])


def written(folder: Path, columns: list[str], *rows: dict[str, str]) -> Path:
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    path = folder / "set.csv"
    path.write_text("".join(",".join(f'"{cell}"' for cell in cells) + "\n" for cells in lines))
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    make_book(tmp_path / "counterclaim.db")
    return tmp_path / "counterclaim.db"


@pytest.mark.parametrize(("kind", "columns", "row"), [("acled", ACLED, AN_ACLED_ROW), ("ged", GED, A_GED_ROW)])
def test_rows_stand_among_the_reports(ledger: Path, kind: str, columns: list[str], row: dict[str, str]) -> None:
    path = written(ledger.parent, columns, row)
    result = run("import", kind, path, "--ledger", ledger, "--as", "R. Desk")
    assert result.exit_code == 0, result.output
    assert "Stored: 1 row" in result.stdout
    assert "counts as a report and never as an origin" in result.stdout
    name = {"acled": "ACLED", "ged": "UCDP GED"}[kind]
    reports = json.loads(run("reports", "--json", "--ledger", ledger).stdout)
    assert [one["headline"] for one in reports if one["publisher"] == name] == [
        f"{name} records, event {row['event_id_cnty' if kind == 'acled' else 'id']}"
    ]
    incidents = json.loads(run("incidents", "--json", "--ledger", ledger).stdout)
    assert [side["coded"] for one in incidents for side in one["sides"] if side["coded"]] == [name]
    assert run("verify", "--ledger", ledger).exit_code == 0


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    result = run("import", "acled", written(tmp_path, ACLED, AN_ACLED_ROW), "--ledger", tmp_path / "new.db")
    assert result.exit_code == 0, result.output
    assert run("verify", "--ledger", tmp_path / "new.db").exit_code == 0


def test_bad_rows_are_told_by_line_and_the_others_kept(ledger: Path) -> None:
    bad = AN_ACLED_ROW | {"event_id_cnty": "B", "fatalities": "\x1b[2Jmany"}
    path = written(ledger.parent, ACLED, bad, AN_ACLED_ROW, AN_ACLED_ROW)
    result = run("import", "acled", path, "--ledger", ledger)
    assert result.exit_code == 1
    assert "Stored: 1 row" in result.stdout
    assert "Refused, line 2: it tells no number in fatalities ('\\x1b[2Jmany')" in result.stdout
    assert "Refused, line 4: it has the id of line 3 ('XVA1')" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02", "is no text"),
        (b"<!DOCTYPE html>\n<html></html>\n", "lacks its column"),
        (",".join(GED).encode() + b"\n", "lacks its column"),
    ],
)
def test_a_file_that_is_no_such_set_is_refused_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    result = run("import", "acled", path, "--ledger", tmp_path / "new.db")
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "new.db").exists()


def test_json_keeps_to_its_schema_and_names_no_folder(ledger: Path) -> None:
    path = written(ledger.parent, ACLED, AN_ACLED_ROW, AN_ACLED_ROW)
    result = run("import", "acled", path, "--ledger", ledger, "--json")
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert (told["file"], told["stored"], told["refused_in_all"]) == ("set.csv", 1, 1)
    assert str(ledger.parent) not in result.stdout


def test_hostile_cells_drive_no_terminal(ledger: Path) -> None:
    hostile = "\x1b[2J\x1b]0;x\x07\u202e=cmd"
    cells = dict.fromkeys(("event_id_cnty", "actor1", "location", "notes", "event_type", "source"), hostile)
    assert (
        run("import", "acled", written(ledger.parent, ACLED, AN_ACLED_ROW | cells), "--ledger", ledger).exit_code == 0
    )
    for view in ("reports", "incidents", "tolls", "sources"):
        for words in ((), ("--json",)):
            out = run(view, "--ledger", ledger, *words).stdout
            assert not {"\x1b", "\x07", "\u202e"} & set(out), view
