"""`redact`, `restrict` and `unrestrict` ask first, say what they did, and the lists heed them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.store.raw_search import found
from tests.store.readings import make_reading

from counterclaim.store import open_store

REPORT = make_reading().report.id
WHO = ("--as", "A. Monitor", "--reason", "danger")


def test_the_id_is_asked_for(call, ledger: Path) -> None:
    before = ledger.read_bytes()
    assert call("redact", "report", REPORT, *WHO, stdin=b"no\n").exit_code == 2
    assert call("redact", "report", REPORT, *WHO, stdin=b"").exit_code == 2
    assert ledger.read_bytes() == before
    assert call("redact", "report", REPORT, *WHO, stdin=REPORT.encode() + b"\n").exit_code == 0
    assert found(ledger, "Sudmark") == []


def test_a_name_that_is_asked_for_is_typed_twice(call, ledger: Path) -> None:
    result = call("redact", "name", "-", *WHO, stdin=b"General Staff\nGeneral Staff\n")
    assert result.exit_code == 0
    assert "Key of the seal" in result.stdout
    assert found(ledger, "General Staff") == []


def test_read_again_it_is_a_refusal_that_says_so(call, pipeline, ledger: Path) -> None:
    call("redact", "report", REPORT, *WHO, "--yes")
    result = call("read", "a.txt")
    assert result.exit_code == 1
    assert "words of which were redacted here" in result.stderr
    (refusal,) = [one for one in json.loads(call("refusals", "--json").stdout) if one["reason"] == "redacted"]
    assert refusal["sha256"] is None
    assert found(ledger, "Sudmark") == []


def test_show_and_verify_tell_of_it(call, ledger: Path) -> None:
    call("redact", "report", REPORT, *WHO, "--yes")
    assert "report on " in (shown := call("show", REPORT).stdout)
    assert "by A. Monitor: danger" in shown
    result = call("verify")
    assert result.exit_code == 0
    assert "1 log entry and 1 original blanked, as 1 redaction in the log tells" in result.stdout


def test_a_span(call, ledger: Path) -> None:
    result = call("redact", "span", REPORT[:9], "0", "4", *WHO, "--yes", "--json")
    assert result.exit_code == 0
    (report,) = json.loads(result.stdout)["reports"]
    assert json.loads(call("show", report, "--json").stdout)["report"]["text"].startswith("████ (Harbour")


@pytest.mark.parametrize(
    "target", [["report"], ["page", "1"], ["span", REPORT, "x", "4"], ["report", REPORT, "--whole-only"], ["name"]]
)
@pytest.mark.parametrize("command", ["redact", "restrict", "unrestrict"])
def test_what_is_none_of_the_three_is_wrong_use(call, ledger: Path, command: str, target: list[str]) -> None:
    assert call(command, *target, *WHO, "--yes").exit_code == 2


def test_who_and_why_are_needed(call, ledger: Path) -> None:
    assert call("redact", "report", REPORT, "--yes").exit_code == 2


def test_restricted_until_it_is_asked_for_or_brought_back(call, ledger: Path, tmp_path: Path) -> None:
    assert call("restrict", "report", REPORT, *WHO, stdin=REPORT.encode() + b"\n").exit_code == 0
    for command in ("incidents", "ceasefires", "tolls", "actors", "reports"):
        assert json.loads(call(command, "--json").stdout) == []
        assert json.loads(call(command, "--json", "--restricted").stdout) != []
    assert call("show", REPORT).exit_code == 2
    assert call("show", REPORT, "--restricted").exit_code == 0
    call("dossier", "-o", "a.html")
    call("dossier", "-o", "b.html", "--restricted")
    assert "Sudmark" not in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Sudmark" in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert call("unrestrict", "report", REPORT, *WHO, "--yes").exit_code == 0
    assert len(json.loads(call("reports", "--json").stdout)) == 1
    with open_store(ledger, create=False) as store:
        assert not store.verify().problems
