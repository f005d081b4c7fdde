"""A report's text to paragraphs, each with its zone: headline, dateline, byline, body, heading, caption, furniture.

In: a report. Out: paragraphs in order, disjoint, with offsets of the report's text; what lies between them is space.
Zones that the file tells (`report.marks`) hold; all others are read from form and words. Reads the pack `furniture.en`.
"""

from collections.abc import Iterator, Sequence

from counterclaim.documents.furniture import closing_piece, leading_pieces, zone_of_line
from counterclaim.documents.header import Header, byline_names, read_header
from counterclaim.documents.paragraphs import split_paragraphs
from counterclaim.documents.titles import (
    HEADING_WORDS,
    describes_picture,
    is_capitals,
    is_sentence,
    is_short_title,
    is_title_case,
)
from counterclaim.records.claim import Span
from counterclaim.records.document import Paragraph
from counterclaim.records.enums import Zone
from counterclaim.records.report import Mark, Report


def segment(report: Report) -> tuple[Paragraph, ...]:
    """The paragraphs of a report, in order: `segment(report)[0].zone` is often `Zone.HEADLINE`."""
    spans, header = outline(report.text, marks=report.marks, title=report.headline)
    pieces = sorted(_pieces(report.text, spans, header), key=lambda piece: piece[0].start)
    return tuple(Paragraph(n, span.start, span.end, zone) for n, (span, zone) in enumerate(pieces))


def outline(text: str, *, marks: Sequence[Mark] = (), title: str | None = None) -> tuple[tuple[Span, ...], Header]:
    """Paragraph stretches of a text and what its head tells."""
    spans = _cut_at_marks(split_paragraphs(text), marks)
    marked = {mark.start: mark.zone for mark in marks}
    by_number = {n: marked[span.start] for n, span in enumerate(spans) if span.start in marked}
    return spans, read_header(text, spans, title=title, marked=by_number)


def _cut_at_marks(spans: Sequence[Span], marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Spans cut so that every mark is a span of its own; the signs before a marked heading fall away."""
    if not marks:
        return tuple(spans)
    pieces: list[Span] = [Span(mark.start, mark.end) for mark in marks]
    place = 0
    for span in spans:
        start = span.start
        while place < len(marks) and marks[place].end <= start:
            place += 1
        at = place
        while at < len(marks) and marks[at].start < span.end:
            pieces.append(Span(start, marks[at].start))
            start = max(start, marks[at].end)
            at += 1
        pieces.append(Span(start, span.end))
    return tuple(sorted((s for s in pieces if s.start < s.end), key=lambda s: s.start))


def _pieces(text: str, spans: Sequence[Span], header: Header) -> Iterator[tuple[Span, Zone]]:
    capitals = _is_all_capitals(text, spans, header)
    for number, span in enumerate(spans):
        zone = header.zones.get(number)
        if zone is None:
            last = number == len(spans) - 1
            closes = closing_piece(text, span.start, span.end) is not None
            line = text[span.start : span.end]
            zone = Zone.BODY if closes else _zone_in_body(line, header, number, last=last, capitals=capitals)
        if zone is Zone.BODY:
            yield from _split_edges(text, span, header if number == header.body else None)
        elif trimmed := _trim(text, span.start, span.end):
            yield trimmed, zone


def _is_all_capitals(text: str, spans: Sequence[Span], header: Header) -> bool:
    body = [text[s.start : s.end] for n, s in enumerate(spans) if n >= header.body]
    return is_capitals(" ".join(body)[:4000])


def _zone_in_body(line: str, header: Header, number: int, *, last: bool, capitals: bool) -> Zone:
    if number == header.body and header.dateline:
        return Zone.BODY
    aside = zone_of_line(line)
    if aside:
        return aside[0]
    if byline_names(line):
        return Zone.BYLINE
    if not is_short_title(line) or (capitals and (line.endswith("?") or len(line.split()) > HEADING_WORDS)):
        return Zone.BODY
    if is_sentence(line) or (last and not describes_picture(line)):
        return Zone.BODY if is_sentence(line) or capitals or len(line.split()) > HEADING_WORDS else Zone.HEADING
    if describes_picture(line):
        return Zone.CAPTION
    return Zone.HEADING if is_title_case(line) or len(line.split()) <= HEADING_WORDS else Zone.BODY


def _split_edges(text: str, span: Span, header: Header | None) -> Iterator[tuple[Span, Zone]]:
    """A body paragraph without the dateline and marks before it and the credit after it, which become pieces."""
    start, end = span.start, span.end
    if header and header.dateline:
        yield header.dateline.span, Zone.DATELINE
        start = header.dateline.span.end
    for piece in leading_pieces(text, start, end):
        yield piece.span, piece.zone
        start = piece.span.end
    closing = closing_piece(text, start, end) if start < end else None
    if closing:
        end = closing.span.start
        if trimmed := _trim(text, closing.span.start, closing.span.end):
            yield trimmed, closing.zone
    if trimmed := _trim(text, start, end):
        yield trimmed, Zone.BODY


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
