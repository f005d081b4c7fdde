"""Readings and refusals go in once, come out whole, and are found again."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import TEXT, make_reading, make_refusal

from counterclaim.records.book import Anchor, Decision, Join, Linking, part_id
from counterclaim.records.enums import JoinKind, Kind, Stance
from counterclaim.records.errors import InputError, StoreError
from counterclaim.records.ledger import Reading
from counterclaim.store import ClaimFilter, Run, Store, open_store


def test_what_goes_in_comes_out(store: Store, run: Run) -> None:
    reading = make_reading()
    assert store.add_reading(reading, run=run)
    (report,) = store.reports()
    assert report.report == reading.report
    assert (report.origin, report.collector, report.claims) == ("a.txt", "A. Monitor", 4)
    assert report.bytes == len(reading.original.data)
    assert report.versions == reading.versions
    assert tuple(store.claims()) == reading.claims
    assert tuple(store.incidents()) == reading.incidents
    assert tuple(store.ceasefires()) == reading.ceasefires
    assert tuple(store.toll_series()) == reading.tolls
    assert {actor.name for actor in store.actors()} == {actor.name for actor in reading.actors}
    assert store.original(reading.original.sha256) == reading.original.data


def test_a_still_view_sees_nothing_that_is_written_meanwhile(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    with store.still():
        with open_store(store.path) as other:
            other.add_reading(make_reading("Another text. It told of a quiet night."), run=run)
        assert len(list(store.reports())) == 1
        with store.still():
            assert len(list(store.reports())) == 1
    assert len(list(store.reports())) == 2


def test_what_fails_in_the_hands_of_who_asks_is_no_fault_of_the_ledger(store: Store) -> None:
    with pytest.raises(BrokenPipeError), store.still():
        raise BrokenPipeError
    assert list(store.reports()) == []


def test_whom_a_report_names_is_told_as_it_was_read(store: Store, run: Run) -> None:
    reading = make_reading()
    store.add_reading(reading, run=run)
    assert store.named_in(reading.report.id) == store.reading(reading.report.id).actors == reading.actors


def test_the_same_report_twice_changes_nothing(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    before = list(store.log())
    assert not store.add_reading(make_reading(origin="elsewhere/copy.txt"), run=run)
    assert list(store.log()) == before
    assert store.counts().reports == 1


def test_the_same_text_from_another_publisher_is_another_report_with_the_same_original(store: Store, run: Run) -> None:
    first, second = make_reading(), make_reading(publisher="Second Paper")
    assert store.add_reading(first, run=run)
    assert store.add_reading(second, run=run)
    assert store.counts().reports == 2
    assert store.verify().originals == 1


def test_a_refusal_goes_in_once(store: Store, run: Run) -> None:
    refusal = make_refusal()
    assert store.add_refusal(refusal, run=run)
    assert not store.add_refusal(msgspec.structs.replace(refusal, at="2032-01-01T00:00:00Z"), run=run)
    assert list(store.refusals()) == [refusal]
    assert store.counts().refusals == 1


def test_refusals_come_in_the_order_they_were_met(store: Store, run: Run) -> None:
    for name in ("z.pdf", "a.pdf", "m.pdf"):
        store.add_refusal(make_refusal(name), run=run)
    assert [refusal.origin for refusal in store.refusals()] == ["z.pdf", "a.pdf", "m.pdf"]


def test_half_a_character_is_an_input_error_and_stores_nothing(store: Store, run: Run) -> None:
    reading = make_reading()
    broken = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, byline="\ud83d"))
    with pytest.raises(InputError, match="half a character"):
        store.add_reading(broken, run=run)
    assert store.counts().log == 0


@pytest.mark.parametrize("text", ["a\x00b", "\u202eflip", "'; DROP TABLE log; --", "\U0001f4a3 \x1b[2J"])
def test_hostile_text_comes_out_as_it_went_in(store: Store, run: Run, text: str) -> None:
    store.add_reading(make_reading(text, publisher=text), run=run)
    (report,) = store.reports()
    assert report.report.text == f"{TEXT} {text}"
    assert report.report.publisher == text
    assert not store.verify().problems


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (ClaimFilter(), 4),
        (ClaimFilter(kind=Kind.TOLL), 1),
        (ClaimFilter(stance=Stance.DENIES), 1),
        (ClaimFilter(side="Norrland"), 2),
        (ClaimFilter(side="Ostmark"), 0),
        (ClaimFilter(event_type="shelling"), 2),
        (ClaimFilter(first_day="2031-05-06", last_day="2031-05-06"), 1),
        (ClaimFilter(first_day="2031-05-07"), 0),
        (ClaimFilter(speaker="Sudmark's General Staff"), 1),
        (ClaimFilter(ids=()), 0),
        (ClaimFilter(report="r_other"), 0),
    ],
)
def test_filters_narrow(store: Store, run: Run, which: ClaimFilter, found: int) -> None:
    store.add_reading(make_reading(), run=run)
    assert len(list(store.claims(which))) == found


def test_reports_come_by_day_and_undated_ones_last(store: Store, run: Run) -> None:
    for day, name in ((None, "C"), ("2031-05-09", "B"), ("2031-05-02", "A")):
        store.add_reading(make_reading(published=day, publisher=name), run=run)
    assert [report.report.publisher for report in store.reports()] == ["A", "B", "C"]


def test_contested_incidents_can_be_asked_for(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    assert len(list(store.incidents(contested=True))) == 1
    assert list(store.incidents(contested=False)) == []


def test_counts_tell_whose_words_the_ledger_rests_on(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    store.add_reading(make_reading(published=None, publisher=None), run=run)
    counts = store.counts()
    assert {(side.side, side.claims) for side in counts.by_side} == {("Norrland", 4), ("Sudmark", 2)}
    assert (counts.third_parties, counts.own_voice, counts.checked) == (0, 2, 0)
    assert (counts.undated, counts.first_day, counts.last_day) == (1, "2031-05-07", "2031-05-07")
    assert counts.publishers == (("Harbour Wire", 1), (None, 1))
    # Agreements, series and actors of one id are one before anything is joined; incidents are of one report each.
    assert (counts.ceasefires, counts.tolls, counts.actors, counts.incidents) == (1, 1, 2, 2)


def join_incidents(store: Store, run: Run, *readings: Reading) -> None:
    """Hold what these reports tell to be one incident."""
    whole = readings[0].incidents[0].id
    parts = [part_id(one.report.id, one.incidents[0].id) for one in readings]
    joins = tuple(Join(kind=JoinKind.INCIDENT, part=part, whole=whole) for part in parts)
    with store.linking(run=run) as index:
        index.log(Linking(through=len(readings), joins=joins))


def test_what_is_joined_is_counted_once(store: Store, run: Run) -> None:
    readings = [make_reading(publisher=name) for name in "ABC"]
    for reading in readings:
        store.add_reading(reading, run=run)
    assert store.unjoined() == 3
    join_incidents(store, run, *readings[:2])
    counts = store.counts()
    assert (counts.incidents, counts.contested) == (2, 2)
    assert len(list(store.incidents())) == counts.incidents
    assert store.unjoined() == 1


def reject(reading: Reading, *numbers: int) -> Iterator[Decision]:
    for claim in (reading.claims[n] for n in numbers):
        told = claim.evidence
        anchor = Anchor(reading.report.id, told.start, told.end, told.text, claim.kind)
        yield Decision(verb="reject", kind=None, anchors=(anchor,), by="A", reason="misread")


@pytest.mark.parametrize("wrong", [(), (1,), (0, 1)])
def test_a_whole_counts_while_one_report_of_it_stands(store: Store, run: Run, wrong: tuple[int, ...]) -> None:
    one, two = make_reading(publisher="A"), make_reading(publisher="B")
    for reading in (one, two):
        store.add_reading(reading, run=run)
    join_incidents(store, run, one, two)
    for decision in reject(one, *wrong):
        store.add_decision(decision, run=run)
    counts = store.counts()
    assert (counts.incidents, counts.contested) == (1, 1)
    assert len(list(store.incidents())) == counts.incidents
    assert len(list(store.incidents(contested=True))) == counts.contested


def test_what_a_person_rejected_in_every_report_is_counted_no_more(store: Store, run: Run) -> None:
    one, two = make_reading(publisher="A"), make_reading(publisher="B")
    for reading in (one, two):
        store.add_reading(reading, run=run)
    join_incidents(store, run, one, two)
    for decision in (*reject(one, 0, 1, 2), *reject(two, 0, 1, 2)):
        store.add_decision(decision, run=run)
    counts = store.counts()
    assert (counts.incidents, counts.contested, counts.ceasefires, counts.rejected) == (0, 0, 0, 6)
    assert list(store.incidents()) == list(store.ceasefires()) == []


def test_a_record_is_found_by_id_and_by_its_beginning(store: Store, run: Run) -> None:
    reading = make_reading()
    store.add_reading(reading, run=run)
    store.add_refusal(make_refusal(), run=run)
    for record in (*reading.claims, *reading.incidents, *reading.ceasefires, *reading.tolls, *reading.actors):
        assert store.find(record.id) == record
        assert store.find(record.id[:-3].upper()) == record
    assert store.find(reading.report.id).report == reading.report
    assert store.find(make_refusal().id) == make_refusal()


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("c_", "begins several ids"),
        ("c_ffffffffffffffff", "Nothing in this ledger"),
        ("100%", "is no id"),
        ("", "no id"),
    ],
)
def test_what_names_no_single_record_is_an_error_that_helps(store: Store, run: Run, wanted: str, words: str) -> None:
    store.add_reading(make_reading(), run=run)
    with pytest.raises(StoreError, match=words):
        store.find(wanted)


def test_two_claims_of_one_id_are_both_kept(store: Store, run: Run) -> None:
    reading = make_reading()
    first = reading.claims[0]
    twin = msgspec.structs.replace(first, stance=Stance.ASSERTS)
    store.add_reading(msgspec.structs.replace(reading, claims=(first, twin)), run=run)
    assert list(store.claims()) == [first, twin]
    assert store.find(first.id) == first


def test_a_stream_left_early_locks_nobody_out(tmp_path: Path, run: Run) -> None:
    with open_store(tmp_path / "l.db", wait_s=0.2) as store:
        store.add_reading(make_reading(), run=run)
        stream = store.claims()
        next(stream)
        assert store.add_reading(make_reading(publisher="Second Paper"), run=run)
        # The stream still tells of the moment when it was opened.
        assert len(list(stream)) == 3


def test_memory_stays_flat(store: Store, run: Run) -> None:
    for n in range(40):
        store.add_reading(make_reading("Long words follow. " + "x" * 200_000, publisher=f"Paper {n}"), run=run)
    tracemalloc.start()
    for stream in (store.reports, store.claims, store.log):
        for _ in stream():
            pass
    store.verify()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6_000_000  # the texts alone are 8 MB, and stand in two tables


def test_times_never_enter_claims(store: Store, run: Run) -> None:
    store.add_reading(make_reading(), run=run)
    assert all("2031-05-08" not in msgspec.json.encode(claim).decode() for claim in store.claims())
