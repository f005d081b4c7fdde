"""Bytes to text: the encoding is detected, the byte-order mark dropped, line ends are kept as they are.

In: bytes. Out: text, or a refusal when they are no text or in no encoding we can tell. No pack is read.
"""

import codecs
import re

from counterclaim.documents.extract import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "The input is not text. Give plain text, Markdown, HTML, JSON Lines or a PDF with a text layer."
_ENCODING = "The encoding cannot be told. Save the file as UTF-8 and read it again."
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.01
"""More control characters than this and the bytes are no text; old newswire has one or two a page."""
# Marks that Windows editors put into otherwise plain English: quotes, dashes, ellipsis, bullet, no-break space.
_WINDOWS_MARKS = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xb0")
_WESTERN = frozenset(("cp1252", "latin_1", "iso8859_15"))
_SAMPLE = 100_000
"""Bytes on which an unknown encoding is guessed."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else as the file declares, else by its bytes.

    Bytes with NULs are refused as binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data or len(_CONTROLS.findall(data)) > max(3, _CONTROL_SHARE * len(data)):
        raise Refused("binary", _BINARY, data=data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, declared)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("encoding", _ENCODING, data=data) from None
    if "\0" in text:
        raise Refused("binary", _BINARY, data=data)
    return text


def _guess(data: bytes, declared: str | None) -> str:
    if declared:
        try:
            return data.decode(codecs.lookup(declared).name)
        except (LookupError, UnicodeError):
            pass  # A page may declare what is not true; its bytes decide.
    if {byte for byte in data if byte > 0x7F} <= _WINDOWS_MARKS:
        return data.decode("cp1252")
    from charset_normalizer import from_bytes

    guesses = from_bytes(data[:_SAMPLE])
    best = guesses.best()
    if best is None:
        raise Refused("encoding", _ENCODING, data=data)
    # Short Western text is often taken for Central European; English comes in the Western one.
    western = any(guess.encoding in _WESTERN or _WESTERN & set(guess.could_be_from_charset) for guess in guesses)
    try:
        return data.decode("cp1252" if western else best.encoding)
    except UnicodeDecodeError:
        raise Refused("encoding", _ENCODING, data=data) from None
