"""A ledger that was made anew in; what new reports are compared with, kept again, out. No entry is written.

What is kept for comparing is no part of the log or the state, so an export holds nothing of it. Without it a ledger
made from an export would join no new report to those that it holds.
"""

from counterclaim.book.copies.bringing_in import keep_prints
from counterclaim.book.copies.prints import prints_of
from counterclaim.book.deciding.decided import decided_of
from counterclaim.book.joining import Decided
from counterclaim.book.joining_all import all_linkers
from counterclaim.book.linking import MOST_PARTS, compare, keep
from counterclaim.book.parting import part_equals
from counterclaim.book.parts import parts_of
from counterclaim.store import BookIndex

_AT_ONCE = 200


def keep_for_comparing(index: BookIndex) -> None:
    """Keep the parts of every joined report, the pairs that are alike, and what a person parted."""
    linkers = all_linkers()
    joined = index.linked()
    for start in range(0, len(joined), _AT_ONCE):
        readings = [index.reading(report) for report in joined[start : start + _AT_ONCE]]
        for linker in linkers:
            most = MOST_PARTS[linker.kind]
            parts = [part for reading in readings for part in parts_of(reading, linker.kind)[:most]]
            compare(index, linker, keep(index, linker, parts))
        for reading in (one for one in readings if one.report.coded is None):
            keep_prints(index, reading.report.id, prints_of(reading.report))
    decisions = tuple(index.decisions())
    anchored = {anchor.report: index.reading(anchor.report) for one in decisions for anchor in one.anchors}
    decided = decided_of(decisions, anchored)
    for linker in linkers:
        parted = decided.get(linker.kind, Decided()).parted
        compare(index, linker, part_equals(index, linker, sorted(parted), ()).fresh)
