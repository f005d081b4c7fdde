"""Equal parts can be parted by a person, and come together again where that is taken back."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import make_reading

from counterclaim.book.parting import taken_out
from counterclaim.pipeline import link_book
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.enums import JoinKind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor, Reading
from counterclaim.store import Store, new_run, open_store

PERSON = new_run("A", person=True)
DAYS = {"One": "2031-05-07", "Two": "2031-05-08", "Three": "2031-05-09"}


@pytest.mark.parametrize(
    ("pairs", "gone"),
    [
        ([], ""),
        ([("a", "b")], "b"),
        ([("a", "b"), ("a", "c")], "a"),
        ([("a", "b"), ("b", "c"), ("a", "c")], "bc"),
        ([("a", "z")], ""),
    ],
)
def test_as_few_go_as_will_do(pairs: list[tuple[str, str]], gone: str) -> None:
    assert "".join(sorted(taken_out({"a", "b", "c"}, pairs))) == gone


def telling(publisher: str) -> Reading:
    """A report that names a general, in the words that all reports have for him."""
    text = "General Odo Marn of Norrland spoke."
    marn = Actor(id=make_id("a", publisher), name="Odo Marn", kind="person", side="Norrland", office="General")
    reading = make_reading(text, publisher=publisher, published=DAYS[publisher])
    return msgspec.structs.replace(reading, actors=(marn,))


def decide(store: Store, verb: str, *publishers: str, value: str | None = None) -> int:
    by_name = {told.report.publisher: told.report for told in store.reports()}
    start = telling("One").report.text.index("Odo Marn")
    anchors = tuple(Anchor(by_name[one].id, start, start + len("Odo Marn"), "Odo Marn") for one in publishers)
    decision = Decision(verb=verb, kind=JoinKind.ACTOR, anchors=anchors, by="A", reason="two generals", value=value)  # type: ignore[arg-type]
    return store.add_decision(decision, run=PERSON, supersedes=int(value) if value else None)


def groups(store: Store) -> set[frozenset[str]]:
    """Publishers whose reports name one man."""
    for _ in link_book(store, run=new_run("test")):
        pass
    names = {told.report.id: told.report.publisher or "" for told in store.reports()}
    found: dict[str, set[str]] = {}
    for join in store.joins(JoinKind.ACTOR):
        found.setdefault(join.whole, set()).add(names[join.part.partition("/")[0]])
    return {frozenset(some) for some in found.values()}


ALL = frozenset(DAYS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "ledger.db")
    for publisher in DAYS:
        store.add_reading(telling(publisher), run=new_run("test"))
    assert groups(store) == {ALL}
    return store


def test_one_that_is_equal_to_all_others_can_be_split_from_them(store: Store) -> None:
    decide(store, "split", "Two", "One", "Three")
    assert groups(store) == {frozenset({"Two"}), frozenset({"One", "Three"})}
    assert not list(store.doubts(JoinKind.ACTOR))
    assert not store.verify().problems


def test_a_split_that_is_taken_back_joins_them_again(store: Store) -> None:
    number = decide(store, "split", "Two", "One", "Three")
    groups(store)
    decide(store, "undo", "Two", "One", "Three", value=str(number))
    assert groups(store) == {ALL}


def test_a_later_merge_joins_them_again(store: Store) -> None:
    decide(store, "split", "Two", "One", "Three")
    groups(store)
    decide(store, "merge", "One", "Two")
    assert groups(store) == {ALL}


def test_who_is_read_later_goes_to_those_that_were_not_split_off(store: Store) -> None:
    decide(store, "split", "Two", "One", "Three")
    groups(store)
    later = msgspec.structs.replace(telling("Three"), report=make_reading("Later.", publisher="Later").report)
    store.add_reading(later, run=new_run("test"))
    assert groups(store) == {frozenset({"Two"}), frozenset({"One", "Three", "Later"})}


@pytest.mark.parametrize("order", list(permutations(DAYS)))
def test_a_split_holds_when_everything_is_joined_anew_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    with open_store(tmp_path / "other.db") as other:
        other.add_reading(telling(order[0]), run=new_run("test"))
        other.add_reading(telling(order[1]), run=new_run("test"))
        groups(other)
        decide(other, "split", order[0], order[1])
        groups(other)
        other.add_reading(telling(order[2]), run=new_run("test"))
        told = groups(other)
        assert frozenset(order[:1]) in told or frozenset(order[1:2]) in told
        assert len(told) == 2
