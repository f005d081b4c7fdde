"""A batch of newly read reports into the book: copies, actors, incidents, agreements, and what persons decided.

In: an open ledger's book index. Out: how many reports were joined, None where nothing was left to do.
"""

from counterclaim.book.actors.linker import actor_linker
from counterclaim.book.deciding.decided import decided_of, part_at
from counterclaim.book.incidents.linker import incident_linker
from counterclaim.book.linker import Linker
from counterclaim.book.linking import link
from counterclaim.book.truces.linker import truce_linker
from counterclaim.records.book import Decision
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Reading
from counterclaim.store import BookIndex


def all_linkers() -> tuple[Linker, ...]:
    """One linker for each kind of thing."""
    return (actor_linker(), incident_linker(), truce_linker())


def link_batch(index: BookIndex, *, at_most: int) -> int | None:
    """Join so many reports that no linking has looked at, oldest entry first, and heed new decisions."""
    new, decision = index.unlinked(at_most), index.undecided()
    if not new and not decision:
        return None
    decisions = tuple(index.decisions())
    anchored = {anchor.report: index.reading(anchor.report) for one in decisions for anchor in one.anchors}
    through = new[-1][0] if new else decision
    link(
        index,
        [index.reading(report) for _, report in new],
        all_linkers(),
        through=through,
        decided=decided_of(decisions, anchored),
        revisit=_concerned(decisions, anchored) if decision else None,
    )
    return len(new)


def _concerned(decisions: tuple[Decision, ...], readings: dict[str, Reading]) -> dict[JoinKind, frozenset[str]]:
    """The parts that decisions are about, by kind."""
    found: dict[JoinKind, set[str]] = {}
    for one in decisions:
        for anchor in one.anchors if one.kind is not None else ():
            part = part_at(anchor, readings.get(anchor.report), one.kind) if one.kind else None
            if part is not None and one.kind is not None:
                found.setdefault(one.kind, set()).add(part)
    return {kind: frozenset(parts) for kind, parts in found.items()}
