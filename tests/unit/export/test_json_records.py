"""JSON: the public claim format to the letter, arrays that stream, schemas that are fresh."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.readings import make_reading

from counterclaim.book.joined import joined_of
from counterclaim.export.claims_jsonl import claim_line
from counterclaim.export.json_records import to_json, to_json_array
from counterclaim.export.schemas import NAMES, PRINTED, schema_of
from counterclaim.export.summary import summarise
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.enums import TollKind
from counterclaim.store import Store

SCHEMAS = Path(__file__).parents[3] / "docs" / "reference" / "schemas"
WRITTEN = (
    "id report kind side evidence sentence speaker via addressee channel cue stance denial_scope negated realis "
    "condition certainty grounds characterisations said_on event time places weapons tolls agreement answers reasons"
)


def test_a_claim_line_has_the_keys_of_the_format_in_their_order() -> None:
    for claim in make_reading().claims:
        assert list(json.loads(claim_line(claim))) == WRITTEN.split()


def test_a_claim_line_is_one_line_and_reads_back() -> None:
    for claim in make_reading().claims:
        line = claim_line(claim)
        assert line.endswith(b"\n")
        assert line.count(b"\n") == 1
        assert msgspec.json.decode(line, type=Claim) == claim


def test_nulls_are_written() -> None:
    written = json.loads(claim_line(make_reading().claims[2]))
    assert written["speaker"] is None
    assert written["event"] is None
    assert written["tolls"] == []


@pytest.mark.parametrize(("number", "written"), [(40.0, "40"), (59.5, "59.5"), (0.0, "0"), (None, "null")])
def test_whole_numbers_have_no_fraction(number: float | None, written: str) -> None:
    line = to_json(Toll(kind=TollKind.KILLED, who=None, best=number))
    assert f'"best":{written},' in line


@given(st.lists(st.dictionaries(st.text(max_size=3), st.integers(), max_size=2), max_size=4))
def test_an_array_is_a_document_with_a_record_a_line(records: list[dict[str, int]]) -> None:
    written = "".join(to_json_array(records))
    assert json.loads(written) == records
    assert len(written.splitlines()) == (len(records) + 2 if records else 1)


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_fresh(name: str) -> None:
    path = SCHEMAS / f"{name}.json"
    assert path.read_text(encoding="utf-8") == schema_of(name), (
        "run: .venv/bin/python -m counterclaim.export.schemas docs/reference/schemas"
    )


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(NAMES)


def test_what_is_printed_reads_back_by_its_record(store: Store) -> None:
    for records, kind in (
        (store.incidents(), PRINTED["incident"]),
        (store.ceasefires(), PRINTED["ceasefire"]),
        (store.toll_series(), PRINTED["toll_series"]),
        (store.log(), PRINTED["log_entry"]),
        ([summarise(store, joined_of(store))], PRINTED["summary"]),
    ):
        for record in records:
            assert msgspec.json.decode(to_json(record), type=kind) == record
