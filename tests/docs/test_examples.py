"""The examples on the pages work."""

import re
from pathlib import Path

import msgspec
import pytest

from counterclaim.packs.conflict import parse_conflict
from counterclaim.packs.own_places.table import read_table
from counterclaim.records.claim import Claim

ROOT = Path(__file__).resolve().parents[2]


def example(page: str, language: str) -> str:
    """The first block of code of a language on a page."""
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    return re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)[1]


def test_example_of_a_conflict_file_is_read() -> None:
    conflict = parse_conflict(example("conflict-file.md", "yaml"), "example")
    assert [side.name for side in conflict.sides] == ["Dorand", "Velmar"]


def test_example_of_a_gazetteer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(example("gazetteer.md", "csv"), encoding="utf-8")
    (place,) = read_table(path).entries
    assert (place.name, place.lat, place.other_names) == ("Upper Sample", 12.5, ("Sample-on-the-Hill",))


@pytest.mark.parametrize("path", sorted((ROOT / "samples" / "conflicts").glob("*.yaml")), ids=lambda path: path.stem)
def test_conflict_file_of_the_samples_is_read(path: Path) -> None:
    assert parse_conflict(path.read_text(encoding="utf-8"), path.name).sides


def test_example_of_a_claim_is_one_with_every_field() -> None:
    text = example("claims.md", "json")
    claim = msgspec.json.decode(text, type=Claim)
    assert msgspec.json.decode(text) == msgspec.json.decode(msgspec.json.encode(claim))
    assert (claim.sentence.start, claim.evidence.end - claim.evidence.start) == (0, len(claim.evidence.text))
