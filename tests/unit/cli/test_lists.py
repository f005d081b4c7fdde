"""The lists, `show`, `log` and `verify`: a table, JSON, and a clear word where there is nothing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.cli import COMMANDS
from counterclaim.export.schemas import PRINTED

LISTS = {
    "incidents": ("Shelling of Elv", "whole_incident"),
    "ceasefires": ("Lakes Union", "whole_truce"),
    "tolls": ("nearly 40", "whole_toll"),
    "actors": ("General Staff", "whole_actor"),
    "reports": ("Harbour Wire", "report"),
    "refusals": ("scan.pdf", "refusal"),
    "log": ("run_", "log_entry"),
}


@pytest.mark.parametrize("command", LISTS)
def test_a_list_is_a_table(call, ledger: Path, command: str) -> None:
    result = call(command)
    assert result.exit_code == 0
    assert LISTS[command][0] in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("command", LISTS)
def test_json_is_an_array_of_its_records(call, ledger: Path, command: str) -> None:
    result = call(command, "--json")
    records = json.loads(result.stdout)
    assert len(records) == {"actors": 2, "log": 2}.get(command, 1)
    kind = PRINTED[LISTS[command][1]]
    for record in records:
        assert list(record) == list(kind.__struct_fields__)
        msgspec.convert(record, type=kind)


@pytest.mark.parametrize("command", LISTS)
def test_an_empty_ledger_is_told(call, pipeline, command: str) -> None:
    pipeline.outcomes = []
    call("read", "nothing/")
    assert call(command).stdout == f"No {'log entries' if command == 'log' else command} in this ledger.\n"
    assert json.loads(call(command, "--json").stdout) == []


@pytest.mark.parametrize("words", [(), ("--why",)])
@pytest.mark.parametrize("command", ["incidents", "ceasefires", "tolls", "actors"])
def test_a_filter_that_nothing_fits_does_not_say_that_there_is_nothing(
    call, ledger: Path, command: str, words: tuple[str, ...]
) -> None:
    printed = call(command, "--from", "1901-01-01", "--to", "1901-01-02", *words).stdout
    assert printed.startswith(f"No {command} in this ledger fit what was asked for.\n")


@pytest.mark.parametrize("command", [*LISTS, "show", "verify"])
def test_no_ledger_is_wrong_use_and_none_is_made(call, tmp_path: Path, command: str) -> None:
    result = call(command, *(["c_1"] if command == "show" else []))
    assert result.exit_code == 2
    assert result.stderr.startswith("counterclaim: There is no ledger at counterclaim.db.")
    assert list(tmp_path.iterdir()) == []


def test_contested_narrows_incidents(call, ledger: Path) -> None:
    assert len(json.loads(call("incidents", "--contested", "--json").stdout)) == 1
    assert json.loads(call("incidents", "--uncontested", "--json").stdout) == []


def test_show_marks_the_evidence(call, ledger: Path) -> None:
    claim = make_reading().claims[0]
    result = call("show", claim.id[:9])
    assert result.exit_code == 0
    assert "⟦accused Sudmark of shelling the village of Elv on Tuesday⟧" in result.stdout


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (make_reading().claims[0], "claim"),
        (make_reading().incidents[0], "incident"),
        (make_reading().ceasefires[0], "ceasefire"),
        (make_reading().tolls[0], "toll_series"),
        (make_reading().actors[0], "actor"),
        (make_refusal(), "refusal"),
    ],
)
def test_show_json_is_the_record(call, ledger: Path, record: object, kind: str) -> None:
    out = call("show", record.id, "--json").stdout
    assert msgspec.json.decode(out, type=PRINTED[kind]) == record


def test_show_of_a_report_holds_its_text(call, ledger: Path) -> None:
    reading = make_reading()
    shown = json.loads(call("show", reading.report.id, "--json").stdout)
    assert shown["report"]["text"] == reading.report.text


@pytest.mark.parametrize("wanted", ["c_", "c_zzz", "nonsense"])
def test_show_of_what_is_not_one_record_is_wrong_use(call, ledger: Path, wanted: str) -> None:
    result = call("show", wanted)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_verify_says_whole_and_gives_the_head(call, ledger: Path) -> None:
    result = call("verify")
    assert result.exit_code == 0
    assert "whole; 2 log entries, 1 original" in result.stdout
    head = json.loads(call("verify", "--json").stdout)["head"]
    assert head in result.stdout
    assert call("verify", "--head", head).exit_code == 0


def test_verify_misses_a_head_that_was_cut_off(call, ledger: Path) -> None:
    result = call("verify", "--head", "f" * 64)
    assert result.exit_code == 1
    assert "cut short or exchanged" in result.stdout


def test_verify_tells_tampering(call, ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE claims SET side = 'Sudmark'")
    connection.close()
    result = call("verify")
    assert result.exit_code == 1
    assert "the table claims is not what the log says" in result.stdout


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_help_teaches_by_example(call, name: str) -> None:
    text = call(name, "--help").stdout
    assert "Example" in text
    assert f"    counterclaim {name}" in text


def test_every_command_is_in_the_reference() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for name in [*(name for name, _ in COMMANDS), "bench attribution"]:
        assert f"## {name}" in page


def test_the_version_is_told(call) -> None:
    assert call("--version").stdout.startswith("counterclaim ")


def test_no_command_is_wrong_use(call) -> None:
    assert call().exit_code == 2
    assert call("improvise").exit_code == 2
