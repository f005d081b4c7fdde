"""What was blanked for good, and what is kept out of sight: tombstones and restrictions, as the log keeps them."""

from typing import Literal

import msgspec

BLANK = "█"
"""Stands for each character that was blanked; offsets hold, because the length does."""

Sort = Literal["report", "name", "span"]


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants out of the book, or out of sight: a report, a name (in one report or all), or a span."""

    what: Sort
    report: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    whole_only: bool = False
    """Of a name: only where it stands whole, not a surname by itself."""


class Blanked(msgspec.Struct, frozen=True):
    """A log entry that was blanked: the hash of what stands there now. `heading`: of an entry older than salts."""

    seq: int
    digest: str
    heading: str | None = None


class Tombstone(msgspec.Struct, frozen=True):
    """A report with blanked words. `whole`: hash of its text, where all of it was blanked, to know it again."""

    report: str
    length: int
    whole: str | None = None


class Redaction(msgspec.Struct, frozen=True, kw_only=True):
    """What was blanked, by whom and why. `seal` is the HMAC-SHA256 of the words with a key that the ledger lacks."""

    what: Sort
    report: str | None = None
    start: int | None = None
    end: int | None = None
    seal: str
    places: int
    tombstones: tuple[Tombstone, ...]
    blanked: tuple[Blanked, ...]
    originals: tuple[str, ...]
    """Names under which blanked originals stand."""
    by: str
    reason: str


class Restriction(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept out of lists, pages and exports, by whom and why; nothing of it is lost."""

    what: Sort
    report: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    whole_only: bool = False
    by: str
    reason: str
