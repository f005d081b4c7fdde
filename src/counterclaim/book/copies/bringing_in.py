"""New readings and what they repeat: the prints of their paragraphs looked up among all that was read before.

In: an open ledger's book index and the readings. Out: the repeats that stand now, and the reports whose earlier repeats
they take the place of. A report that is read late and was published early becomes the source of what repeats it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.book.copies.prints import Print, keys_of, prints_of
from counterclaim.book.copies.repeats import repeats
from counterclaim.records.book import Repeat, part_id
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Report
from counterclaim.store import BookIndex, KeptPart

_KIND = JoinKind.REPORT
Prints = tuple[Print, ...]


class Repeated(msgspec.Struct, frozen=True):
    """Repeats, and every report that was looked at for them."""

    repeats: tuple[Repeat, ...]
    looked_at: tuple[str, ...]


def find_repeats(index: BookIndex, readings: Sequence[Reading]) -> Repeated:
    """What the new reports repeat, and what others repeat now that the new ones are there."""
    known: dict[str, tuple[Report, Prints]] = {}
    for reading in readings:
        prints = prints_of(reading.report)
        known[reading.report.id] = (reading.report, prints)
        keep_prints(index, reading.report.id, prints)
    found: dict[str, tuple[Repeat, ...]] = {}
    for reading in readings:
        near = _near(index, reading.report.id, known)
        found[reading.report.id] = told = repeats(*known[reading.report.id], {one: known[one] for one in near})
        # What repeats a whole report goes on repeating it when a copy of a later day comes; of one day, credits decide.
        earlier = {other for other in near if _day(known[other][0]) < _day(reading.report)}
        settled = index.whole_copies(earlier) if any(one.whole for one in told) else frozenset()
        for other in near - settled - found.keys():
            found[other] = repeats(*known[other], {one: known[one] for one in _near(index, other, known)})
    before = index.repeats_of(found)
    now = [one for told in found.values() for one in told]
    changed = sorted({one.report for one in set(before) ^ set(now)})
    return Repeated(tuple(one for one in now if one.report in changed), tuple(changed))


def keep_prints(index: BookIndex, report: str, prints: Prints) -> None:
    """Keep what tells a report's paragraphs again in others."""
    kept = [(part_id(report, str(n)), one) for n, one in enumerate(prints)]
    parts = [KeptPart(part, part, msgspec.msgpack.encode(one)) for part, one in kept]
    index.keep_parts(_KIND, parts, {part: keys_of(one) for part, one in kept})


def _near(index: BookIndex, report: str, known: dict[str, tuple[Report, Prints]]) -> set[str]:
    """Reports that share a key with this one; those not known yet are fetched."""
    sharing = index.sharing(_KIND, {key for one in known[report][1] for key in keys_of(one)})
    near = {_report(node) for nodes in sharing.values() for node in nodes} - {report}
    for other in sorted(near - known.keys()):
        known[other] = (index.report(other), _prints(index, other))
    return near


def _prints(index: BookIndex, report: str) -> Prints:
    kept = index.parts_from(_KIND, report)
    ordered: Iterable[KeptPart] = sorted(kept, key=lambda part: int(part.part.rpartition("/")[2]))
    return tuple(msgspec.msgpack.decode(part.traits, type=Print) for part in ordered)


def _day(report: Report) -> str:
    return report.published or "9999"


def _report(node: str) -> str:
    return node.rpartition("/")[0]
