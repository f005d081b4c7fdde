"""A report taken apart: furniture told from report, cut into paragraphs and sentences, annotated.

In: a report, the parser, and what finds who says what. Out: a `Document`. Reads what `segmentation.py` and
`annotators/parser.py` read.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counterclaim.documents.annotators.parser import parse
from counterclaim.documents.segmentation import segment
from counterclaim.records.document import Annotations, Document, Paragraph
from counterclaim.records.report import Report

if TYPE_CHECKING:
    from counterclaim.documents.annotators.parser import Parser

Annotate = Callable[[str, Sequence[Paragraph]], Annotations]
"""Finds who says what in a text with its paragraphs."""


def build_document(report: Report, *, parser: "Parser", annotate: Annotate) -> Document:
    """A report taken apart: its paragraphs with their zones, sentences, words, and who says what."""
    paragraphs = segment(report)
    tokens, sentences = parse(paragraphs, report.text, parser)
    return Document(report, paragraphs, sentences, tokens, annotate(report.text, paragraphs))
