"""The log grows, is never changed, and shows it when somebody changed it behind the program's back."""

from __future__ import annotations

import re
import sqlite3

import msgspec
import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.store import Run, Store, new_run
from counterclaim.store.audit import GENESIS, chain_hash, content_hash


@pytest.fixture
def filled(store: Store, run: Run) -> Store:
    store.add_reading(make_reading(), run=run)
    store.add_refusal(make_refusal(), run=run)
    store.add_reading(make_reading(publisher="Second Paper"), run=run)
    return store


def tamper(store: Store, *statements: str) -> None:
    """Change the file as somebody with a database tool would."""
    connection = sqlite3.connect(store.path)
    for name in ("log_no_update", "log_no_delete", "originals_no_update", "originals_no_delete"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_entries_say_who_when_and_what(filled: Store, run: Run) -> None:
    entries = list(filled.log())
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.kind for entry in entries] == ["reading", "refusal", "reading"]
    assert {entry.run for entry in entries} == {run.id}
    assert entries[0].at == "2031-05-08T09:00:00Z"
    assert (entries[0].actor_kind, entries[0].actor_name) == ("machine", "counterclaim test")
    assert entries[0].previous == GENESIS
    assert entries[2].previous == entries[1].hash


def test_the_log_holds_no_original_bytes(filled: Store) -> None:
    assert all('"data":""' in entry.payload for entry in filled.log() if entry.kind == "reading")


def test_a_run_has_an_id_of_its_own() -> None:
    assert new_run("a").id != new_run("a").id
    assert new_run("A. Monitor", person=True).actor_kind == "person"


@pytest.mark.parametrize("table", ["log", "originals"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 10"])
def test_the_database_itself_refuses_changes(filled: Store, table: str, statement: str) -> None:
    with sqlite3.connect(filled.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))


def test_an_untouched_ledger_verifies(filled: Store) -> None:
    found = filled.verify()
    assert found.problems == ()
    assert found.entries == 3
    assert found.head == list(filled.log())[-1].hash


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE log SET payload = replace(payload, 'Elv', 'Ask') WHERE seq = 1", "entry 1 .*content was changed"),
        ("UPDATE log SET at = '2030-01-01T00:00:00Z' WHERE seq = 2", "entry 2 .*heading was changed"),
        ("UPDATE log SET reason = 'because' WHERE seq = 2", "entry 2 .*content was changed"),
        ("DELETE FROM log WHERE seq = 2", "log entry 2 is missing"),
        ("DELETE FROM log WHERE seq = 3", "table reports is not what the log says"),
        ("UPDATE claims SET stance = 'asserts'", "table claims is not what the log says"),
        ("DELETE FROM refusals", "table refusals is not what the log says"),
        ("UPDATE originals SET data = 'x'", "original .* was changed"),
        ("DELETE FROM originals", "original .* is missing"),
        ("UPDATE log SET kind = 'novelty' WHERE seq = 3", "cannot be replayed"),
        ("UPDATE log SET payload = '{' WHERE seq = 3", "cannot be replayed"),
    ],
)
def test_tampering_shows(filled: Store, statement: str, words: str) -> None:
    tamper(filled, statement)
    problems = "\n".join(filled.verify().problems)
    assert re.search(words, problems), problems


def test_a_changed_entry_with_its_hashes_made_anew_breaks_the_next(filled: Store) -> None:
    first = next(filled.log())
    payload = first.payload.replace("accuses", "asserts")
    forged = msgspec.structs.replace(first, payload=payload)
    forged = msgspec.structs.replace(forged, payload_sha256=content_hash(forged))
    forged = msgspec.structs.replace(forged, hash=chain_hash(forged))
    connection = sqlite3.connect(filled.path)
    connection.execute("DROP TRIGGER log_no_update")
    connection.execute(
        "UPDATE log SET payload = ?, payload_sha256 = ?, hash = ? WHERE seq = 1",
        (forged.payload, forged.payload_sha256, forged.hash),
    )
    connection.commit()
    connection.close()
    assert any("entry 2 does not follow" in problem for problem in filled.verify().problems)
