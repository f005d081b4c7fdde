"""A person decides at the command line: it shows, stands in the log, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.readings import make_reading
from typer.testing import Result

from counterclaim.export.review.rows import COLUMNS
from counterclaim.export.review.workbook import render_workbook, workbook_rows
from counterclaim.store import new_run, open_store

CLAIM = make_reading().claims[0].id
DENIAL = make_reading().claims[1].id
WHO = ("--as", "A. Monitor", "--reason", "read again")
Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def _a_ledger(ledger: Path) -> None:
    """Every test here has one."""


def shown(call: Call, record_id: str) -> dict:
    return json.loads(call("show", record_id, "--json").stdout)


def test_a_field_is_set_shown_explained_and_taken_back(call: Call) -> None:
    done = call("set", CLAIM, "stance", "asserts", *WHO)
    assert done.exit_code == 0
    number = done.stdout.split("undo ")[1].split(")")[0]
    assert shown(call, CLAIM)["stance"] == "asserts"
    assert "decided by A. Monitor: stance is asserts, read as accuses" in call("show", CLAIM).stdout
    told = call("why", CLAIM).stdout
    assert "⟦accused Sudmark of shelling the village of Elv on Tuesday⟧" in told
    assert f"Log entry {number}" in told
    assert call("undo", number, *WHO).exit_code == 0
    assert shown(call, CLAIM)["stance"] == "accuses"
    assert f"undone by log entry {int(number) + 1}" in call("why", CLAIM).stdout
    assert call("verify").exit_code == 0


def test_the_same_again_writes_nothing(call: Call) -> None:
    call("confirm", CLAIM, *WHO)
    assert "decided already" in call("confirm", CLAIM, *WHO).stdout


def test_a_rejected_claim_is_in_no_incident(call: Call) -> None:
    assert call("reject", DENIAL, *WHO).exit_code == 0
    (incident,) = json.loads(call("incidents", "--json").stdout)
    assert incident["claims"] == [CLAIM]
    assert call("incidents", "--contested").stdout.startswith("No ")


@pytest.mark.parametrize(
    "args",
    [
        ("set", CLAIM, "colour", "red", *WHO),
        ("set", "c_nothing", "side", "x", *WHO),
        ("merge", make_reading().incidents[0].id, *WHO),
        ("split", make_reading().incidents[0].id, *WHO),
        ("undo", "1", *WHO),
        ("confirm", CLAIM, "--as", " ", "--reason", "x"),
        ("apply", "gone.xlsx", "--as", "A. Monitor"),
        ("review-sheet", "-o", "sheet.pdf"),
        ("review-sheet", "-o", "no/such/folder.csv"),
    ],
)
def test_what_does_not_fit_is_told_in_a_line_and_writes_nothing(call: Call, ledger: Path, args) -> None:
    with open_store(ledger) as store:
        before = store.head()
    done = call(*args)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    with open_store(ledger) as store:
        assert store.head() == before


def test_the_queue_names_the_commands_that_decide(call: Call) -> None:
    told = call("queue").stdout
    assert "counterclaim confirm c_" in told
    asked = json.loads(call("queue", "--json").stdout)
    assert {one["about"] for one in asked} == {"reading"}


def test_a_sheet_goes_round(call: Call, tmp_path: Path) -> None:
    assert call("review-sheet", "-o", "review.xlsx").exit_code == 0
    path = tmp_path / "review.xlsx"
    rows = [list(row) for _, row in workbook_rows(path.read_bytes())]
    rows[1][COLUMNS.index("VERDICT")] = "right"
    rows[2][COLUMNS.index("STANCE")] = "shouts"
    path.write_bytes(render_workbook(rows[1:]))
    done = call("apply", "review.xlsx", "--as", "A. Monitor")
    assert done.exit_code == 1
    assert "Row 3 refused: 'shouts' is not in the list" in done.stdout
    assert "1 decision written" in done.stdout
    assert "0 decisions written" in call("apply", "review.xlsx", "--as", "A. Monitor").stdout


def test_what_is_merged_is_joined_at_once(call: Call, ledger: Path) -> None:
    other = make_reading(publisher="Second Paper", published="2031-06-20")
    with open_store(ledger) as store:
        store.add_reading(other, run=new_run("test"))
        ids = [one.id for one in store.incidents()]
    done = call("merge", *ids, *WHO)
    assert done.exit_code == 0, done.output
    assert len(json.loads(call("incidents", "--json").stdout)) == 1
    told = call("why", ids[0]).stdout
    assert "a person joined it" in told
