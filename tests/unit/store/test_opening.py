"""A ledger is made, opened, brought up to date or refused; what is no ledger is never written."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from tests.store.readings import make_reading, make_refusal

from counterclaim.records.errors import StoreError
from counterclaim.store import Run, is_ledger, open_store, opening
from counterclaim.store.tables import APPLICATION_ID, REVISION, metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_a_new_ledger_is_marked_and_its_owners_alone(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISION,)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_connection_writes_through_to_the_disk(path: Path) -> None:
    with open_store(path) as store, store._looking() as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_migrations_and_tables_say_the_same(path: Path) -> None:
    open_store(path).close()
    with create_engine(f"sqlite:///{path}").connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_the_revision_named_is_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(opening.__file__).parent / "migrations"))
    assert scripts.get_current_head() == REVISION


def test_opening_again_keeps_everything(path: Path, run: Run) -> None:
    with open_store(path) as store:
        store.add_reading(make_reading(), run=run)
    with open_store(path, create=False) as store:
        assert store.counts().reports == 1


def test_a_ledger_that_kept_the_words_of_claims_opens_and_needs_them_no_more(path: Path, run: Run) -> None:
    with open_store(path) as store:
        store.add_reading(make_reading(), run=run)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE claims ADD COLUMN wording TEXT NOT NULL DEFAULT 'hash'")
        connection.execute("CREATE INDEX claims_wording ON claims (wording)")
        connection.execute("DROP TABLE unjoined")
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
    connection.close()
    with open_store(path, create=False) as store:
        assert tuple(store.claims()) == make_reading().claims
        assert not store.verify().problems
        assert store.add_reading(make_reading("More."), run=run)


def test_an_empty_file_becomes_a_ledger_only_where_one_may_be_made(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        open_store(path, create=False)
    with open_store(path) as store:
        assert store.counts().log == 0


def test_no_ledger_is_an_error_that_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(StoreError, match=r"no ledger at .*counterclaim read"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder does not exist"):
        open_store(tmp_path / "nowhere" / "ledger.db")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


@pytest.mark.parametrize("content", [b"Dear diary", b"PK\x03\x04" + b"x" * 5000, b"\x00" * 100, b"SQLite format 2\x00"])
def test_another_file_is_never_written(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a ledger"):
        open_store(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_database_is_never_written(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE diary (line)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database, but not a ledger"):
        open_store(path)
    assert path.read_bytes() == before


def test_another_programs_alembic_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    connection.close()
    with pytest.raises(StoreError, match="not a ledger"):
        open_store(path)


def test_a_truncated_ledger_is_an_error(path: Path, run: Run) -> None:
    with open_store(path) as store:
        store.add_reading(make_reading(), run=run)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match=r"damaged|not a ledger"), open_store(path) as store:
        list(store.claims())


def test_a_newer_ledger_is_refused_and_kept(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer version of Counterclaim .*9999"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_locked_ledger_says_to_wait(path: Path, run: Run) -> None:
    with open_store(path, wait_s=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Wait until that program ends"):
            store.add_refusal(make_refusal(), run=run)
        other.execute("ROLLBACK")
        other.close()
        assert store.add_refusal(make_refusal(), run=run)


def test_a_full_disk_says_to_free_space_and_keeps_what_was_stored(path: Path, run: Run) -> None:
    with open_store(path) as store:
        store.add_reading(make_reading(), run=run)
        store._engine.dispose()
        with store._looking() as conn:
            # Every later connection is a new one, so the limit is set where the fault is wanted.
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar()
        with store._engine.connect() as conn:
            conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            store.add_reading(make_reading("x" * 100_000), run=run)
        assert store.counts().reports == 1
        assert not store.verify().problems


def test_a_ledger_opened_for_reading_cannot_be_written(path: Path, run: Run) -> None:
    open_store(path).close()
    with open_store(path, readonly=True) as store, pytest.raises(StoreError, match="may not be written"):
        store.add_refusal(make_refusal(), run=run)


def test_a_ledger_on_a_medium_that_may_not_be_written_is_read(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        store.add_reading(make_reading(), run=run)
    monkeypatch.setattr(opening, "_writable", lambda _: False)
    with open_store(path, create=False) as store:
        assert store.counts().reports == 1
        assert not store.verify().problems
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_names_with_signs_that_mean_something_in_addresses(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a b?mode=ro#%41é.db"
    with open_store(path) as store:
        store.add_refusal(make_refusal(), run=run)
    assert path.exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_off_beginning_is_begun_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.command.upgrade", fail)
        with pytest.raises(KeyboardInterrupt):
            open_store(path)
    with open_store(path) as store:
        assert store.counts().log == 0


def test_a_ledger_is_known_by_its_mark_and_another_database_is_none(path: Path, tmp_path: Path) -> None:
    with open_store(path):
        assert is_ledger(path)
    assert is_ledger(path)
    another, words = tmp_path / "another.db", tmp_path / "words.txt"
    with sqlite3.connect(another) as conn:
        conn.execute("CREATE TABLE one (a)")
    words.write_text("SQLite format 3 is a format.")
    assert not is_ledger(another)
    assert not is_ledger(words)


def test_a_database_that_is_being_written_counts_as_a_ledger(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE one (a)")
    path.with_name(f"{path.name}-wal").write_bytes(b"")
    assert is_ledger(path)
