"""A report as published, its original bytes, and the refusal of one that cannot be read."""

import msgspec

from counterclaim.records.enums import Zone


class Mark(msgspec.Struct, frozen=True):
    """A stretch whose zone the file itself tells: a heading in Markdown, a menu in HTML, a page number in PDF."""

    start: int
    end: int
    zone: Zone


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes as collected: what a chain of custody asks for. Times are UTC, ISO 8601."""

    data: bytes
    sha256: str
    media_type: str
    origin: str
    """Path, or `-` for standard input, with `#n` for the n-th record of a JSON Lines file."""
    collected_at: str
    collector: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One document as published. All offsets elsewhere count characters of `text`."""

    id: str
    text: str
    headline: str | None = None
    dateline: str | None = None
    dateline_place: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO day; null where neither the user, the file nor the text fixes it."""
    url: str | None = None
    language: str | None = None
    sha256: str = ""
    """Of the original bytes."""
    marks: tuple[Mark, ...] = ()
    """Zones told by the file, in order and disjoint; the rest of the text is zoned by its words."""
    coded: str | None = None
    """The hand-coded set of which it is a row. Coded from others' reports: a report, and never an origin of its own."""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not read: why, and what to do."""

    id: str
    origin: str
    reason: str
    """Short code: empty, binary, no_text_layer, language, encoding, too_large, not_json, missing, ..."""
    advice: str
    sha256: str | None = None
    at: str = ""
