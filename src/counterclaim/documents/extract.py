"""What every reader gives: a text with what its file says about it, or the reason why there is none.

In: nothing. Out: the records and errors that readers share. No pack is read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from counterclaim.records.errors import InputError
from counterclaim.records.report import Mark


@dataclass(frozen=True, slots=True)
class Extract:
    """One report as its file tells it: the text that offsets count, and the file's words on title, day and source."""

    text: str
    data: bytes
    media_type: str
    record: str = ""
    """`#n` for the n-th line of a JSON Lines file, else nothing."""
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    marks: tuple[Mark, ...] = ()


class Refused(InputError):
    """An input, or one record of it, that cannot be read: a short code, what to do, and the bytes if there are any."""

    def __init__(self, reason: str, advice: str, *, data: bytes | None = None, record: str = "") -> None:
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice
        self.data = data
        self.record = record


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes: bytes of a file (of a line, for JSON Lines) and characters of a text."""

    max_bytes: int
    max_chars: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A file format: what its names end in, how its first bytes look, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    """Whether the first bytes of a nameless input are of this format."""
    read: Callable[[BinaryIO, Limits], Iterator[Extract | Refused]]


def read_all(stream: BinaryIO, limits: Limits) -> bytes:
    """All bytes of an input, or a refusal when there are none or more than the limit."""
    data = stream.read(limits.max_bytes + 1)
    if not data:
        raise Refused("empty", "The input holds nothing. Check the path or save the page again.", data=data)
    if len(data) > limits.max_bytes:
        advice = f"The input is larger than {limits.max_bytes:,} bytes. Split it into smaller files and read those."
        raise Refused("too_large", advice)
    return data


def check_text(text: str, limits: Limits, *, data: bytes, record: str = "") -> str:
    """The text itself, or a refusal when it holds no words or more characters than the limit."""
    if not any(char.isalnum() for char in text):
        raise Refused(
            "empty", "The input holds no words. Check that the right file was given.", data=data, record=record
        )
    if len(text) > limits.max_chars:
        advice = f"The text is longer than {limits.max_chars:,} characters. Split it into smaller files and read those."
        raise Refused("too_long", advice, data=data, record=record)
    return text
