"""A batch of newly read reports into the book: copies, actors, incidents, agreements, and what persons decided.

In: an open ledger's book index. Out: how many reports were joined and which could not be, None where nothing was left
to do.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

import msgspec

from counterclaim.book.actors.linker import actor_linker
from counterclaim.book.deciding.decided import decided_of, part_at
from counterclaim.book.incidents.linker import incident_linker
from counterclaim.book.linker import Linker
from counterclaim.book.linking import link
from counterclaim.book.truces.linker import truce_linker
from counterclaim.records.book import Decision, Left, Linking
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Reading
from counterclaim.store import BookIndex


def all_linkers() -> tuple[Linker, ...]:
    """One linker for each kind of thing."""
    return (actor_linker(), incident_linker(), truce_linker())


class Batch(msgspec.Struct, frozen=True):
    """What joining a batch did: how many reports were joined, and what stays unjoined."""

    joined: int
    left: tuple[Left, ...] = ()


def link_batch(index: BookIndex, *, at_most: int, again: bool = True) -> Batch | None:
    """Join so many reports that no linking has looked at, oldest entry first, and heed new decisions.

    Where joining them fails they are joined one by one; what fails alone stays unjoined, which the log tells, and is
    tried again (`again`) by the next run. None where nothing was left to do.
    """
    new, decision = index.unlinked(at_most), index.undecided()
    left = index.left() if again else {}
    if not new and not decision and not left:
        return None
    work = _Work(index, left)
    reports, through = [*left, *(report for _, report in new)], new[-1][0] if new else decision
    if index.attempt(lambda: work.link(reports, through, heeding=bool(decision))) is None:
        return Batch(len(reports))
    return _one_by_one(work, new, decision)


def _one_by_one(work: "_Work", new: Sequence[tuple[int, str]], decision: int) -> Batch:
    """Each report by itself, those that failed before first; then what persons decided."""
    joined, failed = 0, list[Left]()
    for through, report in (*((0, report) for report in work.left), *new):
        why = work.index.attempt(partial(work.link, [report], through))
        if why is None:
            joined += 1
            continue
        failed.append(Left(report=report, why=why))
        if work.left.get(report) != failed[-1]:
            work.index.log(Linking(through=through, left=(failed[-1],)))
    if decision:
        through = max(decision, new[-1][0] if new else 0)
        why = work.index.attempt(partial(work.link, [], through, heeding=True))
        failed += [Left(report="", why=why)] if why else []
    return Batch(joined, tuple(failed))


class _Work:
    """An open ledger's book, with what joining any report to it needs; decisions are looked up when first needed."""

    def __init__(self, index: BookIndex, left: Mapping[str, Left]) -> None:
        self.index = index
        self.left = left

    def link(self, reports: Sequence[str], through: int, *, heeding: bool = False) -> None:
        """Join reports; `heeding` looks again at all that persons decided on."""
        link(
            self.index,
            [self.index.reading(report) for report in reports],
            all_linkers(),
            through=through,
            decided=decided_of(self._decisions, self._anchored),
            revisit=_concerned(self._decisions, self._anchored) if heeding else None,
            late=[report for report in reports if report in self.left],
        )

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return tuple(self.index.decisions())

    @cached_property
    def _anchored(self) -> dict[str, Reading]:
        return {anchor.report: self.index.reading(anchor.report) for one in self._decisions for anchor in one.anchors}


def _concerned(decisions: tuple[Decision, ...], readings: dict[str, Reading]) -> dict[JoinKind, frozenset[str]]:
    """The parts that decisions are about, by kind."""
    found: dict[JoinKind, set[str]] = {}
    for one in decisions:
        for anchor in one.anchors if one.kind is not None else ():
            part = part_at(anchor, readings.get(anchor.report), one.kind) if one.kind else None
            if part is not None and one.kind is not None:
                found.setdefault(one.kind, set()).add(part)
    return {kind: frozenset(parts) for kind, parts in found.items()}
