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
_WIDE_MOST, _WIDE_LEAST = 0.8, 0.02
"""English in UTF-16: nearly every second byte is NUL, and next to none of those between."""
_CUT = 3
"""Bytes at most that a character cut off at the end of a file leaves."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else as the file declares, else by its bytes.

    NULs in every second place are UTF-16; other bytes with NULs are refused as binary. A character that the end of a
    file cuts off is left out of the text; the bytes are kept as they came.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _strict(data, wide)
    if b"\0" in data or len(_CONTROLS.findall(data)) > max(3, _CONTROL_SHARE * len(data)):
        raise Refused("binary", _BINARY, data=data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _but_for_its_end(data, error) or _guess(data, declared)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark by its NULs, which stand in every second place of a text in Latin letters."""
    half = len(data[:_SAMPLE]) // 2
    if len(data) % 2 or half < _CUT:
        return None
    even, odd = (data[start:_SAMPLE:2].count(0) / half for start in (0, 1))
    if odd >= _WIDE_MOST and even <= _WIDE_LEAST:
        return "utf-16-le"
    return "utf-16-be" if even >= _WIDE_MOST and odd <= _WIDE_LEAST else None


def _but_for_its_end(data: bytes, error: UnicodeDecodeError) -> str | None:
    """UTF-8 whose last character is cut off; None where other bytes fail, or none but it tell of UTF-8."""
    cut = error.end == len(data) and error.start >= len(data) - _CUT and error.reason.startswith("unexpected end")
    whole = data[: error.start]
    # One odd byte after plain ASCII may as well be an accent of an older encoding.
    return whole.decode("utf-8") if cut and not whole.isascii() else None


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
