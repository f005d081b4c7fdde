"""Odd and hostile reports are joined; where a joiner fails on one, nothing is lost and the next run tries again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from tests.store.readings import make_reading
from tests.unit.book.odd_readings import odd_readings

from counterclaim.book import joining_all
from counterclaim.book.actors.lines import actor_lines
from counterclaim.book.incidents.wholes import whole_incidents
from counterclaim.book.joined import joined_of
from counterclaim.book.linker import Linker
from counterclaim.book.loading import Shelf
from counterclaim.book.truces.lines import truce_lines
from counterclaim.export.lines import to_text
from counterclaim.export.summary import summarise
from counterclaim.export.summary_text import summary_lines
from counterclaim.pipeline import link_book
from counterclaim.records.book import Anchor, Decision, Left, Part
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import StoreError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor, Reading
from counterclaim.store import Store, new_run, open_store

RUN = new_run("test")
SECONDS = 20.0
"""Of one core, where one to seven are needed; minutes where a step grows with the square of what a report tells."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "ledger.db")


def join(store: Store) -> tuple[int, list[Left]]:
    """Join what is there; how many were joined, and the warnings."""
    warned: list[Left] = []
    return sum(link_book(store, run=RUN, warn=warned.append)), warned


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(odd_readings(), min_size=1, max_size=3, unique_by=lambda one: one.report.id))
def test_any_reports_are_joined_and_told(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> None:
    with open_store(tmp_path_factory.mktemp("odd") / "ledger.db") as store:
        for reading in readings:
            store.add_reading(reading, run=RUN)
        assert join(store) == (len(readings), [])
        assert [to_text(line) for line in summary_lines(summarise(store, joined_of(store)))]
        shelf = Shelf(store)
        assert len([*actor_lines(shelf), *whole_incidents(shelf), *truce_lines(shelf)]) >= 0
        assert join(store) == (0, [])


def people(name: Callable[[int], str], number: int, kind: str = "person") -> tuple[Actor, ...]:
    return tuple(Actor(id=make_id("a", str(n)), name=name(n), kind=kind, side="Norrland") for n in range(number))


def many_incidents(reading: Reading, number: int) -> Reading:
    claims = tuple(msgspec.structs.replace(reading.claims[0], id=f"c_{n}") for n in range(number))
    told = reading.incidents[0]
    incidents = tuple(msgspec.structs.replace(told, id=f"i_{n}", claims=(f"c_{n}",)) for n in range(number))
    return msgspec.structs.replace(reading, claims=claims, incidents=incidents)


CROWDS: dict[str, Callable[[Reading], Reading]] = {
    "people of one surname": lambda r: msgspec.structs.replace(r, actors=people(lambda n: f"Ana{n} Dahl", 2500)),
    "ministries of one state": lambda r: msgspec.structs.replace(
        r, actors=people(lambda n: f"Norrland ministry of thing{n}", 2500, "body")
    ),
    "names without end": lambda r: msgspec.structs.replace(r, actors=people(lambda n: f"{n} Dahl " * 10_000, 3)),
    "happenings at one place": lambda r: many_incidents(r, 2500),
    "truces of one day": lambda r: msgspec.structs.replace(
        r, ceasefires=tuple(msgspec.structs.replace(r.ceasefires[0], id=f"cf_{n}") for n in range(1000))
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("crowd", CROWDS)
def test_a_report_that_tells_of_very_many_costs_little(store: Store, crowd: str) -> None:
    store.add_reading(make_reading(publisher="First"), run=RUN)
    store.add_reading(CROWDS[crowd](make_reading()), run=RUN)
    began = time.process_time()
    assert join(store) == (2, [])
    assert time.process_time() - began < SECONDS


def test_what_is_too_many_to_compare_stands_by_itself_and_says_so(store: Store) -> None:
    reading = msgspec.structs.replace(make_reading(), actors=people(lambda n: f"Ana{n} Dahl{n}", 320))
    store.add_reading(reading, run=RUN)
    join(store)
    joins = list(store.joins(JoinKind.ACTOR))
    assert len(joins) == 320
    alone = {one.whole for one in joins if any(reason.rule == "too_many" for reason in one.reasons)}
    assert len(alone) == 20
    assert sum(one.whole in alone for one in joins) == 20


def failing_on(*words: str) -> Callable[[], Sequence[Linker]]:
    """The linkers, of which that of incidents fails on a text with one of these words."""

    def traits(part: Part) -> object:
        if any(word in part.report.text for word in words):
            raise KeyError(part.report.text)
        return sound[1].traits(part)

    sound = joining_all.all_linkers()
    return lambda: (sound[0], msgspec.structs.replace(sound[1], traits=traits), sound[2])


@pytest.fixture
def three(store: Store) -> Store:
    """Three reports, one with a word on which joining fails."""
    for text in ("One.", "Poison.", "Three."):
        store.add_reading(make_reading(text, publisher=text), run=RUN)
    return store


def unsound(three: Store) -> str:
    return next(told.report.id for told in three.reports() if "Poison" in told.report.text)


def test_where_joining_fails_the_other_reports_are_joined_and_a_warning_is_told(
    three: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining_all, "all_linkers", failing_on("Poison"))
    joined, (left,) = join(three)
    assert (joined, left.report) == (2, unsound(three))
    assert left.why.startswith("KeyError in traits (test_odd_reports.py, line ")
    assert three.unjoined() == 1
    assert len(list(three.reports())) == 3
    assert "Poison" not in "".join(entry.payload for entry in three.log() if entry.kind == "linking")
    assert not three.verify().problems


def test_the_next_run_tries_again_and_writes_nothing_where_it_fails_alike(
    three: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining_all, "all_linkers", failing_on("Poison"))
    join(three)
    before = three.head()
    assert [left.report for left in join(three)[1]] == [unsound(three)]
    assert three.head() == before


def test_what_is_joined_late_stands_as_if_it_had_been_joined_at_once(
    three: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(joining_all, "all_linkers", failing_on("Poison"))
        join(three)
    assert join(three) == (1, [])
    assert three.unjoined() == 0
    with open_store(tmp_path / "at_once.db") as other:
        for told in ("One.", "Poison.", "Three."):
            other.add_reading(make_reading(told, publisher=told), run=RUN)
        join(other)
        for kind in (JoinKind.ACTOR, JoinKind.INCIDENT, JoinKind.CEASEFIRE):
            wholes = {one.part: one.whole for one in three.joins(kind)}
            assert wholes == {one.part: one.whole for one in other.joins(kind)}
    three.replay()
    assert three.unjoined() == 0


def test_what_was_left_is_there_after_a_replay(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining_all, "all_linkers", failing_on("Poison"))
    join(three)
    three.replay()
    assert three.unjoined() == 1


def test_a_later_report_is_joined_while_one_is_left(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining_all, "all_linkers", failing_on("Poison"))
    join(three)
    three.add_reading(make_reading("Four.", publisher="Four."), run=RUN)
    joined, left = join(three)
    assert (joined, len(left), three.unjoined()) == (1, 1, 1)


def test_decisions_that_cannot_be_heeded_are_kept_and_tried_again(
    three: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(three)
    reports = [told.report.id for told in three.reports()]
    anchors = tuple(Anchor(one, 0, 4, "HOLM") for one in reports)
    split = Decision(verb="split", kind=JoinKind.INCIDENT, anchors=anchors, by="A", reason="two")
    three.add_decision(split, run=new_run("A", person=True))

    def fail(*_: object) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(joining_all, "decided_of", fail)
        assert [left.report for left in join(three)[1]] == [""]
    assert join(three) == (0, [])
    assert next(link_book(three, run=RUN), None) is None


def test_a_full_disk_is_no_fault_of_a_report(three: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(joining_all, "link", full)
    with pytest.raises(StoreError, match="disk is full"):
        join(three)
    assert three.unjoined() == 3
