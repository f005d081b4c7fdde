"""Where quotation marks open and close.

In: a document. Out: token ranges between the marks. Reads no pack.
"""

from counterclaim.records.document import Document, Token

OPEN, CLOSE = "“«", "”»"
_PLAIN = ('"', "``", "''")


def quoted_ranges(doc: Document) -> list[tuple[int, int]]:
    """Token ranges inside quotation marks. A mark left open at the end of a paragraph closes there."""
    ranges: list[tuple[int, int]] = []
    start: int | None = None
    paragraph = -1
    for token in doc.tokens:
        here = doc.sentences[token.sentence].paragraph
        if here != paragraph:
            if start is not None:
                ranges.append((start, token.index))
            start, paragraph = None, here
        if start is None and _opens(token):
            start = token.index + 1
        elif start is not None and _closes(token):
            ranges.append((start, token.index))
            start = None
    if start is not None:
        ranges.append((start, len(doc.tokens)))
    return ranges


def _opens(token: Token) -> bool:
    return token.text in OPEN or token.text in _PLAIN or token.text == "‘‘"


def _closes(token: Token) -> bool:
    return token.text in CLOSE or token.text in _PLAIN
