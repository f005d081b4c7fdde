"""Texts as the scorers of times and places hand them out, and documents built of them.

In: the JSON Lines that a scorer's `--dump-input` writes, `{"doc", "text", "dct"}`. Out: names, texts and ISO days of
writing; documents without attribution. Reads no pack.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from counterclaim.bench.rows import read_lines, words_of
from counterclaim.records.document import Annotations, Document
from counterclaim.records.report import Report

Builder = Callable[[str, str | None], Document]
"""Makes a document of a text and its ISO day of writing."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_texts(path: Path) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and ISO day of writing of every line; InputError when the file is missing or a line is wrong."""
    for number, record in read_lines(path):
        day = _DAY.match(str(record.get("dct")))
        yield words_of(record, "doc", path, number), words_of(record, "text", path, number), day[0] if day else None


def builder() -> Builder:
    """Builds documents as reading does, with the sentence parser and without attribution."""
    from counterclaim.documents.annotators.parser import load_parser
    from counterclaim.documents.building import build_document

    parser = load_parser()

    def build(text: str, day: str | None) -> Document:
        report = Report(id="r_bench", text=text, language="en", published=day)
        return build_document(report, parser=parser, annotate=lambda _text, _parts: Annotations((), "none", ""))

    return build
