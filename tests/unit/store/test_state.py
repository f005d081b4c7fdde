"""The state is a replay of the log, and memory stays flat."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.readings import make_reading, make_refusal

from counterclaim.store import Run, Store, new_run, open_store
from counterclaim.store.state import digests

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PUBLISHERS = st.sampled_from([None, "A", "B"])
DAYS = st.sampled_from([None, "2031-05-01"])
STEPS = st.lists(
    st.one_of(
        st.builds(make_reading, TEXTS, publisher=PUBLISHERS, published=DAYS),
        st.builds(make_refusal, TEXTS),
    ),
    max_size=6,
)


def state(store: Store) -> dict[str, str]:
    with store._looking() as conn:
        return digests(conn)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_replay_gives_the_state(steps: list) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "l.db") as store:
        for step in steps:
            add = store.add_refusal if hasattr(step, "advice") else store.add_reading
            add(step, run=new_run("test"))
        before = state(store)
        assert store.verify().problems == ()
        store.replay()
        assert state(store) == before


def test_replay_mends_a_state_that_was_changed(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    before = state(store)
    with sqlite3.connect(store.path) as connection:
        connection.execute("DELETE FROM claims")
        connection.execute("UPDATE reports SET publisher = 'Nobody'")
    connection.close()
    assert state(store) != before
    store.replay()
    assert state(store) == before


def test_a_log_written_before_a_field_was_added_replays_unchanged(store: Store, run: Run) -> None:
    """Bodies are the JSON of the log; a field that the records know and the log does not is not written into them."""
    store.add_reading(make_reading(), run=run)
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TRIGGER log_no_update")
        connection.execute("""UPDATE log SET payload = replace(payload, '"negated":false,', '')""")
    connection.close()
    store.replay()
    (body,) = sqlite3.connect(store.path).execute("SELECT body FROM claims WHERE position = 0").fetchone()
    assert "negated" not in body
    assert [claim.negated for claim in store.claims()] == [False] * 4
