"""Which claims tell again what another report told: claims in the words of a copy, each with the claim that it repeats.

In: what reports repeat of others, and the claims of those reports. Out: claims of copies with the first that told the
same. Reads no pack.
"""

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.records.book import Repeat
from counterclaim.records.claim import Claim


def claims_told_again(
    repeats: Iterable[Repeat], claims: Mapping[str, Sequence[Claim]], texts: Mapping[str, str]
) -> dict[str, str]:
    """Claims of copied stretches by id, each with the claim of the source in the same sentence and of the same kind.

    `claims` and `texts` by report. What a copy tells in a sentence of its own repeats nothing. Example: a story that
    two papers print again is told once, and both papers' claims name the claims of the first.
    """
    found: dict[str, str] = {}
    for repeat in sorted(repeats, key=lambda r: (r.report, r.start, r.source)):
        source = texts.get(repeat.source, "")
        first: dict[tuple[object, ...], str] = {}
        for claim in claims.get(repeat.source, ()):
            if repeat.source_start <= claim.evidence.start < repeat.source_end:
                for key in _wordings(claim, source):
                    first.setdefault(key, claim.id)
        for claim in claims.get(repeat.report, ()):
            if repeat.start <= claim.evidence.start < repeat.end:
                keys = _wordings(claim, texts.get(repeat.report, ""))
                told = next((first[key] for key in keys if key in first), None)
                if told is not None and told != claim.id:
                    found.setdefault(claim.id, told)
    return {claim: _first(claim, found) for claim in found}


def _wordings(claim: Claim, text: str) -> list[tuple[object, ...]]:
    """What a claim is known by in a stretch that copies another: its wording, else its numbers of harm ("the enemy has
    lost 340" may become "Norrland has lost 340").
    """
    numbers = tuple((t.kind, t.unit, t.scope, t.low, t.best, t.high, t.text) for t in claim.tolls if t.text)
    told = [(claim.kind, *numbers)] if numbers else []
    return [_wording(claim, text), *told]


def _wording(claim: Claim, text: str) -> tuple[object, ...]:
    """The words of a claim's sentence, and what kind of claim stands in it."""
    words = text[claim.sentence.start : claim.sentence.end] or claim.evidence.text
    return " ".join(words.casefold().split()), claim.kind, claim.event.type if claim.event else None


def _first(claim: str, found: Mapping[str, str]) -> str:
    """The claim at the beginning of a row of copies; a ring ends where it is first met again."""
    seen = {claim}
    while (told := found.get(claim)) is not None and told not in seen:
        seen.add(told)
        claim = told
    return claim
