"""Builders that the tests share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from counterclaim.documents.annotators.parser import load_parser, parse
from counterclaim.records.document import Annotations, Document, Paragraph
from counterclaim.records.enums import Zone
from counterclaim.records.ids import make_id
from counterclaim.records.report import Report

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def parser() -> Language:
    """The sentence parser, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def document(parser: Language) -> Callable[..., Document]:
    """Build a document of body paragraphs from a text: `document("text", published="2024-05-01")`."""

    def build(text: str, **fields: str | None) -> Document:
        report = Report(id=make_id("r", text), text=text, language="en", **fields)
        lines = (m for m in re.finditer(r"[^\n]+", text) if m[0].strip())
        paragraphs = tuple(Paragraph(n, m.start(), m.end(), Zone.BODY) for n, m in enumerate(lines))
        tokens, sentences = parse(paragraphs, text, parser)
        return Document(report, paragraphs, sentences, tokens, Annotations((), "none", ""))

    return build
