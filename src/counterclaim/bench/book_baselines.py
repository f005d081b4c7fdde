"""What a joined book is measured against: no joining at all, and joining by what stands there.

In: readings of single reports. Out: how they hang together. Reads no pack.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.bench.book import Joined
from counterclaim.documents.paragraphs import split_paragraphs
from counterclaim.records.book import Repeat, part_id
from counterclaim.records.claim import Span
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading
from counterclaim.records.report import Report

_FEWEST_WORDS = 6
"""A shorter sentence may stand in two reports by chance."""
_HALF = 0.5


def alone(_readings: Sequence[Reading]) -> Joined:
    """Every report for itself: nothing is joined, nothing is a copy."""
    return Joined(whole=lambda report, record: part_id(report, record.id))


def as_it_stands(readings: Sequence[Reading]) -> Joined:
    """All of one day, type and place is one incident, and all of one name one actor; one day makes one truce.

    Reports that share half of their sentences are copies.
    """
    return Joined(whole=_same, repeats=tuple(_repeats([reading.report for reading in readings])))


def _same(report: str, record: Actor | Incident | Ceasefire) -> str:
    """What a record is taken for; one that does not tell enough stays alone."""
    own = part_id(report, record.id)
    match record:
        case Incident(time=time, places=places):
            day = time.earliest[:10] if time and time.earliest else None
            return f"{day} {record.type} {places[0].casefold()}" if day and places else own
        case Actor():
            return record.name.casefold()
        case Ceasefire():
            return record.agreed_on or own


def _repeats(reports: Sequence[Report]) -> Iterator[Repeat]:
    """Later reports that share sentences, to the letter, with earlier ones."""
    sentences = {report.id: _sentences(report.text) for report in reports}
    for earlier, later in combinations(reports, 2):
        shared = sentences[earlier.id] & sentences[later.id]
        share = len(shared) / max(1, min(len(sentences[earlier.id]), len(sentences[later.id])))
        if share >= _HALF:
            yield _repeat(later, Span(0, len(later.text)), earlier, share=share, whole=True)
            continue
        for span in split_paragraphs(later.text):
            own = _sentences(later.text[span.start : span.end])
            if own and own <= shared:
                yield _repeat(later, span, earlier)


def _repeat(later: Report, span: Span, earlier: Report, *, share: float = 1.0, whole: bool = False) -> Repeat:
    """Where in the earlier report the words stand is not asked."""
    return Repeat(
        report=later.id, start=span.start, end=span.end, source=earlier.id, source_start=0,
        source_end=len(earlier.text), share=share, whole=whole,
    )  # fmt: skip


def _sentences(text: str) -> frozenset[str]:
    return frozenset(one for one in re.split(r"(?<=[.!?])\s+|\n+", text) if len(one.split()) >= _FEWEST_WORDS)
