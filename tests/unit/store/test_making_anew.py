"""Lines are bounded however long a file's are, and what is taken out is of one moment."""

from __future__ import annotations

import hashlib
import io

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.store.readings import make_reading, make_refusal

from counterclaim.records.redaction import Aim
from counterclaim.records.whole_export import LoggedEntry, digest_of
from counterclaim.store import Run, Store, open_store
from counterclaim.store.making_anew import bounded_lines


@given(st.lists(st.text("ab", max_size=12).map(str.encode)), st.integers(1, 9))
def test_every_line_is_numbered_and_only_those_too_long_are_left_out(lines: list[bytes], longest: int) -> None:
    data = b"".join(line + b"\n" for line in lines)
    seen = hashlib.sha256()
    found = list(bounded_lines(io.BytesIO(data), longest, seen))
    assert [number for number, _ in found] == list(range(1, len(lines) + 1))
    assert [line for _, line in found] == [line if len(line) < longest else None for line in lines]
    assert seen.hexdigest() == hashlib.sha256(data).hexdigest()


def test_no_more_of_a_long_line_is_read_at_once_than_is_allowed() -> None:
    asked: list[int] = []

    class Long(io.BytesIO):
        def readline(self, size: int = -1) -> bytes:
            asked.append(size)
            return super().readline(size)

    assert [line for _, line in bounded_lines(Long(b"x" * 10_000), 100)] == [None]
    assert set(asked) == {101}


def test_what_is_taken_out_is_of_one_moment_whatever_is_written_meanwhile(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    with store.still():
        before = (store.state_hash(), list(store.logged()))
        with open_store(store.path) as other:
            other.add_refusal(make_refusal(), run=run)
        assert (store.state_hash(), list(store.logged())) == before
    assert store.state_hash() != before[0]


def test_the_hash_of_the_state_is_the_same_whether_or_not_something_is_out_of_sight(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    store.restrict(Aim(what="name", name="Lakes Union"), run=run, reason="asked for")
    with store.still():
        inside = store.state_hash()
    with open_store(store.path, restricted=True) as other:
        assert other.state_hash() == inside == store.state_hash()


def test_the_digest_covers_every_value_of_an_entry(store: Store, run: Run) -> None:
    store.add_refusal(make_refusal(), run=run)
    entry = msgspec.json.decode(list(store.logged())[-1], type=LoggedEntry)
    assert entry.digest == digest_of(entry)
    for name in ("seq", "supersedes"):
        assert digest_of(msgspec.structs.replace(entry, **{name: 77})) != entry.digest
    for name in ("at", "actor_kind", "actor_name", "kind", "subject", "reason"):
        assert digest_of(msgspec.structs.replace(entry, **{name: "other"})) != entry.digest
    assert digest_of(msgspec.structs.replace(entry, payload=msgspec.Raw(b"{}"))) != entry.digest
