"""PDF with a text layer.

In: a stream of bytes. Out: one extract whose text is that of the pages, a blank line between them, with marks for lines
that stand on every page; a scan, an encrypted or a damaged file is a refusal. No pack is read.
"""

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from counterclaim.documents.extract import Extract, Limits, Reader, Refused, check_text, read_all
from counterclaim.records.enums import Zone
from counterclaim.records.report import Mark

if TYPE_CHECKING:
    from pypdf import PdfReader

_PAGES_MAX = 300
"""Pages of the longest file that is read."""
_OFTEN = 3
"""Pages on which a line must stand first or last to be a running head or foot."""
_LETTERS_LEAST = 20
"""Letters below which a file is a scan with a stamp, not a text."""
_SCAN = "The pages are pictures without a text layer. Run text recognition (OCR) on the file, then read it again."
_LOCKED = "The file is encrypted. Save a copy without a password and read that."
_DAMAGED = "The file is damaged or no PDF. Save it again, or give its text."
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-z])")
_NUMBERS = re.compile(r"\d+")
# What pypdf is known to raise on files made to break it, beside its own errors.
_GARBAGE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OverflowError,
    NotImplementedError,
    AssertionError,
    EOFError,
    struct.error,
    zlib.error,
)


def read_pdf(stream: BinaryIO, limits: Limits) -> Iterator[Extract | Refused]:
    """The text layer of all pages: one report."""
    from pypdf.errors import PyPdfError

    data = read_all(stream, limits)
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages, told = _read(data, limits)
    except (PyPdfError, *_GARBAGE) as error:
        raise Refused("damaged", f"{_DAMAGED} ({type(error).__name__})", data=data) from error
    text, marks = _lay_out(pages)
    if sum(char.isalpha() for char in text) < _LETTERS_LEAST:
        raise Refused("no_text_layer", _SCAN, data=data)
    check_text(text, limits, data=data)
    yield Extract(text, data, "application/pdf", title=told, marks=marks)


def _read(data: bytes, limits: Limits) -> tuple[list[str], str | None]:
    """Text of each page, and the title that the file gives itself."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, WrongPasswordError

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (DependencyError, WrongPasswordError, NotImplementedError) as error:
            raise Refused("encrypted", _LOCKED, data=data) from error
        if not opened:
            raise Refused("encrypted", _LOCKED, data=data)
    if len(reader.pages) > _PAGES_MAX:
        raise Refused("too_long", f"The file has more than {_PAGES_MAX} pages. Give the pages that matter.", data=data)
    pages: list[str] = []
    count = 0
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        count += len(pages[-1])
        if count > limits.max_chars:
            break
    return pages, _title(reader)


def _title(reader: "PdfReader") -> str | None:
    """The file's own title, unless it is a file name or a placeholder."""
    told: Any = reader.metadata.title if reader.metadata else None
    title = " ".join(told.split()) if isinstance(told, str) else ""
    if len(title.split()) < 3 or re.search(r"\.\w{3,4}$|^microsoft|untitled", title, re.IGNORECASE):
        return None
    return title[:500]


def _lay_out(pages: list[str]) -> tuple[str, tuple[Mark, ...]]:
    """The pages as one text, words that a line end cut made whole, and marks for running heads and feet."""
    texts = [_HYPHEN.sub(_join, page.replace("\0", " ").replace("\r", "\n")).strip("\n ") for page in pages]
    running = _running_lines(texts)
    marks: list[Mark] = []
    at = 0
    for text in texts:
        lines = text.split("\n")
        offset = at
        for number, line in enumerate(lines):
            edge = number in (0, 1) or number >= len(lines) - 2
            if edge and line.strip() and _shape(line) in running:
                lead = len(line) - len(line.lstrip())
                marks.append(Mark(offset + lead, offset + len(line.rstrip()), Zone.FURNITURE))
            offset += len(line) + 1
        at += len(text) + 2
    return "\n\n".join(texts), tuple(marks)


def _join(match: re.Match[str]) -> str:
    """A word cut at the line's end is made whole where that gives a word; else its hyphen stays."""
    from counterclaim.documents.annotators.recase import load_lowercase

    text, at = match.string, match.start()
    before = re.search(r"[^\W\d_]+$", text[max(0, at - 40) : at])
    after = re.match(r"[^\W\d_]+", text[match.end() : match.end() + 40])
    whole = (before[0] + after[0]).lower() if before and after else ""
    return "" if whole in load_lowercase() or "\u00ad" in match[0] else "-"


def _running_lines(texts: list[str]) -> frozenset[str]:
    """Lines, figures aside, that stand first or last on several pages."""
    count: Counter[str] = Counter()
    for text in texts:
        lines = [line for line in text.split("\n") if line.strip()]
        count.update({_shape(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(shape for shape, n in count.items() if n >= _OFTEN and n > len(texts) // 2)


def _shape(line: str) -> str:
    return _NUMBERS.sub("0", line.strip().lower())


PDF = Reader("PDF", (".pdf",), lambda head: b"%PDF-" in head[:1024], read_pdf)
