"""JSON Lines: one report a line, keys `text`, `title`, `published`, `publisher`, `url`.

In: a stream of bytes, read line by line so that a corpus of any size takes the memory of one line. Out: an extract or
a refusal per line; a bad line does not stop the next. No pack is read.
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from counterclaim.documents.extract import Extract, Limits, Reader, Refused, check_text

_ADVICE = 'One JSON object a line is wanted, such as {"text": "...", "published": "2024-05-01"}. Mend the line.'
_WHOLE = "This is one JSON document over many lines. Write each report as an object on a line of its own."
_GIVE_UP = 20
"""Bad lines, with no good one before, after which the input is no JSON Lines at all."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Line(msgspec.Struct):
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_jsonl(stream: BinaryIO, limits: Limits) -> Iterator[Extract | Refused]:
    """One report or one refusal for each line that is not blank."""
    number = bad = 0
    good = False
    while data := stream.readline(limits.max_bytes + 1):
        number += 1
        if number == 1 and data.startswith(_WIDE):
            raise Refused("encoding", "JSON Lines are read as UTF-8. Save the file as UTF-8.", data=data)
        cut = len(data) > limits.max_bytes and not data.endswith(b"\n")
        while cut and (rest := stream.readline(limits.max_bytes)):
            cut = not rest.endswith(b"\n")
        words = data.removeprefix(codecs.BOM_UTF8).strip()
        if number == 1 and words in (b"{", b"["):
            raise Refused("not_json", _WHOLE, data=data)
        if words:
            result = _read_line(data, number, limits)
            yield result
            good = good or isinstance(result, Extract)
            bad += isinstance(result, Refused) and result.reason == "not_json"
        if bad >= _GIVE_UP and not good:
            raise Refused("not_json", f"The first {bad} lines are no reports; the rest was not read. {_ADVICE}")
    if not number:
        raise Refused("empty", "The input holds no line. Check the path.", data=b"")


def _read_line(data: bytes, number: int, limits: Limits) -> Extract | Refused:
    record = f"#{number}"
    if len(data) > limits.max_bytes:
        advice = f"Line {number} is longer than {limits.max_bytes:,} bytes. Split it, or raise the limit max_bytes."
        return Refused("too_large", advice, record=record)
    line = data.removeprefix(codecs.BOM_UTF8).strip()
    try:
        told = msgspec.json.decode(line, type=_Line)
        told.text.encode()
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return Refused("not_json", f"Line {number}: {error}. {_ADVICE}", data=data, record=record)
    if "\0" in told.text:
        advice = f"Line {number}: its text holds NUL characters. Clean the text and read it again."
        return Refused("binary", advice, data=data, record=record)
    try:
        check_text(told.text, limits, data=data, record=record)
    except Refused as refused:
        return refused
    return Extract(
        told.text,
        data,
        "application/json",
        record,
        title=told.title,
        published=told.published,
        publisher=told.publisher,
        url=told.url,
    )


JSONL = Reader("JSON Lines", (".jsonl", ".ndjson", ".json"), lambda head: head.lstrip()[:1] == b"{", read_jsonl)
