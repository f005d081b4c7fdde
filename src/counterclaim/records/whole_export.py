"""Lines of our own complete format (docs/reference/exports.md, jsonl) that are no records of the book.

A file is a header, lines of the book (`record` names the kind), and, where it is complete, the originals and log
entries by which the ledger can be made anew; last comes a line that tells how many went before it.
"""

import hashlib
from typing import Annotated, Final, Literal

import msgspec

from counterclaim.records.claim import Claim
from counterclaim.records.exporting import Choices, Ledgered
from counterclaim.records.report import Report
from counterclaim.records.sources import SourceLine
from counterclaim.records.wholes import ActorLine, TallyLine, TruceLine, WholeIncident

FORMAT: Final = "counterclaim-jsonl"
VERSION: Final = 1
"""Raised with an ADR and a way to read the version before it."""

OF_THE_BOOK: Final[dict[str, type[msgspec.Struct]]] = {
    "report": Report,
    "claim": Claim,
    "actor": ActorLine,
    "incident": WholeIncident,
    "ceasefire": TruceLine,
    "toll": TallyLine,
    "source": SourceLine,
}
"""What a line of the book holds beside its `record`. All of it follows from the log entries."""


class Header(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="header"):
    """The first line: what the file is, of which ledger, in which state."""

    format: Literal["counterclaim-jsonl"]
    version: int
    program: str
    made: str
    """UTC, ISO 8601."""
    ledger: Ledgered
    choices: Choices
    names_withheld: bool
    complete: bool
    """Whether the originals and the whole log follow, so that the ledger can be made anew."""


class LoggedOriginal(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="original"):
    """The bytes of a file as collected. Where a redaction blanked them, what stands in their place."""

    sha256: str
    media_type: str
    data: bytes
    """In base64."""


class LoggedEntry(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="entry"):
    """An entry of the audit log, without the machine's paths and the hashes that a new ledger makes anew."""

    seq: int
    at: str
    actor_kind: Annotated[str, msgspec.Meta(pattern="^(machine|person)$")]
    actor_name: str
    kind: str
    subject: str
    supersedes: int | None
    reason: str | None
    digest: str
    """SHA-256 of all other values as a JSON array in this order, a line feed, and `payload` byte by byte."""
    payload: msgspec.Raw


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What the log of a ledger that was made anew says of the export that it was made from."""

    ledger: Ledgered
    """The ledger that was exported."""
    program: str
    """What wrote the export."""
    made: str
    sha256: str
    """Of the export, as far as it was read."""
    refused: int
    """Lines that were not taken."""


class End(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", tag="end"):
    """The last line: how many lines of each kind went before it. A file without it was cut short."""

    lines: dict[str, int]


def digest_of(entry: LoggedEntry) -> str:
    """What `digest` must be; it shows damage, not forgery: whoever can write the file can also make this anew."""
    told = (
        entry.seq, entry.at, entry.actor_kind, entry.actor_name, entry.kind, entry.subject, entry.supersedes,
        entry.reason,
    )  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(told) + b"\n" + bytes(entry.payload)).hexdigest()
