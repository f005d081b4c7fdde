"""Our own format: every line is by its schema, what is withheld is in no line, and nothing leaves that must not."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from counterclaim.book.filters import Asked
from counterclaim.export.schemas import schema_of
from counterclaim.records.redaction import Aim
from counterclaim.store import new_run, open_store

LINE = jsonschema.Draft202012Validator(json.loads(schema_of("export_line")))
CLAIM = jsonschema.Draft202012Validator(json.loads(schema_of("claim")))
MONITOR = new_run("A. Monitor", person=True)


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def kinds(path: Path) -> Counter:
    return Counter(line["record"] for line in lines_of(path))


@pytest.mark.parametrize("with_names", [True, False])
def test_every_line_validates(export, with_names) -> None:
    path, _ = export("jsonl", with_names=with_names)
    lines = lines_of(path)
    assert [error.message for line in lines for error in LINE.iter_errors(line)] == []
    assert [error.message for line in lines if line["record"] == "claim" for error in CLAIM.iter_errors(line)] == []


@pytest.mark.parametrize("line", [{}, {"record": "spell"}, {"record": "claim"}, {"record": "entry", "seq": 1}])
def test_the_schema_lets_no_other_line_through(line) -> None:
    assert not LINE.is_valid(line)


def test_a_header_first_and_a_count_last(export) -> None:
    path, manifest = export("jsonl", with_names=True)
    lines = lines_of(path)
    assert lines[0]["record"] == "header"
    assert lines[0]["ledger"]["state"] == manifest.ledger.state
    assert lines[0]["complete"]
    assert lines[-1] == {"record": "end", "lines": manifest.rows}
    assert Counter(line["record"] for line in lines[1:-1]) == manifest.rows


def test_every_kind_of_the_book_is_there(export) -> None:
    path, _ = export("jsonl", with_names=True)
    wanted = {
        "header",
        "report",
        "claim",
        "actor",
        "incident",
        "ceasefire",
        "toll",
        "source",
        "original",
        "entry",
        "end",
    }
    assert kinds(path).keys() == wanted


def test_masked_exports_hold_no_original_no_entry_and_no_private_name(export) -> None:
    path, manifest = export("jsonl")
    header = lines_of(path)[0]
    assert not header["complete"]
    assert header["names_withheld"]
    assert not kinds(path).keys() & {"original", "entry"}
    assert [one.rule for one in manifest.left_out] == ["jsonl_names"]
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", path.read_text()))
    assert "Odo Rell" in path.read_text()


def test_offsets_hold_in_masked_texts(export) -> None:
    path, _ = export("jsonl")
    lines = lines_of(path)
    texts = {line["id"]: line["text"] for line in lines if line["record"] == "report"}
    for line in lines:
        if line["record"] == "claim":
            words = line["evidence"]
            assert texts[line["report"]][words["start"] : words["end"]] == words["text"]


def test_what_is_narrowed_holds_no_log(export) -> None:
    path, manifest = export("jsonl", asked=Asked(place="elmar"), with_names=True, filters={"place": "elmar"})
    assert not kinds(path).keys() & {"original", "entry"}
    assert [one.rule for one in manifest.left_out] == ["jsonl_part"]


def test_where_something_is_restricted_no_log_leaves(export, ledger) -> None:
    with open_store(ledger) as store:
        store.restrict(Aim(what="name", name="Odo Rell"), run=MONITOR, reason="asked for")
    path, manifest = export("jsonl", with_names=True)
    assert not kinds(path).keys() & {"original", "entry"}
    assert [one.rule for one in manifest.left_out] == ["jsonl_restricted"]
    assert "Odo Rell" not in path.read_text()


def test_no_path_and_no_collector_leaves(export, tmp_path, read_ledger) -> None:
    path, _ = export("jsonl", with_names=True)
    for folder in (tmp_path, read_ledger.parent):
        assert str(folder) not in path.read_text()
    assert "R. Desk" not in path.read_text()


def test_every_claim_says_whether_a_person_checked_it(export) -> None:
    path, _ = export("jsonl")
    assert {line["checked"] for line in lines_of(path) if line["record"] == "claim"} == {False}
