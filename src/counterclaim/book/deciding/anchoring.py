"""Claims and parts to the words of reports that a decision on them holds to.

In: the claim or part, and the reading of its report. Out: an `Anchor`, or None where no words tell it from others.
Reads no pack.
"""

from collections.abc import Iterator

from counterclaim.book.deciding.decided import part_at
from counterclaim.records.book import Anchor, Part
from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor, Reading
from counterclaim.store import claim_at


def anchor_of_claim(claim: Claim, reading: Reading) -> Anchor | None:
    """The words of a claim, with its kind and speaker as they were read. None where another claim stands there too."""
    anchor = _of_claim(claim)
    found = claim_at(anchor, reading.claims)
    return anchor if found is not None and found.id == claim.id else None


def anchor_of_part(part: Part, reading: Reading, kind: JoinKind) -> Anchor | None:
    """Words that tell the part and no other of its report: of an actor its name, else a claim that tells it."""
    return next((anchor for anchor in _candidates(part) if part_at(anchor, reading, kind) == part.id), None)


def _candidates(part: Part) -> Iterator[Anchor]:
    if not isinstance(part.record, Actor):
        yield from map(_of_claim, part.claims)
        return
    actor, text = part.record, part.report.text
    spoken = [claim.speaker.mention for claim in part.claims if claim.speaker and claim.speaker.actor == actor.id]
    mentions = [mention for mention in spoken if mention is not None]
    for mention in sorted(mentions, key=lambda one: (one.text != actor.name, one.start)):
        yield Anchor(part.report.id, mention.start, mention.end, mention.text)
    for name in (actor.name, *actor.aliases):
        if (start := text.find(name)) >= 0 and name:
            yield Anchor(part.report.id, start, start + len(name), name)


def _of_claim(claim: Claim) -> Anchor:
    told = claim.evidence
    speaker = claim.speaker.name if claim.speaker else None
    return Anchor(claim.report, told.start, told.end, told.text, kind=claim.kind, speaker=speaker)
