"""A gate on our own marked texts: reading them may get better, and may not get worse unseen.

The texts of `training/texts` that training keeps for itself are read as reports are; `scores.txt` holds how many of
their claims were found, and of those how many with the right type, stance and speaker. `make golden` writes it anew.
Every text is invented.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora import in_dev
from counterclaim.pipeline import read_all
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Reading
from counterclaim.records.settings import Settings
from marked import Marked, Span, read_marked, vocabulary

ROOT = Path(__file__).parents[2]
FLOOR = Path(__file__).parent / "scores.txt"
WRITE = os.environ.get("COUNTERCLAIM_GOLDEN") == "write"
SLACK = 0.01
"""Share of the marked claims that a count may lose before the gate shuts: processors differ in the last digits."""


def kept_texts() -> list[Marked]:
    """The marked texts that training never sees."""
    types = vocabulary()
    files = sorted((ROOT / "training" / "texts").glob("*.txt"))
    return [one for path in files for one in read_marked(path, types) if in_dev(one.name)]


def told_by(one: Marked, head: Span) -> str | None:
    """The source of the innermost attribution that holds a head, in the text's words."""
    spans = [s for s in one.spans if s.name == "content" and s.start <= head.start and head.end <= s.end]
    if not spans:
        return None
    number = min(spans, key=lambda s: s.end - s.start).number
    return next((one.text[s.start : s.end] for s in one.spans if s.name == "source" and s.number == number), None)


def pairs(one: Marked, claims: list[Claim]) -> Iterator[tuple[Span, Claim]]:
    """Each marked head with the shortest claim that holds it; a claim serves once."""
    left = sorted(claims, key=lambda c: c.evidence.end - c.evidence.start)
    for head in (s for s in one.spans if s.name == "head"):
        held = next((c for c in left if c.evidence.start <= head.start and head.end <= c.evidence.end), None)
        if held is not None:
            left.remove(held)
            yield head, held


def count(one: Marked, claims: list[Claim]) -> Counter[str]:
    """What was found of one text."""
    counts = Counter(marked=len(one.heads), read=len(claims))
    for head, claim in pairs(one, claims):
        told, source = one.heads[head.number], told_by(one, head)
        speaker = claim.speaker.name if claim.speaker else None
        alike = bool(speaker and source and set(speaker.lower().split()) & set(source.lower().split()))
        counts["found"] += 1
        counts["type"] += told.type == (claim.event.type if claim.event else claim.kind)
        counts["stance"] += told.stance == claim.stance
        counts["speaker"] += alike or (speaker is None and source is None)
    return counts


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    folder = tmp_path_factory.mktemp("marked")
    total: Counter[str] = Counter()
    for one in kept_texts():
        path = folder / f"{one.name}.txt"
        path.write_text(one.text, encoding="utf-8")
        (reading,) = read_all([str(path)], settings=Settings(published=one.published))
        assert isinstance(reading, Reading), one.name
        total += count(one, list(reading.claims))
    return total


def test_reading_is_no_worse_than_it_was(counts: Counter[str]) -> None:
    if WRITE:
        FLOOR.write_text("".join(f"{name} {counts[name]}\n" for name in sorted(counts)), encoding="utf-8")
    floor = {name: int(number) for name, number in map(str.split, FLOOR.read_text(encoding="utf-8").splitlines())}
    assert counts["marked"] == floor["marked"], "the kept texts have changed: run `make golden` and look at scores.txt"
    slack = SLACK * floor["marked"]
    lost = {name: counts[name] - floor[name] for name in floor if name != "read" and counts[name] < floor[name] - slack}
    assert not lost, f"fewer claims read well than before: {lost} of {floor}"
    assert counts["found"] / counts["read"] >= floor["found"] / floor["read"] - SLACK, "more is read that is no claim"
