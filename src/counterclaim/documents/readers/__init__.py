"""Readers: one file a format. In: bytes. Out: extracts or refusals. The first reader that knows an input reads it."""

from counterclaim.documents.extract import Reader
from counterclaim.documents.readers.html_page import HTML
from counterclaim.documents.readers.jsonl import JSONL
from counterclaim.documents.readers.markdown import MARKDOWN
from counterclaim.documents.readers.pdf import PDF
from counterclaim.documents.readers.plain import PLAIN

READERS: tuple[Reader, ...] = (PDF, HTML, JSONL, MARKDOWN, PLAIN)
"""In the order in which they are asked; the last one takes what is left."""


def reader_for(name: str, head: bytes) -> Reader | None:
    """The reader for an input by the end of its name, or None where no reader has that ending.

    An input without ending, and standard input, is known by its first bytes. A PDF is known by them in any case.
    """
    if PDF.sniff(head):
        return PDF
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot > 0 else ""
    if suffix:
        return next((reader for reader in READERS if suffix in reader.suffixes), None)
    return sniff(head)


def sniff(head: bytes) -> Reader:
    """The reader for an input by its first bytes alone."""
    return next(reader for reader in READERS if reader.sniff(head))
