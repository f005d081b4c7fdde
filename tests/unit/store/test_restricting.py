"""What is restricted is in no answer of the ledger, whatever is asked, until it is asked for or brought back."""

from __future__ import annotations

import msgspec
import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.book.joined import joined_of
from counterclaim.export.dossier.book import load_book
from counterclaim.export.dossier.making import write_html
from counterclaim.export.json_records import to_json
from counterclaim.export.summary import summarise
from counterclaim.records.errors import StoreError
from counterclaim.records.redaction import Aim
from counterclaim.store import Period, Run, Store, new_run, open_store

A = new_run("A. Monitor", person=True)
NAME = "Mira Zolen"


@pytest.fixture
def two(store: Store, run: Run) -> Store:
    store.add_reading(
        make_reading("Mira Zolen spoke, and\nZolen’s son.", publisher="One", origin="mira-zolen.txt"), run=run
    )
    store.add_reading(make_reading("A shoal is also called zolen.", publisher="Two"), run=run)
    store.add_refusal(make_refusal("/in/Mira Zolen.pdf"), run=run)
    return store


def every_answer(store: Store) -> str:
    """Everything that the ledger says of itself, as text."""
    streams = (
        store.reports(), store.claims(), store.incidents(), store.ceasefires(), store.toll_series(), store.actors(),
        store.refusals(), store.log(), store.repeats(), [store.counts()], [summarise(store, joined_of(store))],
    )  # fmt: skip
    told = "\n".join(to_json(record) for stream in streams for record in stream)
    page = "".join(
        write_html(
            load_book(store, period=Period(), joined=joined_of(store)), public=False, made="2031-05-09T00:00:00Z"
        )
    )
    originals = [store.original(r.report.sha256) or b"" for r in store.reports()]
    return told + page + b"".join(originals).decode()


def one(store: Store, publisher: str = "One") -> str:
    return next(told.report.id for told in store.reports() if told.report.publisher == publisher)


def test_a_report_is_left_out_everywhere(two: Store) -> None:
    report = one(two)
    two.restrict(Aim(what="report", report=report), run=A, reason="embargo")
    told = every_answer(two)
    assert "Zolen spoke" not in told
    assert two.counts().reports == 1
    assert two.counts().claims == len(list(two.claims())) == 4
    with pytest.raises(StoreError, match="is restricted in this ledger; --restricted shows it"):
        two.find(report)
    assert not two.verify().problems


def test_a_name_is_masked_everywhere_and_offsets_hold(two: Store) -> None:
    two.restrict(Aim(what="name", name=NAME), run=A, reason="care")
    told = every_answer(two)
    assert "Zolen" not in told
    assert "mira" not in told.lower()
    assert "called zolen" in told
    for claim in two.claims():
        text = next(r.report.text for r in two.reports() if r.report.id == claim.report)
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    assert not two.verify().problems


def test_a_span_is_masked_with_what_was_made_of_it(two: Store) -> None:
    report = one(two)
    text = next(r.report.text for r in two.reports() if r.report.id == report)
    start = text.index("nearly 40")
    two.restrict(Aim(what="span", report=report, start=start, end=start + 9), run=A, reason="care")
    tolls = [claim.tolls[0].high for claim in two.claims() if claim.kind == "toll"]
    assert sorted(tolls, key=str) == [40.0, None]
    assert two.original(next(r.report.sha256 for r in two.reports() if r.report.id == report)) == b""


def test_a_claim_within_a_span_is_left_out(two: Store) -> None:
    report = one(two)
    gone = next(claim for claim in two.claims() if claim.report == report)
    two.restrict(
        Aim(what="span", report=report, start=gone.evidence.start, end=gone.evidence.end), run=A, reason="care"
    )
    assert gone.id not in {claim.id for claim in two.claims()}
    assert gone.id not in to_json(list(two.incidents()))
    assert gone.id not in to_json(list(two.ceasefires()))


def test_it_is_shown_where_it_is_asked_for(two: Store) -> None:
    before = every_answer(two).count("Zolen")
    two.restrict(Aim(what="name", name=NAME), run=A, reason="care")
    with open_store(two.path, create=False, restricted=True) as shown:
        assert every_answer(shown).count("Zolen") >= before


def test_it_comes_back_and_both_are_in_the_log(two: Store) -> None:
    aim = Aim(what="report", report=one(two))
    before = [msgspec.structs.replace(told) for told in two.reports()]
    first = two.restrict(aim, run=A, reason="embargo")
    two.unrestrict(aim, run=A, reason="it has ended")
    assert list(two.reports()) == before
    last = list(two.log())[-1]
    assert (last.kind, last.supersedes, last.reason) == ("unrestriction", first, "it has ended")
    two.replay()
    assert list(two.reports()) == before
    with pytest.raises(StoreError, match="not restricted"):
        two.unrestrict(aim, run=A, reason="again")


def test_a_restriction_survives_a_replay(two: Store) -> None:
    two.restrict(Aim(what="report", report=one(two)), run=A, reason="embargo")
    two.replay()
    assert two.counts().reports == 1


def test_the_page_says_that_something_is_left_out(two: Store) -> None:
    two.restrict(Aim(what="report", report=one(two)), run=A, reason="embargo")
    assert any(
        "Restricted by a person and left out: 1 report" in line for line in summarise(two, joined_of(two)).basis.missing
    )


def test_redacting_takes_a_restricted_name_out_of_the_log_too(two: Store) -> None:
    from tests.store.raw_search import found

    two.restrict(Aim(what="name", name=NAME), run=A, reason="care")
    two.redact(Aim(what="name", name=NAME), run=A, reason="danger")
    assert found(two.path, "Mira") == []
    assert not two.verify().problems


def test_twice_is_told(two: Store) -> None:
    aim = Aim(what="report", report=one(two))
    two.restrict(aim, run=A, reason="embargo")
    with pytest.raises(StoreError, match="already"):
        two.restrict(aim, run=A, reason="embargo")


def test_what_a_person_restricts_is_not_thereby_checked(two: Store) -> None:
    two.restrict(Aim(what="report", report=one(two)), run=A, reason="embargo")
    assert two.counts().checked == 0
    assert two.checked() == frozenset()
