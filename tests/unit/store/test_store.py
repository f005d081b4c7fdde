"""Readings and refusals go in once, come out whole, and are found again."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import TEXT, make_reading, make_refusal

from counterclaim.records.enums import Kind, Stance
from counterclaim.records.errors import InputError, StoreError
from counterclaim.store import ClaimFilter, Copy, Run, Store, open_store


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
    # Agreements, series and actors that two reports tell of are one; incidents are of one report each.
    assert (counts.ceasefires, counts.tolls, counts.actors, counts.incidents) == (1, 1, 2, 2)


def test_a_story_printed_twice_is_seen(store: Store, run: Run) -> None:
    first, again = make_reading(published="2031-05-07"), make_reading(published="2031-05-08", publisher="Second Paper")
    for reading in (again, first):
        store.add_reading(reading, run=run)
    assert list(store.copies()) == [Copy(again.report.id, first.report.id, 4, 4)]


def test_reports_that_share_one_quotation_are_no_copies(store: Store, run: Run) -> None:
    first, other = make_reading(), make_reading(publisher="Second Paper")
    store.add_reading(first, run=run)
    store.add_reading(msgspec.structs.replace(other, claims=other.claims[:1]), run=run)
    assert list(store.copies()) == []


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
