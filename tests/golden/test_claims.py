"""Golden cases: an invented dispatch (`claims/NAME.txt`) and the claims that reading it gives (`claims/NAME.claims`).

A case is added without Python: write the text, run `make golden`, read what came out. A few lines for each claim, in
the order of the text; what is null or empty is left out. Every text is invented; real places lend their names only.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.pipeline import read_all
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.ledger import Reading
from counterclaim.records.settings import Settings

CASES = sorted((Path(__file__).parent / "claims").glob("*.txt"))
WRITE = os.environ.get("COUNTERCLAIM_GOLDEN") == "write"


def bounds(toll: Toll) -> str:
    numbers = "/".join("-" if n is None else f"{n:g}" for n in (toll.low, toll.best, toll.high))
    return f"{toll.kind} {numbers} {toll.unit} {toll.who or '?'} ({toll.status}, {toll.scope})"


def parts(claim: Claim, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """What a claim says, by field, in words."""
    speaker = claim.speaker.name if claim.speaker else "the report"
    yield "says", " via ".join([speaker, *(relay.name for relay in claim.via)])
    kind = claim.event.type if claim.event else claim.agreement.type if claim.agreement else ""
    marks = [claim.stance, claim.denial_scope, claim.kind, kind, "negated" if claim.negated else "", claim.realis]
    yield "what", " ".join(str(mark) for mark in [*marks, claim.certainty] if mark)
    if claim.event:
        yield "who", ", ".join(agent.name for agent in claim.event.agents)
        yield "whom", ", ".join(target.name for target in claim.event.targets)
    if claim.agreement:
        yield "parties", ", ".join(claim.agreement.parties)
        yield "brokers", ", ".join(claim.agreement.brokers)
    if claim.time and claim.time.earliest:
        yield "when", f"{claim.time.earliest} to {claim.time.latest} ({claim.time.text})"
    yield "where", ", ".join(f"{place.relation} {place.name}" for place in claim.places)
    yield "with", ", ".join(weapon.name for weapon in claim.weapons)
    yield "tolls", "; ".join(map(bounds, claim.tolls))
    yield "answers", ", ".join(f"{answer.kind} of {numbers.get(answer.claim, 0)}" for answer in claim.answers)


def shown(reading: Reading) -> str:
    """All claims of a reading as the golden file has them."""
    claims = sorted(reading.claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    numbers = {claim.id: n for n, claim in enumerate(claims, start=1)}
    blocks = []
    for claim in claims:
        lines = [f'{numbers[claim.id]}. "{" ".join(claim.evidence.text.split())}"']
        lines += [f"   {name:8}{value}" for name, value in parts(claim, numbers) if value]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_reads_as_before(case: Path) -> None:
    readings = list(read_all([str(case)], settings=Settings(published="2024-05-14")))
    assert [type(reading) for reading in readings] == [Reading]
    expected = case.with_suffix(".claims")
    result = shown(readings[0])
    if WRITE:
        expected.write_text(result, encoding="utf-8")
    assert expected.is_file(), f"{expected.name} is not written yet: run make golden and read what comes out"
    assert result == expected.read_text(encoding="utf-8")
