"""What an export asks of a ledger: a hash of its state, a key of its own, who checked what, the log to make it anew.

The hash leaves out times, paths, and records of runs and exports, so that a ledger made anew from a complete export has
the same. Paths never leave: of where a file lay only its name is told.
"""

import hashlib
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counterclaim.records.errors import StoreError
from counterclaim.records.redaction import Redaction
from counterclaim.records.whole_export import LoggedEntry, LoggedOriginal, digest_of
from counterclaim.store import restricting, tables
from counterclaim.store.audit import REDACTION, entries
from counterclaim.store.decided import Overlay, stands
from counterclaim.store.rows import LogEntry
from counterclaim.store.state import READING, REFUSAL

_APART = frozenset(("log", "origin", "collected_at", "collector", "at"))
"""Columns that tell of a run, not of what was read."""
_RUNS = (tables.linkings,)


def state_hash(conn: Connection) -> str:
    """One hash over all that is stored, apart from times, paths and runs; a complete export gives the same anew."""
    digest = hashlib.sha256()
    for table in tables.STATE:
        if table not in _RUNS:
            digest.update(table.name.encode() + b"\n")
            for row in _rows(conn, table):
                digest.update(msgspec.json.encode(row) + b"\n")
    return digest.hexdigest()


def _rows(conn: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    columns = [column for column in table.columns if column.name not in _APART]
    if table is tables.redactions:  # what each blanked of this log is the log's own affair
        columns = [column for column in columns if column.name != "body"]
    query = select(*columns).order_by(*table.primary_key.columns)
    for row in conn.execution_options(yield_per=4).execute(query):
        yield tuple(row)


def secret(conn: Connection) -> bytes:
    """A key that is this ledger's alone: from what its first entry drew by chance and no export holds."""
    first = conn.execute(
        select(tables.log.c.run, tables.log.c.at, tables.log.c.hash).order_by(tables.log.c.seq)
    ).first()
    if first is None:
        return b"an empty ledger"
    return hashlib.sha256(f"{first.run} {first.at} {first.hash}".encode()).digest()


def reviewers(conn: Connection) -> dict[str, tuple[str, ...]]:
    """By claim: who confirmed or corrected it, as they named themselves, where that stands.

    Who confirmed another reading than the one that now stands does not answer for this one.
    """
    found = {}
    for claim, now, word in Overlay(conn).decided():
        if word.rejects:
            continue
        said = [*([word.verdict] if word.verdict and stands(now, word) else []), *word.fields.values()]
        if said:
            found[claim.id] = tuple(dict.fromkeys(one.decision.by for one in sorted(said, key=lambda one: one.seq)))
    return found


def logged(conn: Connection) -> Iterator[bytes]:
    """Every original and log entry as one JSON object, in the order in which `making_anew` takes them.

    StoreError where something is restricted: what is hidden never leaves, and without it the state is another.
    """
    if conn.execute(select(tables.restrictions.c.seq)).first() is not None:
        raise StoreError(
            "Something in this ledger is restricted, and what is restricted never leaves it, so it cannot be exported "
            "whole. Export without the entries, or lift the restriction with `counterclaim unrestrict`."
        )
    if restricting.coded_rows(conn):
        raise StoreError(
            "This ledger holds rows of a hand-coded set, which are not its own to pass on: it cannot be exported whole."
        )
    originals = select(tables.originals).order_by(tables.originals.c.sha256)
    for row in conn.execution_options(yield_per=1).execute(originals):
        told = LoggedOriginal(sha256=row.sha256, media_type=row.media_type, data=bytes(row.data))
        yield msgspec.json.encode(told)
    for entry in entries(conn):
        yield msgspec.json.encode(_told(entry))


def _told(entry: LogEntry) -> LoggedEntry:
    told = LoggedEntry(
        seq=entry.seq, at=entry.at, actor_kind=entry.actor_kind, actor_name=entry.actor_name, kind=entry.kind,
        subject=entry.subject, supersedes=entry.supersedes, reason=entry.reason, digest="",
        payload=msgspec.Raw(_payload(entry)),
    )  # fmt: skip
    return msgspec.structs.replace(told, digest=digest_of(told))


def _payload(entry: LogEntry) -> bytes:
    """What an entry says, without the folders of the machine it was read on."""
    if entry.kind == REDACTION:
        redaction = msgspec.json.decode(entry.payload, type=Redaction)
        return msgspec.json.encode(msgspec.structs.replace(redaction, blanked=()))
    if entry.kind not in {READING, REFUSAL}:
        return entry.payload.encode()
    told = msgspec.json.decode(entry.payload, type=dict[str, msgspec.Raw])
    if entry.kind == REFUSAL:
        told["origin"] = _named(told["origin"])
        return msgspec.json.encode(told)
    original = msgspec.json.decode(told["original"], type=dict[str, msgspec.Raw])
    original |= {"origin": _named(original["origin"]), "collector": msgspec.Raw(b'""')}
    return msgspec.json.encode(told | {"original": msgspec.Raw(msgspec.json.encode(original))})


def _named(origin: msgspec.Raw) -> msgspec.Raw:
    """The name of a file without its folders, on whatever system it lay."""
    path = msgspec.json.decode(origin, type=str)
    return msgspec.Raw(msgspec.json.encode(PureWindowsPath(path).name or path))
