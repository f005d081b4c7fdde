"""Markdown: headings and the block of notes at its head are told apart, the text stays as written.

In: a stream of bytes. Out: one extract with marks for headings and notes, or a refusal. No pack is read.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.documents.decoding import decode
from counterclaim.documents.extract import Extract, Limits, Reader, Refused, check_text, read_all
from counterclaim.records.enums import Zone
from counterclaim.records.report import Mark

_NOTES = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?=\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"""^(\w+)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*\r?$""", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t#]*\r?$", re.MULTILINE)
_IMAGE = re.compile(r"^!\[([^\]\n]*)\]\([^)\n]*\)[ \t]*\r?$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*\r?$", re.MULTILINE)
_KEYS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "author": "byline",
    "byline": "byline",
}
_NOTES_MAX = 4_000
"""Characters of the notes at the head; a longer block is text."""


def read_markdown(stream: BinaryIO, limits: Limits) -> Iterator[Extract | Refused]:
    """The file as it stands: one report, with title, day and source from the notes at its head if it has them."""
    data = read_all(stream, limits)
    text = check_text(decode(data), limits, data=data)
    told: dict[str, str] = {}
    marks: list[Mark] = []
    notes = _NOTES.match(text[:_NOTES_MAX])
    if notes:
        marks.append(Mark(0, notes.end(), Zone.FURNITURE))
        for key, value in _NOTE.findall(notes[1]):
            if value and key.lower() in _KEYS:
                told.setdefault(_KEYS[key.lower()], value)
    begin = notes.end() if notes else 0
    marks.extend(_headings(text, begin, has_title="title" in told))
    marks.extend(Mark(m.start(1), m.end(1), Zone.CAPTION) for m in _IMAGE.finditer(text, begin) if m[1].strip())
    marks.extend(Mark(m.start(), m.end(), Zone.FURNITURE) for m in _RULE.finditer(text, begin))
    marks.sort(key=lambda mark: mark.start)
    yield Extract(text, data, "text/markdown", marks=tuple(marks), **told)


def _headings(text: str, begin: int, *, has_title: bool) -> Iterator[Mark]:
    """Headings without their signs; the first one of the highest rank before any text is the headline."""
    first = True
    for match in _HEADING.finditer(text, begin):
        if not match[2].strip():
            continue
        leads = first and not text[begin : match.start()].strip()
        title = leads and (len(match[1]) == 1 or has_title)
        yield Mark(match.start(2), match.end(2), Zone.HEADLINE if title else Zone.HEADING)
        first = False


MARKDOWN = Reader("Markdown", (".md", ".markdown"), lambda _head: False, read_markdown)
