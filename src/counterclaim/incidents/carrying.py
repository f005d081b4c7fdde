"""What an answer shares with what it answers: a denial without a day of its own denies what happened that day.

In: the linked claims of a report. Out: the same claims; those that answer another and tell no time or place of the
happening bear the answered claim's, with the reason. An accusation in return for another act bears nothing of it.
Reads event_families and incident_words through `packs`.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.incidents.matters import one_matter
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import AnswerKind


def carry_answered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in their order; one step only, so that nothing wanders along a chain of answers."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_carried(claim, by_id) for claim in claims)


def _carried(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    if claim.event is None:
        return claim
    for answer in claim.answers:
        source = by_id.get(answer.claim)
        if source is None or source.event is None:
            continue
        if answer.kind is AnswerKind.COUNTER_ACCUSATION and not one_matter(claim, source):
            continue
        if claim.time is None and source.time is not None:
            why = Reason("time", "answered claim", f"as in the claim that it answers: “{source.time.text}”")
            claim = msgspec.structs.replace(claim, time=source.time, reasons=(*claim.reasons, why))
        if not claim.places and source.places:
            names = ", ".join(place.name for place in source.places)
            why = Reason("place", "answered claim", f"as in the claim that it answers: {names}")
            claim = msgspec.structs.replace(claim, places=source.places, reasons=(*claim.reasons, why))
    return claim
