"""`counterclaim compare-with` on the command line: refusals, exit codes, hostile words, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.store.three_reports import make_book
from tests.unit.documents.coded.conftest import ACLED
from typer.testing import CliRunner, Result

from counterclaim.cli import make_app

SCHEMA = Path(__file__).parents[3] / "docs/reference/schemas/set_comparison.json"
GOOD = {
    "event_id_cnty": "XVA1", "event_date": "2031-05-06", "time_precision": "1",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Sudmark", "location": "Elv", "latitude": "10", "longitude": "20", "geo_precision": "1",
    "fatalities": "3",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    make_book(tmp_path / "counterclaim.db")
    return tmp_path / "counterclaim.db"


def acled(folder: Path, *rows: dict[str, str]) -> Path:
    lines = [ACLED, *([row.get(name, "") for name in ACLED] for row in rows)]
    path = folder / "acled.csv"
    path.write_text("".join(",".join(f'"{cell}"' for cell in cells) + "\n" for cells in lines))
    return path


def run(book: Path, file: Path, *words: str) -> Result:
    return CliRunner().invoke(make_app(), ["compare-with", str(file), "--ledger", str(book), *words])


def test_what_both_have_and_what_one_has_alone(book: Path) -> None:
    result = run(book, acled(book.parent, GOOD, GOOD | {"event_id_cnty": "XVA2", "location": "Nowhere"}))
    assert result.exit_code == 0, result.output
    assert "Matched: 1" in result.stdout
    assert "In the file alone: 1 event" in result.stdout
    assert "neither is right by being in a data set" in result.stdout


def test_bad_rows_are_told_by_line_and_the_others_kept(book: Path) -> None:
    bad = GOOD | {"event_id_cnty": "XVA2", "event_date": "6/5/2031"}
    result = run(book, acled(book.parent, bad, GOOD, GOOD))
    assert result.exit_code == 1
    assert "Refused, line 2: it tells no day in event_date ('6/5/2031'); write it as 2031-05-06" in result.stdout
    assert "Refused, line 4: it has the id of line 3 ('XVA1')" in result.stdout
    assert "Matched: 1" in result.stdout


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02\x03", "is no text"),
        (b"PK\x03\x04", "save the sheet as CSV"),
        (b"<!DOCTYPE html>\n<html><title>Log in</title></html>\n", "is no set that is known"),
        (b"date;ort\n2031-05-06;Elv\n", "is no set that is known"),
        ("événement,date\n".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_set_is_refused_in_one_line(book: Path, data: bytes, words: str) -> None:
    path = book.parent / "x.csv"
    path.write_bytes(data)
    result = run(book, path)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_file_no_ledger_and_no_such_kind(book: Path) -> None:
    assert run(book, book.parent / "none.csv").exit_code == 2
    assert run(book.parent / "none.db", acled(book.parent, GOOD)).exit_code == 2
    assert run(book, acled(book.parent, GOOD), "--kind", "cameo").exit_code == 2
    assert not (book.parent / "none.db").exists()


def test_hostile_words_drive_no_terminal(book: Path) -> None:
    hostile = "\x1b[2J\x1b]0;x\x07\u202egnp.exe [red]"
    rows = [
        GOOD | {"event_id_cnty": f"X{hostile}"},
        GOOD | {"event_id_cnty": "B", "location": hostile, "actor1": hostile, "sub_event_type": hostile},
        GOOD | {"event_id_cnty": "C", "fatalities": hostile},
    ]
    path = acled(book.parent, *rows).rename(book.parent / "a\x1b[2Jb.csv")
    for words in ((), ("--json",)):
        out = run(book, path, *words).stdout
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\u202e" not in out
    assert "[red]" in run(book, path).stdout


@pytest.mark.parametrize("words", [(), ("--place", "Elv"), ("--from", "2040-01-01")])
def test_json_keeps_to_its_schema_and_names_no_folder(book: Path, words: tuple[str, ...]) -> None:
    path = acled(book.parent, GOOD, GOOD | {"event_id_cnty": "XVA2", "location": "Nowhere"}, GOOD)
    result = run(book, path, "--json", *words)
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads(SCHEMA.read_text()))
    assert told["file"] == "acled.csv"
    assert str(book.parent) not in result.stdout
    assert told["refused_in_all"] == 1


def test_nothing_is_written_into_the_ledger(book: Path) -> None:
    before = book.read_bytes()
    run(book, acled(book.parent, GOOD))
    assert book.read_bytes() == before
