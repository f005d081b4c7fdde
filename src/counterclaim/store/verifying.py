"""An open ledger in; whether file, log, originals and state agree, out. It changes nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress

import msgspec
from sqlalchemy import Connection, LargeBinary, QueuePool, cast, create_engine, select, text
from sqlalchemy.exc import SQLAlchemyError

from counterclaim.records.errors import CounterclaimError
from counterclaim.records.redaction import Redaction
from counterclaim.store import tables
from counterclaim.store.audit import REDACTION, check_chain, sha256
from counterclaim.store.redacting import TOMB
from counterclaim.store.rows import Verification
from counterclaim.store.state import digests, replay

# Whatever type a tampering hand has given the bytes, they are compared as bytes.
_BYTES = select(tables.originals.c.sha256, cast(tables.originals.c.data, LargeBinary).label("data"))

_OLD_BYTES = (
    "blanked words still lie in unused parts of the file: close every program that has the ledger open, "
    "see that the disk has room, then run any command on it"
)


def verify(conn: Connection, *, head: str | None = None) -> Verification:
    """Check the file, the chain of the log, every original, and that replaying the log gives the state as it stands.

    `head`: a hash noted earlier, which the log must still hold.
    """
    problems = [f"the file is damaged: {line}" for line in _damage(conn)]
    if head is not None and not _holds(conn, head):
        problems.append(f"the log holds no entry with the hash {head}: it was cut short or exchanged")
    chain = check_chain(conn)
    buried = _buried(conn)
    originals, lost = _check_originals(conn, buried)
    problems += [*chain.problems, *lost, *_check_state(conn), *_unscrubbed(conn)]
    return Verification(
        entries=chain.entries,
        head=chain.head,
        originals=originals,
        problems=tuple(problems),
        redactions=chain.redactions,
        blanked=chain.blanked,
        blanked_originals=len(buried),
    )


def _holds(conn: Connection, head: str) -> bool:
    query = select(tables.log.c.seq).where(tables.log.c.hash == head.strip().lower())
    return conn.execute(query).first() is not None


def _damage(conn: Connection) -> list[str]:
    lines = [str(line) for line in conn.execute(text("PRAGMA quick_check(20)")).scalars()]
    return [] if lines == ["ok"] else lines


def _buried(conn: Connection) -> frozenset[str]:
    """Originals that redactions blanked."""
    payloads = conn.execute(select(tables.log.c.payload).where(tables.log.c.kind == REDACTION)).scalars()
    found = set[str]()
    for payload in payloads:
        with suppress(msgspec.DecodeError):
            found.update(msgspec.json.decode(payload, type=Redaction).originals)
    return frozenset(found)


def _unscrubbed(conn: Connection) -> list[str]:
    pending = conn.execute(text("PRAGMA user_version")).scalar_one()
    return [_OLD_BYTES] if pending else []


def _check_originals(conn: Connection, buried: frozenset[str]) -> tuple[int, list[str]]:
    """Every original is what its hash says, or blanked by a redaction, and every report has its own."""
    count, problems = 0, []
    for row in conn.execution_options(yield_per=1).execute(_BYTES):
        count += 1
        if row.sha256 in buried:
            if row.data != TOMB:
                problems.append(f"the original {row.sha256} was changed after it was blanked")
        elif sha256(row.data) != row.sha256:
            problems.append(f"the original {row.sha256} was changed: its bytes give another hash")
    return count, [*problems, *missing_originals(conn)]


def missing_originals(conn: Connection) -> Iterator[str]:
    """Reports whose bytes are not there, in words."""
    missing = (
        select(tables.reports.c.id, tables.reports.c.original)
        .outerjoin(tables.originals, tables.originals.c.sha256 == tables.reports.c.original)
        .where(tables.originals.c.sha256.is_(None))
        .order_by(tables.reports.c.id)
    )
    yield from (f"the original {row.original} of report {row.id} is missing" for row in conn.execute(missing))


def _check_state(conn: Connection) -> list[str]:
    """Replay the log into a throwaway database (SQLite keeps it in a temporary file) and compare."""
    # The empty name: a file of SQLite's own, gone when closed.
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(""), poolclass=QueuePool)
    try:
        with engine.connect() as other, other.begin():
            tables.metadata.create_all(other)
            try:
                replay(conn, other)
            except (CounterclaimError, msgspec.DecodeError, SQLAlchemyError) as error:
                return [f"the log cannot be replayed: {error}"]
            now, then = digests(conn), digests(other)
    finally:
        engine.dispose()
    return [
        f"the table {name} is not what the log says: it was changed outside this program"
        for name in now
        if now[name] != then[name]
    ]
