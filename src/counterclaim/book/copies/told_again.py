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
                first.setdefault(_wording(claim, source), claim.id)
        for claim in claims.get(repeat.report, ()):
            if repeat.start <= claim.evidence.start < repeat.end:
                told = first.get(_wording(claim, texts.get(repeat.report, "")))
                if told is not None and told != claim.id:
                    found.setdefault(claim.id, told)
    return {claim: _first(claim, found) for claim in found}


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
