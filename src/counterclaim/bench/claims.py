"""What claims are measured against: every sentence of a report read as the same claim.

In: a report. Out: claims in the public format. Reads no pack.
"""

from collections.abc import Iterator

from counterclaim.bench.attribution_baselines import split_sentences
from counterclaim.records.claim import Claim, Event, Quote
from counterclaim.records.enums import Kind
from counterclaim.records.ids import make_id
from counterclaim.records.report import Report


def every_sentence(report: Report, *, kind: Kind, event: str | None = None) -> Iterator[Claim]:
    """A claim in the report's own voice for every sentence: an event of the type given, or a position.

    `every_sentence(report, kind=Kind.EVENT, event="shelling")` finds much and understands nothing.
    """
    for span in split_sentences(report.text):
        words = report.text[span.start : span.end]
        yield Claim(
            id=make_id("c", report.id, str(span.start), kind),
            report=report.id,
            kind=kind,
            evidence=Quote(span.start, span.end, words),
            sentence=span,
            event=Event(type=event) if event else None,
        )
