"""What persons decided, told of parts: which are one, which are not.

In: decisions, whose anchors are words of reports, and the readings of those reports. Out: `Decided` by kind of thing.
Anchors are words and not ids, so that a decision holds when a new model reads the report anew. Reads no pack.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.book.joining import Decided
from counterclaim.book.parts import parts_of
from counterclaim.records.book import Anchor, Decision, part_id
from counterclaim.records.claim import Claim, Quote
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Reading

_ONE = frozenset(("merge", "confirm"))
_NOT_ONE = frozenset(("split", "reject"))
_SAME_WORDS = 0.5
_Pairs = set[tuple[str, str]]


def decided_of(decisions: Iterable[Decision], readings: Mapping[str, Reading]) -> dict[JoinKind, Decided]:
    """Pairs joined and parted, by kind. Of two decisions on one pair the later holds; `readings` by report.

    Example: after `split` of one report's shelling from another's, those two never stand in one incident, whatever is
    read later. What a person joined before with both of them stays with the second.
    """
    together: dict[JoinKind, _Pairs] = {}
    parted: dict[JoinKind, _Pairs] = {}
    for decision in decisions:
        if decision.kind is None or decision.verb not in _ONE | _NOT_ONE:
            continue
        found = [part_at(anchor, readings.get(anchor.report), decision.kind) for anchor in decision.anchors]
        one, two = together.setdefault(decision.kind, set()), parted.setdefault(decision.kind, set())
        if decision.verb in _ONE:
            _unite([part for part in found if part is not None], one, two)
        elif decision.verb == "reject":
            for pair in combinations(dict.fromkeys(part for part in found if part is not None), 2):
                _part(*pair, one, two)
        else:
            for other in found[1:]:
                if found[0] is not None and other is not None and other != found[0]:
                    _part(found[0], other, one, two)
    return {kind: Decided(together=frozenset(together[kind]), parted=frozenset(parted[kind])) for kind in together}


def _unite(parts: Sequence[str], together: _Pairs, parted: _Pairs) -> None:
    """All are one with the first; what was parted among all that are now one is parted no longer."""
    for other in parts[1:]:
        if other != parts[0]:
            together.add((min(parts[0], other), max(parts[0], other)))
    if parts:
        one = _reached(parts[0], together)
        parted -= {pair for pair in parted if one.issuperset(pair)}


def _part(first: str, other: str, together: _Pairs, parted: _Pairs) -> None:
    """The first is taken from all that a person had joined it with and that hangs together with the other."""
    parted.add((min(first, other), max(first, other)))
    with_other = _reached(other, {pair for pair in together if first not in pair})
    together -= {pair for pair in together if first in pair and with_other & set(pair)}


def _reached(part: str, pairs: _Pairs) -> frozenset[str]:
    """All that hangs together with a part by pairs."""
    near: dict[str, set[str]] = {}
    for one, two in pairs:
        near.setdefault(one, set()).add(two)
        near.setdefault(two, set()).add(one)
    seen, frontier = {part}, {part}
    while frontier:
        frontier = {other for one in frontier for other in near.get(one, ())} - seen
        seen |= frontier
    return frozenset(seen)


def part_at(anchor: Anchor, reading: Reading | None, kind: JoinKind) -> str | None:
    """The part that the anchored words tell: the one with the claim that shares most of them, or the actor that they
    name. None where none does.
    """
    if reading is None:
        return None
    if kind is JoinKind.ACTOR:
        return _actor_at(anchor, reading)
    best, found = None, (0.0, False, False)
    for part in parts_of(reading, kind):
        for claim in part.claims:
            fit = (_share(anchor, claim.evidence), claim.kind == anchor.kind, _speaks(claim, anchor))
            if fit[0] > 0 and fit > found:
                best, found = part.id, fit
    return best


def _actor_at(anchor: Anchor, reading: Reading) -> str | None:
    """The actor who speaks by the anchored mention, or the only one whose name the words are."""
    best, most = None, _SAME_WORDS
    for claim in reading.claims:
        speaker = claim.speaker
        if speaker is not None and speaker.actor is not None and speaker.mention is not None:
            share = _share(anchor, speaker.mention)
            if share >= most and (best is None or share > most):
                best, most = speaker.actor, share
    if best is not None:
        return part_id(reading.report.id, best)
    words = _folded(anchor.words)
    named = {actor.id for actor in reading.actors if _folded(actor.name) == words}
    named = named or {actor.id for actor in reading.actors if words in map(_folded, actor.aliases)}
    return part_id(reading.report.id, named.pop()) if len(named) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _speaks(claim: Claim, anchor: Anchor) -> bool:
    return (claim.speaker.name if claim.speaker else None) == anchor.speaker


def _share(anchor: Anchor, told: Quote) -> float:
    """How much of the words that either has both have."""
    shared = min(anchor.end, told.end) - max(anchor.start, told.start)
    return shared / max(1, max(anchor.end, told.end) - min(anchor.start, told.start))
