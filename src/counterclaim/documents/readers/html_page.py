"""Saved web pages: the words of the page in their order, with what the page says about itself. Nothing is fetched.

In: a stream of bytes. Out: one extract whose text is all that a visitor reads, menus and share counts included, each
block on lines of its own; marks say which blocks are furniture, captions, headings. No pack is read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from counterclaim.documents.decoding import decode
from counterclaim.documents.extract import Extract, Limits, Reader, Refused, check_text, read_all
from counterclaim.documents.readers.page_blocks import Block, read_blocks
from counterclaim.documents.readers.page_notes import PageNotes, read_notes
from counterclaim.records.enums import Zone
from counterclaim.records.report import Mark

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SIGNS = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|title|meta)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 4_096
# Thousands of attributes on one tag take the parser minutes, and pictures written into one are no words.
_BLOATED_TAG = re.compile(r"<([a-zA-Z][\w-]{0,40})[^<>]{10000,}>")
_LONG = 20
"""Words of a paragraph that is text wherever it stands, unless its place says otherwise."""
_LINKED = 0.5
"""Share of a block's letters inside links from which it is a list of links."""
_MAIN_LEAST = 200
"""Characters that the main text must have, or the page is taken as it is."""
_ELEMENTS_FOR_MAIN = 50_000
"""Elements of the largest page on which the main text is looked for."""
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,40})\b[^<>]*>")
_TOO_DEEP = "Excessive depth"
"""What the parser notes where it leaves out what stands too deep inside other elements."""
_NESTLESS = re.compile(
    "html|head|body|title|meta|link|base|br|hr|img|p|h[1-6]|script|style|noscript|template|svg", re.IGNORECASE
)
_INLINE = re.compile("a|abbr|b|big|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|time|tt|u", re.IGNORECASE)


def read_html(stream: BinaryIO, limits: Limits) -> Iterator[Extract | Refused]:
    """The page as one report: title, day, publisher and address from its own notes."""
    data = read_all(stream, limits)
    declared = _CHARSET.search(data[:_HEAD])
    source = _XML.sub("", decode(data, declared=declared[1].decode("ascii", "replace") if declared else None))
    source = _BLOATED_TAG.sub(r"<\1>", source)
    tree = _parse(source, data)
    notes = read_notes(tree, source)
    blocks = _zoned(read_blocks(tree), _main_lines(tree), notes)
    text, marks = _lay_out(blocks)
    check_text(text, limits, data=data)
    yield Extract(
        text,
        data,
        "text/html",
        title=notes.title,
        published=notes.published,
        publisher=notes.publisher,
        url=notes.url,
        marks=marks,
    )


def _parse(source: str, data: bytes) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        if any(_TOO_DEEP in entry.message for entry in parser.error_log):
            tree = html.document_fromstring(_flat(source).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        advice = f"The page cannot be read ({error}). Save it again, or copy its text into a file."
        raise Refused("damaged", advice, data=data) from error
    return tree


def _flat(source: str) -> str:
    """The page without its nesting, each block a paragraph: a page too deep for the parser keeps its words."""

    def flat(match: re.Match[str]) -> str:
        if _NESTLESS.fullmatch(match[1]):
            return match[0]
        return "" if _INLINE.fullmatch(match[1]) else "<p>"

    return _TAG.sub(flat, source)


def _main_lines(tree: Any) -> frozenset[str] | None:
    """The lines of the page's main text, bare; None where none can be told apart."""
    from lxml import etree

    if sum(1 for _ in tree.iter()) > _ELEMENTS_FOR_MAIN:
        return None
    import trafilatura

    try:
        main = trafilatura.extract(
            etree.tostring(tree, encoding="unicode"), include_comments=False, favor_recall=True, deduplicate=False
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return None  # A page made to break the extractor is still read, by its structure alone.
    if not main or len(main) < _MAIN_LEAST:
        return None
    return frozenset(bare for line in main.splitlines() if (bare := _bare(line)))


def _zoned(blocks: list[Block], main: frozenset[str] | None, notes: PageNotes) -> list[tuple[Block, Zone | None]]:
    """Zone of each block where the page tells it; None leaves it to the words."""
    title = _bare(notes.title or "")
    repeated = {bare for bare, n in Counter(_bare(block.text) for block in blocks).items() if n > 2}
    zoned: list[tuple[Block, Zone | None]] = []
    seen_headline = False
    has_h1 = any(block.tag == "h1" and not block.aside for block in blocks)
    for block in blocks:
        bare = _bare(block.text)
        is_title = block.tag == "h1" or (not has_h1 and bool(title) and bare == title)
        if is_title and not seen_headline and not block.in_menu:
            zoned.append((block, Zone.HEADLINE))
            seen_headline = True
        else:
            zoned.append((block, _zone(block, bare, main, repeated=bare in repeated)))
    return zoned


def _zone(block: Block, bare: str, main: frozenset[str] | None, *, repeated: bool) -> Zone | None:
    words = len(block.text.split())
    if block.aside or (block.linked >= _LINKED and words < _LONG) or (repeated and words < _LONG):
        return Zone.FURNITURE
    if block.tag == "figcaption":
        return Zone.CAPTION
    if main is not None and bare not in main and not any(bare in line for line in main):
        looks_like_text = words >= _LONG and block.tag in ("p", "li", "blockquote", "div", "td")
        return None if looks_like_text or block.is_head else Zone.FURNITURE
    return Zone.HEADING if block.tag in ("h2", "h3", "h4", "h5", "h6") else None


def _lay_out(blocks: list[tuple[Block, Zone | None]]) -> tuple[str, tuple[Mark, ...]]:
    """The blocks as one text with a blank line between them, and marks for those with a zone."""
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for block, zone in blocks:
        if zone is not None:
            marks.append(Mark(at, at + len(block.text), zone))
        pieces.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(pieces), tuple(marks)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _looks_like_html(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_SIGNS.match(text)) or (text.lstrip().startswith(b"<?xml") and b"<html" in text.lower())


HTML = Reader("HTML", (".html", ".htm", ".xhtml"), _looks_like_html, read_html)
