"""A path in, an open ledger out: made where there is none, brought up to date where it is older.

A file that is no ledger is refused and never written. A ledger on a medium that may not be written can be read.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, text

from counterclaim.records.errors import StoreError
from counterclaim.store.faults import explained
from counterclaim.store.scrubbing import is_pending, scrub
from counterclaim.store.store import Store, utc_now
from counterclaim.store.tables import APPLICATION_ID, REVISION

_MAGIC = b"SQLite format 3\x00"
_MARKED = slice(68, 72)
"""Where in a database file its application's mark stands (SQLite, database file format)."""
_ANOTHER = "Name another file with --ledger"


def open_store(
    path: Path, *, create: bool = True, readonly: bool = False, restricted: bool = False, sets: bool = True,
    wait_s: float = 30.0, now: Callable[[], str] = utc_now,
) -> Store:  # fmt: skip
    """The ledger at `path`, made if there is none and `create` is set. Close it, or use it in a `with` block.

    `restricted`: show also what persons keep out of sight. `sets`: show also rows of hand-coded sets. `wait_s`: how
    long to wait while another program writes. `now`: the clock of the audit log.
    """
    _check_file(path, create=create and not readonly)
    readonly = readonly or not _writable(path)
    if not path.exists():
        with explained(path):
            # Readable by its owner alone: a ledger can endanger the people it names.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = _engine(path, readonly=readonly, wait_s=wait_s)
    try:
        with explained(path):
            _prepare(engine, path, create=create, readonly=readonly)
    except BaseException:
        engine.dispose()
        raise
    return Store(path, engine, restricted=restricted, sets=sets, now=now)


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger, or may be: by its mark, without opening it as a database and however old it is.

    A database that another program is still writing may not bear its mark yet; it counts as one.
    """
    with path.open("rb") as file:
        head = file.read(_MARKED.stop)
    marked = int.from_bytes(head[_MARKED], "big") == APPLICATION_ID
    return head.startswith(_MAGIC) and (marked or path.with_name(f"{path.name}-wal").exists())


def _check_file(path: Path, *, create: bool) -> None:
    """Refuse what cannot be a ledger before SQLite sees it."""
    if path.is_dir():
        raise StoreError(f"The ledger {path} is a folder. {_ANOTHER}, such as {path / 'counterclaim.db'}.")
    if not path.exists():
        if not create:
            raise StoreError(
                f"There is no ledger at {path}. Make one with `counterclaim read PATH... --ledger {path}`, "
                "or name the one you mean with --ledger."
            )
        if not path.absolute().parent.is_dir():
            raise StoreError(f"The ledger {path} cannot be made: its folder does not exist. Make the folder first.")
        return
    with explained(path), path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise StoreError(f"{path} is not a ledger, and nothing was changed in it. {_ANOTHER}.")
    if not head and not create:
        raise StoreError(f"{path} is empty and not a ledger. {_ANOTHER}.")


def _writable(path: Path) -> bool:
    """Whether ledger and folder may be written; SQLite keeps its write-ahead log beside the file."""
    folder = path.absolute().parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _engine(path: Path, *, readonly: bool, wait_s: float) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(_uri(path, readonly=readonly), uri=True, timeout=wait_s, check_same_thread=False)

    # Streams hold a connection while they last, so their number is not bounded.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4, max_overflow=-1)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _uri(path: Path, *, readonly: bool) -> str:
    """How SQLite is asked for the file; on a medium that may not be written, a ledger at rest is read as it lies."""
    uri = path.absolute().as_uri()
    if not readonly:
        return f"{uri}?mode=rw"
    log = path.with_name(path.name + "-wal")
    settled = not log.exists() or log.stat().st_size == 0
    return f"{uri}?mode=ro&immutable=1" if settled and not _writable(path) else f"{uri}?mode=ro"


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """What every connection is told before anything else."""
    connection.isolation_level = None  # transactions begin where _begin says, not where sqlite3 guesses
    for pragma in (
        "synchronous = FULL",  # what was acknowledged is on the disk, also after a power cut
        "fullfsync = ON",
        "foreign_keys = ON",
        "trusted_schema = OFF",  # a ledger from elsewhere is hostile input
        "cell_size_check = ON",
        "secure_delete = ON",  # what is taken out or blanked leaves no bytes behind
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(conn: Connection) -> None:
    """Writers take the write lock at once, so that two never wait for each other half-way."""
    if not conn.get_execution_options().get("spilling", True):
        conn.exec_driver_sql("PRAGMA temp_store = MEMORY")
    conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get("write") else "BEGIN")


def _prepare(engine: Engine, path: Path, *, create: bool, readonly: bool) -> None:
    """Leave a ledger of the newest version behind, or raise."""
    with engine.connect() as conn:
        current = _revision(conn, path)
    if current != REVISION:
        if readonly or (current is None and not create):
            raise StoreError(
                f"The ledger {path} is of an older version and may not be written. Copy it where it may be."
            )
        with engine.connect().execution_options(write=True) as conn, conn.begin():
            _migrate(conn, path)
    if not readonly:
        _use_write_ahead_log(engine)
        if is_pending(engine):
            scrub(engine, patient=False)


def _revision(conn: Connection, path: Path) -> str | None:
    """The version of the ledger; None for a file that nothing was written to yet."""
    mark = conn.execute(text("PRAGMA application_id")).scalar_one()
    names = set(inspect(conn).get_table_names())
    if mark != APPLICATION_ID and (names or mark):
        raise StoreError(f"{path} is a database, but not a ledger, and nothing was changed in it. {_ANOTHER}.")
    if "alembic_version" not in names:
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(conn: Connection, path: Path) -> None:
    """Bring the ledger up to date, all steps in the transaction at hand. Another process may have done it by now."""
    current = _revision(conn, path)
    if current == REVISION:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"The ledger {path} was written by a newer version of Counterclaim (its tables are version {current}, "
            f"this program knows up to {REVISION}). Install that version; nothing was changed."
        )
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def _use_write_ahead_log(engine: Engine) -> None:
    """Readers and one writer at a time do not wait for each other. The mode stays with the file once it is set."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            cursor.execute("PRAGMA journal_mode = WAL").fetchone()
    finally:
        raw.close()
