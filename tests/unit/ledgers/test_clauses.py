"""Clauses that tell by their shape who broke or kept a truce: every example of the pack, mirrored too."""

import time

import pytest

from counterclaim.ledgers.clauses import find_clauses
from counterclaim.ledgers.marking import mark_sides
from counterclaim.ledgers.telling.side_names import SideNames
from counterclaim.packs.loader import load_pack

NAMES = SideNames((("Adan army", "Ada"), ("Adan", "Ada"), ("Ada", "Ada"), ("Bel", "Bel")), ("Ada", "Bel"))
MIRRORED = SideNames((("Adan army", "Bel"), ("Adan", "Bel"), ("Ada", "Bel"), ("Bel", "Ada")), ("Ada", "Bel"))
_OTHER = {"Ada": "Bel", "Bel": "Ada"}
EXAMPLES = load_pack("breach_words.en")["examples"]["clauses"]


def told(words: str, names: SideNames) -> list[list[object]]:
    """The lines of a sentence as the examples write them."""
    return [[c.by, c.party, "kept" if c.kept else "broken", c.number] for c in find_clauses(words, names)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["words"])
def test_a_shape_tells_its_lines(example: dict) -> None:
    due = sorted(map(repr, example["lines"]))
    assert sorted(map(repr, told(example["words"], NAMES))) == due


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["words"])
def test_a_shape_is_the_same_of_the_other_side(example: dict) -> None:
    mirrored = [[_OTHER.get(by, by), _OTHER.get(party, party), *rest] for by, party, *rest in example["lines"]]
    assert sorted(map(repr, told(example["words"], MIRRORED))) == sorted(map(repr, mirrored))


def test_a_sign_of_a_text_is_no_side() -> None:
    marked = mark_sides("\ue000 counted 21 violations by Bel", NAMES)
    assert marked.sides == ("Bel",)
    assert told("\ue005 counted 21 violations by \ue009", NAMES) == []


@pytest.mark.parametrize(
    "piece", ["25 by Ada and ", "Ada ", "the Adan army chief of the ", "six violations, against ", "Bel, which says "]
)
def test_a_hostile_sentence_is_read_in_time(piece: str) -> None:
    words = f"The Mission recorded 9 violations: {piece * 4000}"
    start = time.perf_counter()
    find_clauses(words, NAMES)
    assert time.perf_counter() - start < 2
