"""Formats that others build on stay as they are until their version says otherwise (docs/adr/0015)."""

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.store.readings import make_reading

from counterclaim.export.claims_jsonl import claim_line
from counterclaim.export.schemas import FIXED, schema_of
from counterclaim.pipeline import read_all
from counterclaim.records.settings import Settings

ROOT = Path(__file__).parents[3]
AS_OF_VERSION = {
    ("claim", 1): "ebccb7c455b94fc9",
    ("export_line", 1): "c1bd7a183139bba7",
}
"""Hash of each schema, its descriptions apart. A line stays when a new version gets its own."""
ADVICE = (
    "The format changed. Give it a new version (records/claim.py or records/whole_export.py), a migration for what is "
    "stored or exported by the old one, an ADR, and a line here; keep the old lines."
)


OWN = ("Header", "LoggedOriginal", "LoggedEntry", "End", "Ledgered", "Choices")
"""Of a line of the complete format, what it adds to records that are printed elsewhere too."""


def bare(value: Any) -> Any:
    """A schema without its words."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if key != "description" or not isinstance(one, str)}
    return [bare(one) for one in value] if isinstance(value, list) else value


def fixed_part(name: str) -> str:
    """What of a schema may not change."""
    schema = json.loads(schema_of(name))
    if name == "export_line":
        schema["$defs"] = {part: schema["$defs"][part] for part in OWN}
    return json.dumps(bare(schema), sort_keys=True)


@pytest.mark.parametrize("name", FIXED)
def test_a_format_changes_with_its_version_alone(name: str) -> None:
    told = hashlib.sha256(fixed_part(name).encode()).hexdigest()[:16]
    assert AS_OF_VERSION.get((name, FIXED[name])) == told, ADVICE


def test_another_key_or_value_is_a_change_and_another_word_in_a_description_is_none() -> None:
    one = {"properties": {"description": {"enum": ["a"]}}, "description": "Words."}
    assert bare(one) == {"properties": {"description": {"enum": ["a"]}}}
    assert bare(one) == bare({**one, "description": "Other words."})


@pytest.mark.parametrize("name", FIXED)
def test_its_schema_says_which_version_it_is(name: str) -> None:
    schema = json.loads(schema_of(name))
    assert schema["$id"] == f"urn:counterclaim:schema:{name}:{FIXED[name]}"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_claims_validate_as_they_are_written() -> None:
    claims = jsonschema.Draft202012Validator(json.loads(schema_of("claim")))
    for claim in make_reading().claims:
        claims.validate(json.loads(claim_line(claim)))


@pytest.mark.slow
def test_what_is_read_in_every_golden_case_validates() -> None:
    claims = jsonschema.Draft202012Validator(json.loads(schema_of("claim")))
    folders = (ROOT / "tests" / "golden" / "claims", ROOT / "samples" / "dispatches" / "border-war")
    cases = [str(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    read = 0
    for reading in read_all(cases, settings=Settings(published="2031-05-07")):
        for claim in reading.claims:
            claims.validate(json.loads(claim_line(claim)))
            read += 1
    assert read > len(cases)
