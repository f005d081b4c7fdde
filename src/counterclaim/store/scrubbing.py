"""A ledger whose words were blanked in; the same without their old bytes in unused pages or beside the file, out.

A mark in the file's header, written in the transaction that blanks, says that this is still to be done: a program that
was killed in between leaves it to the next one that opens the ledger.
"""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine

_PENDING = 1


def mark_pending(conn: Connection) -> None:
    """Say, in the transaction at hand, that old bytes are to be scrubbed."""
    conn.exec_driver_sql(f"PRAGMA user_version = {_PENDING}")


def is_pending(engine: Engine) -> bool:
    """Whether old bytes still lie in the file."""
    with engine.connect() as conn:
        return bool(conn.exec_driver_sql("PRAGMA user_version").scalar_one() == _PENDING)


def scrub(engine: Engine, *, patient: bool = True) -> bool:
    """Write the file anew without unused pages, and empty the write-ahead log. False where something is in the way.

    Freed bytes are zeroed already (`secure_delete`); writing anew also reaches what was freed before a ledger did so.
    `patient`: wait for other programs as long as any writer does.
    """
    engine.dispose()
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if not patient:
            cursor.execute("PRAGMA busy_timeout = 0")
        if not _emptied(cursor):
            return False
        cursor.execute("VACUUM")
        if not _emptied(cursor):
            return False
        cursor.execute("PRAGMA user_version = 0")
        return _emptied(cursor)
    except sqlite3.OperationalError:
        return False
    finally:
        raw.invalidate()


def _emptied(cursor: Any) -> bool:
    """Bring the write-ahead log into the file and cut it to nothing; whether nobody was in the way."""
    busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
