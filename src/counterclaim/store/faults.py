"""Database faults in, plain errors out: each says what failed, on which ledger, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from counterclaim.records.errors import StoreError

_ADVICE = (
    (
        ("database is locked", "database table is locked"),
        "another program has held it for too long. Wait until that program ends, then run this again",
    ),
    (
        ("database or disk is full",),
        "the disk is full. Free some space and run this again; what was stored before is kept",
    ),
    (
        ("readonly database", "read-only", "readonly"),
        "it, or its folder, may not be written. Allow writing there, or name another ledger with --ledger",
    ),
    (
        ("file is not a database",),
        "the file is not a ledger; nothing was changed in it. Name another one with --ledger",
    ),
    (
        ("malformed",),
        "the file is damaged. Restore it from a copy, or run `counterclaim verify` to see what is left",
    ),
    (
        ("unable to open",),
        "the file cannot be opened. Look at its folder and at who may read and write there",
    ),
    (
        ("disk i/o error",),
        "the disk does not answer. Look at the disk, then run this again; what was stored before is kept",
    ),
    (
        ("append-only",),
        "the audit log is never changed. This is a fault of the program: please report it",
    ),
)


def explain(error: Exception, path: Path) -> StoreError:
    """The fault in words, with what to do about it."""
    cause = getattr(error, "orig", None) or error
    text = str(cause)
    for needles, advice in _ADVICE:
        if any(needle in text.lower() for needle in needles):
            return StoreError(f"The ledger {path} failed: {advice}. ({text})")
    return StoreError(f"The ledger {path} failed: {text}. Run `counterclaim verify` to see whether it is whole.")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn database faults inside the block into errors that say what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
