"""The audit log: entries in, one chained row each out. Nothing in it is ever taken out; only a redaction changes words.

Each entry's hash covers the hash before it, so a changed, missing or inserted entry shows (`check_chain`). Words are
covered by a salted hash of their own: where a redaction blanks them their salt goes with them, and the chain holds
(docs/adr/0012-redaction-blanks-and-leaves-a-tombstone.md).
"""

import hashlib
import secrets
from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from counterclaim.records.redaction import Blanked, Redaction
from counterclaim.store import tables
from counterclaim.store.rows import LogEntry

REDACTION = "redaction"
GENESIS = "0" * 64
"""Stands before the first entry."""

_CHAINED = ("seq", "at", "run", "actor_kind", "kind", "supersedes", "payload_sha256")
_CHAINED_UNSALTED = (
    "seq",
    "at",
    "run",
    "actor_kind",
    "actor_name",
    "kind",
    "subject",
    "supersedes",
    "reason",
    "payload_sha256",
)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the program, and who answers for what it writes."""

    id: str
    actor_kind: Literal["machine", "person"]
    actor_name: str


def new_run(actor_name: str, *, person: bool = False) -> Run:
    """A run with an id of its own; `actor_name` is the program and its version, or a person's name."""
    return Run(id=f"run_{secrets.token_hex(8)}", actor_kind="person" if person else "machine", actor_name=actor_name)


def append(
    conn: Connection, *, run: Run, at: str, kind: str, subject: str, payload: str,
    supersedes: int | None = None, reason: str | None = None,
) -> LogEntry:  # fmt: skip
    """Write the next entry of the log and give it back. The connection holds the write lock."""
    last = conn.execute(select(tables.log.c.seq, tables.log.c.hash).order_by(tables.log.c.seq.desc()).limit(1)).first()
    entry = LogEntry(
        seq=last.seq + 1 if last else 1,
        at=at,
        run=run.id,
        actor_kind=run.actor_kind,
        actor_name=run.actor_name,
        kind=kind,
        subject=subject,
        supersedes=supersedes,
        reason=reason,
        payload=payload,
        payload_sha256="",
        previous=last.hash if last else GENESIS,
        hash="",
        salt=new_salt(),
    )
    entry = msgspec.structs.replace(entry, payload_sha256=content_hash(entry))
    entry = msgspec.structs.replace(entry, hash=chain_hash(entry))
    conn.execute(tables.log.insert(), [msgspec.structs.asdict(entry)])
    return entry


def sha256(data: bytes) -> str:
    """The hash that everything here is named by."""
    return hashlib.sha256(data).hexdigest()


def new_salt() -> str:
    """What makes the hash of an entry's words impossible to guess them by, once it is gone."""
    return secrets.token_hex(16)


def content_hash(entry: LogEntry) -> str:
    """Hash of an entry's words: payload, subject, reason and name, with their salt."""
    if entry.salt is None:
        return sha256(entry.payload.encode())
    words = msgspec.json.encode((entry.salt, entry.actor_name, entry.subject, entry.reason))
    return sha256(words + b"\n" + entry.payload.encode())


def chain_hash(entry: LogEntry, *, salted: bool | None = None) -> str:
    """Hash of an entry and of all before it. Its words are covered by `payload_sha256`."""
    salted = entry.salt is not None if salted is None else salted
    parts = [entry.previous, *(getattr(entry, name) for name in (_CHAINED if salted else _CHAINED_UNSALTED))]
    return sha256(msgspec.json.encode(parts))


def entries(conn: Connection, *, after: int = 0) -> Iterator[LogEntry]:
    """The log from its beginning, one entry at a time."""
    query = select(tables.log).where(tables.log.c.seq > after).order_by(tables.log.c.seq)
    # A few rows at a time: an entry holds a whole report with all its claims.
    for row in conn.execution_options(yield_per=4).execute(query).mappings():
        yield LogEntry(**row)


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """What following the chain found."""

    entries: int
    head: str
    problems: tuple[str, ...]
    redactions: int
    blanked: int
    """Entries that a redaction blanked."""


def check_chain(conn: Connection) -> Chain:
    """Follow the chain: number of entries, hash of the last one, and every break in words."""
    redactions, blanked = _blanked(conn)
    count, previous, problems = 0, GENESIS, list[str]()
    for entry in entries(conn):
        count += 1
        if entry.seq != count:
            problems.append(f"log entry {count} is missing: entry {entry.seq} stands in its place")
            count = entry.seq
        if entry.previous != previous:
            problems.append(f"log entry {entry.seq} does not follow the entry before it: one was taken out or changed")
        problems += _changes(entry, blanked.get(entry.seq))
        previous = entry.hash
    return Chain(
        entries=count, head=previous, problems=tuple(problems), redactions=redactions, blanked=len(blanked)
    )  # fmt: skip


def _changes(entry: LogEntry, blanked: Blanked | None) -> Iterator[str]:
    """What was changed in an entry but by a redaction."""
    name = f"log entry {entry.seq} ({entry.kind} {entry.subject})"
    if content_hash(entry) != (blanked.digest if blanked else entry.payload_sha256):
        yield f"{name}: its content was changed" + (" after it was blanked" if blanked else "")
    old = blanked is not None and blanked.heading is not None
    expected = blanked.heading if blanked and old else entry.hash
    if chain_hash(entry, salted=False if old else None) != expected:
        yield f"{name}: its heading was changed"


def blanked_entries(conn: Connection) -> dict[int, Blanked]:
    """What each entry that was blanked must hold now."""
    return _blanked(conn)[1]


def _blanked(conn: Connection) -> tuple[int, dict[int, Blanked]]:
    """How many redactions there are, and what each blanked entry must hold now: what the last one says of it."""
    number, found = 0, dict[int, Blanked]()
    query = select(tables.log.c.seq, tables.log.c.payload).where(tables.log.c.kind == REDACTION)
    for row in conn.execute(query.order_by(tables.log.c.seq)):
        try:
            redaction = msgspec.json.decode(row.payload, type=Redaction)
        except msgspec.DecodeError:
            continue  # its changed content is told where the chain is followed
        number += 1
        found |= {one.seq: one for one in redaction.blanked if one.seq < row.seq}
    return number, found
