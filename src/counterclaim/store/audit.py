"""The audit log: entries in, one chained row each out. Nothing in it is ever changed or taken out.

Each entry's hash covers the hash before it, so a changed, missing or inserted entry shows (`check_chain`).
"""

import hashlib
import secrets
from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from counterclaim.store import tables
from counterclaim.store.rows import LogEntry

GENESIS = "0" * 64
"""Stands before the first entry."""

_CHAINED = ("seq", "at", "run", "actor_kind", "actor_name", "kind", "subject", "supersedes", "reason", "payload_sha256")


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
        payload_sha256=sha256(payload.encode()),
        previous=last.hash if last else GENESIS,
        hash="",
    )
    entry = msgspec.structs.replace(entry, hash=chain_hash(entry))
    conn.execute(tables.log.insert(), [msgspec.structs.asdict(entry)])
    return entry


def sha256(data: bytes) -> str:
    """The hash that everything here is named by."""
    return hashlib.sha256(data).hexdigest()


def chain_hash(entry: LogEntry) -> str:
    """Hash of an entry and of all before it. The payload is covered by its own hash."""
    parts = [entry.previous, *(getattr(entry, name) for name in _CHAINED)]
    return sha256(msgspec.json.encode(parts))


def entries(conn: Connection, *, after: int = 0) -> Iterator[LogEntry]:
    """The log from its beginning, one entry at a time."""
    query = select(tables.log).where(tables.log.c.seq > after).order_by(tables.log.c.seq)
    # A few rows at a time: an entry holds a whole report with all its claims.
    for row in conn.execution_options(yield_per=4).execute(query).mappings():
        yield LogEntry(**row)


def check_chain(conn: Connection) -> tuple[int, str, list[str]]:
    """Follow the chain: number of entries, hash of the last one, and every break in words."""
    count, previous, problems = 0, GENESIS, []
    for entry in entries(conn):
        count += 1
        if entry.seq != count:
            problems.append(f"log entry {count} is missing: entry {entry.seq} stands in its place")
            count = entry.seq
        if entry.previous != previous:
            problems.append(f"log entry {entry.seq} does not follow the entry before it: one was taken out or changed")
        if sha256(entry.payload.encode()) != entry.payload_sha256:
            problems.append(f"log entry {entry.seq} ({entry.kind} {entry.subject}): its content was changed")
        if chain_hash(entry) != entry.hash:
            problems.append(f"log entry {entry.seq} ({entry.kind} {entry.subject}): its heading was changed")
        previous = entry.hash
    return count, previous, problems
