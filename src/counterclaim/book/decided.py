"""What persons decided, told of parts: which are one, which are not.

In: decisions, whose anchors are words of reports, and the readings of those reports. Out: `Decided` by kind of thing.
Anchors are words and not ids, so that a decision holds when a new model reads the report anew. Reads no pack.
"""

from collections.abc import Iterable, Mapping

from counterclaim.book.joining import Decided
from counterclaim.book.parts import parts_of
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Reading


def decided_of(decisions: Iterable[Decision], readings: Mapping[str, Reading]) -> dict[JoinKind, Decided]:
    """Pairs joined and parted, by kind. Of two decisions on one pair the later holds; `readings` by report.

    Example: after `split` of one report's shelling from another's, those two never stand in one incident, whatever is
    read later.
    """
    held: dict[JoinKind, dict[tuple[str, str], bool]] = {}
    for decision in decisions:
        if decision.kind is None or decision.verb not in ("merge", "split"):
            continue
        parts = [part_at(anchor, readings.get(anchor.report), decision.kind) for anchor in decision.anchors]
        first, *rest = parts or [None]
        for other in rest:
            if first is not None and other is not None and first != other:
                pair = (min(first, other), max(first, other))
                held.setdefault(decision.kind, {})[pair] = decision.verb == "merge"
    return {
        kind: Decided(
            together=frozenset(pair for pair, one in pairs.items() if one),
            parted=frozenset(pair for pair, one in pairs.items() if not one),
        )
        for kind, pairs in held.items()
    }


def part_at(anchor: Anchor, reading: Reading | None, kind: JoinKind) -> str | None:
    """The part that the anchored words tell: the one with the claim that shares most of them. None where none does."""
    best, shared = None, 0
    for part in parts_of(reading, kind) if reading is not None else ():
        for claim in part.claims:
            overlap = min(anchor.end, claim.evidence.end) - max(anchor.start, claim.evidence.start)
            if overlap > shared:
                best, shared = part.id, overlap
    return best
