"""The summary: what it rests on first, both sides' words, nothing added up, nothing taken for silence."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.store.readings import make_reading

from counterclaim.book.joined import joined_of
from counterclaim.export.lines import to_text
from counterclaim.export.summary import RunCount, summarise
from counterclaim.export.summary_text import summary_lines
from counterclaim.pipeline import link_book
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Breach
from counterclaim.store import Run, Store, new_run, open_store


@pytest.fixture
def run() -> Run:
    return new_run("test")


def text_of(store: Store, **options: object) -> str:
    return "\n".join(to_text(line) for line in summary_lines(summarise(store, joined_of(store), **options)))


def test_it_opens_with_what_it_rests_on(store: Store) -> None:
    lines = text_of(store).splitlines()
    assert lines[:5] == [
        "What this rests on",
        "  Reports: 2, published on 2031-05-07",
        "  Publishers: Harbour Wire (1), Second Paper (1)",
        "  Claims: 8: Norrland 4, Sudmark 2, the reports' own voice 2",
        "  Checked: machine-read, 0 of 8 checked by a person",
    ]


def test_what_is_missing_is_told(store: Store) -> None:
    text = text_of(store)
    assert "Missing: Ostmark is not quoted on 1 incident" in text
    assert "Missing: no toll from Sudmark in the reports read" in text
    assert "Missing: 1 report without a day of publication" in text
    assert "Missing: 1 input that could not be read" in text
    assert "silent" not in text


def test_copies_are_one_source(store: Store) -> None:
    text = text_of(store)
    assert text.count("Copies: ") == 1
    assert "of its words, with credit to Harbour Wire: taken as one source" in text
    assert text.count("Shelling of Elv") == 1
    assert text.count("accused Sudmark of shelling the village of Elv") == 1
    assert "Told in: 2 reports, all of one origin (Harbour Wire)" in text
    assert "Norrland alleges that Sudmark broke it: 1 claim, 2031-05-06" in text


def test_both_accounts_stand_side_by_side(store: Store) -> None:
    text = text_of(store)
    assert "Norrland accuses: “accused Sudmark of shelling the village of Elv on Tuesday”" in text
    assert "Sudmark denies the act: “denied shelling Elv” (Sudmark's General Staff)" in text
    assert "Ostmark: not quoted on this incident" in text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Shelling of Elv", "Shelling of Elv, 2031-05-06 ["),
        ("shelling, 6 May 2031", "Shelling, 6 May 2031, Elv ["),
        ("shelling", "Shelling, 2031-05-06, Elv ["),
    ],
)
def test_a_heading_tells_day_and_place_once(tmp_path: Path, run: Run, name: str, heading: str) -> None:
    reading = make_reading()
    incidents = (msgspec.structs.replace(reading.incidents[0], title=name),)
    with open_store(tmp_path / "l.db") as store:
        store.add_reading(msgspec.structs.replace(reading, incidents=incidents), run=run)
        assert heading.replace(" [", "  [") in text_of(store)


def test_truces_tell_brokers_and_parties(store: Store) -> None:
    text = text_of(store)
    assert "Ceasefire, agreed on 2031-05-03, between Norrland and Sudmark" in text
    assert "Brokered by: Lakes Union" in text


def test_alleged_breaches_are_never_added_up_across_parties(tmp_path: Path, run: Run) -> None:
    reading = make_reading()
    (truce,) = reading.ceasefires
    claims = [claim.id for claim in reading.claims]
    breaches = (
        Breach(claim=claims[0], alleged_by="Norrland", party="Sudmark", day="2031-05-06"),
        Breach(claim=claims[3], alleged_by="Norrland", party="Sudmark", day="2031-05-07"),
        Breach(claim=claims[1], alleged_by="Sudmark", party="Norrland", day=None),
        Breach(claim=claims[2], alleged_by=None, party="Sudmark", day=None, kept=True),
    )
    truces = (msgspec.structs.replace(truce, breaches=breaches),)
    with open_store(tmp_path / "l.db") as store:
        store.add_reading(msgspec.structs.replace(reading, ceasefires=truces), run=run)
        text = text_of(store)
    assert "Norrland alleges that Sudmark broke it: 2 claims, 2031-05-06 to 2031-05-07" in text
    assert "Sudmark alleges that Norrland broke it: 1 claim" in text
    assert "says that Sudmark kept it: 1 claim" in text
    assert "3 claims" not in text


def test_running_totals_stand_apart(store: Store) -> None:
    text = text_of(store)
    assert "Running totals (never added up)" in text
    assert "Norrland's ombudsman: killed civilians: “nearly 40” (up to 40), as of 2031-05-07" in text
    assert " 80" not in text


def test_refusals_say_what_to_do(store: Store) -> None:
    assert "scan.pdf: no_text_layer. Run it through text recognition first." in text_of(store)


def test_the_run_is_counted(store: Store) -> None:
    run = RunCount(stored=2, known=3, refused=1)
    assert text_of(store, run=run).splitlines()[0].endswith("2 reports stored, 3 already there, 1 refused")


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "l.db") as store:
        text = text_of(store)
    assert "No report is in this ledger." in text


def test_more_than_is_shown_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "l.db") as store:
        for n in range(4):
            reading = make_reading(f"Number {n}.")
            incident = msgspec.structs.replace(reading.incidents[0], claims=(reading.claims[n].id,))
            store.add_reading(msgspec.structs.replace(reading, incidents=(incident,)), run=new_run("t"))
        text = text_of(store, shown=3)
    assert "Contested incidents: 4 of 4" in text
    assert "1 more: counterclaim incidents --contested" in text


def test_what_is_joined_is_counted_once(store: Store) -> None:
    summary = summarise(store, joined_of(store))
    assert (summary.contested_total, summary.incidents_total) == (1, len(list(store.incidents()))) == (1, 1)
    assert summary.truces_total == len(joined_of(store).truces(None))
    assert summary.tolls_total == len(joined_of(store).tallies())


def test_what_a_person_split_is_not_joined_again(store: Store) -> None:
    parts = store.parts_in(next(store.incidents()).id, JoinKind.INCIDENT)
    whole = summarise(store, joined_of(store)).contested[0].id
    anchors = tuple(anchor_of(store, part) for part in parts)
    split = Decision(verb="split", kind=JoinKind.INCIDENT, anchors=anchors, by="A", reason="two shellings")
    store.add_decision(split, run=new_run("A", person=True))
    assert sum(link_book(store, run=new_run("test"))) == 0
    told = summarise(store, joined_of(store)).contested
    assert len(told) == 2
    assert whole in {one.id for one in told}


def anchor_of(store: Store, part: str) -> Anchor:
    claim = next(c for c in store.claims() if c.report == part.partition("/")[0])
    return Anchor(claim.report, claim.evidence.start, claim.evidence.end, claim.evidence.text, claim.kind)


def test_reports_that_are_not_joined_yet_are_told(tmp_path: Path, run: Run) -> None:
    with open_store(tmp_path / "l.db") as store:
        store.add_reading(make_reading(), run=run)
        assert "Missing: 1 report not joined with the others yet" in text_of(store)
        for _ in link_book(store, run=run):
            pass
        assert "not joined" not in text_of(store)


def test_rejected_claims_are_told_beside_the_checked(store: Store) -> None:
    claim = next(store.claims())
    anchor = Anchor(claim.report, claim.evidence.start, claim.evidence.end, claim.evidence.text, claim.kind)
    wrong = Decision(verb="reject", kind=None, anchors=(anchor,), by="A", reason="misread")
    store.add_decision(wrong, run=new_run("A", person=True))
    assert "Checked: machine-read, 0 of 7 checked by a person; 1 other rejected as misread" in text_of(store)


def test_long_lists_are_cut_and_say_how_many_more(tmp_path: Path, run: Run) -> None:
    reading = make_reading()
    sides = tuple(f"Land {n}" for n in range(20))
    incident = reading.incidents[0]
    facets = msgspec.structs.replace(incident.facets, not_quoted=sides)
    told = tuple(
        msgspec.structs.replace(reading.claims[0], id=f"c_{n}", side=side) for n, side in enumerate(sides)
    )  # fmt: skip
    with open_store(tmp_path / "l.db") as store:
        changed = msgspec.structs.replace(incident, facets=facets)
        store.add_reading(
            msgspec.structs.replace(reading, claims=(*reading.claims, *told), incidents=(changed,)), run=run
        )
        text = text_of(store, shown=5)
    assert text.count("not quoted on 1 incident") == 5
    assert "15 more names not quoted on some incident: counterclaim incidents" in text
    assert text.count("Missing: no toll from") == 6
    assert "14 more sides 14" in text
