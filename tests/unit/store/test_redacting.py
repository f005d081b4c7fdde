"""What is redacted lies in no file of the ledger any more, the chain holds, and it does not come back."""

from __future__ import annotations

import sqlite3

import msgspec
import pytest
from tests.store.raw_search import found
from tests.store.readings import make_reading, make_refusal

from counterclaim.records.book import Anchor, Decision, Doubt, Join, Linking, Repeat
from counterclaim.records.claim import Reason
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import StoreError
from counterclaim.records.ledger import Actor, Reading
from counterclaim.records.redaction import Aim
from counterclaim.store import BookIndex, KeptEdge, KeptPart, RedactedError, Run, Store, new_run
from counterclaim.store.state import digests

WORDS = 'Mira Žolen spoke. MIRA\nŽOLEN’s son; Mira Žo-\nlen, "Žolen".'
SURE = ("Žolen", "Zolen", "Mira")
A = new_run("A. Monitor", person=True)
NAME = Aim(what="name", name="Mira Zolen")


def reading(publisher: str = "One", text: str = WORDS) -> Reading:
    """A report that names somebody in all that is read from it."""
    made = make_reading(text, publisher=publisher, origin=f"/in/mira-zolen-{publisher}.txt")
    first, *rest = made.claims
    toll = msgspec.structs.replace(made.tolls[0], claimant="Mira Žolen", id=f"t_{publisher.lower()}")
    speaker = msgspec.structs.replace(first.speaker, name="Mira Žolen")
    why = (Reason("attribution", "rule", "Mira Žolen is who speaks"),)
    return msgspec.structs.replace(
        made,
        claims=(msgspec.structs.replace(first, speaker=speaker, reasons=why), *rest),
        actors=(*made.actors, Actor(id="a_mira", name="Mira Žolen", aliases=("Žolen",), kind="person")),
        incidents=(msgspec.structs.replace(made.incidents[0], title="Mira Žolen at Elv"),),
        tolls=(toll,),
    )


@pytest.fixture
def full(store: Store, run: Run) -> Store:
    """A ledger with a name in readings, a refusal, joins, doubts, repeats, a decision, and what is kept to compare."""
    one, two = reading("One"), reading("Two")
    for told in (one, two, make_reading("Nobody is named here.", publisher="Three")):
        store.add_reading(told, run=run)
    store.add_refusal(make_refusal("/in/Mira Zolen.pdf"), run=run)
    reasons = (Reason("book", "pair", "both name Mira Žolen"),)
    parts = [f"{r.report.id}/a_mira" for r in (one, two)]
    with store.linking(run=run) as index:
        _keep(index, parts)
        index.log(
            Linking(
                through=3,
                joins=tuple(Join(kind=JoinKind.ACTOR, part=p, whole="a_whole", reasons=reasons) for p in parts),
                doubts=(Doubt(kind=JoinKind.ACTOR, one="a_whole", two="a_x", points=1.5, reasons=reasons),),
                repeats=(
                    Repeat(
                        report=two.report.id, start=0, end=9, source=one.report.id, source_start=0, source_end=9,
                        share=1.0, credit="Mira Žolen",
                    ),
                ),
            )
        )  # fmt: skip
    start = one.report.text.index("Mira")
    store.add_decision(
        Decision(
            verb="confirm", kind=None, by="B", reason="Mira Žolen confirmed it",
            anchors=(Anchor(one.report.id, start, start + 16, one.report.text[start : start + 16]),),
        ),
        run=new_run("B", person=True),
    )  # fmt: skip
    return store


def _keep(index: BookIndex, parts: list[str]) -> None:
    traits = msgspec.msgpack.encode({"name": "Mira Žolen"})
    index.keep_parts(JoinKind.ACTOR, [KeptPart(p, p, traits) for p in parts], {parts[0]: ["mira zolen"]})
    index.keep_edges(JoinKind.ACTOR, [KeptEdge(parts[0], parts[1], 3.0, ("both Mira Žolen",))])


def whole(store: Store) -> bool:
    """Nothing is wrong with the ledger, and a replay gives what stands there."""
    if store.verify().problems:
        return False
    with store._looking() as conn:
        before = digests(conn)
    store.replay()
    with store._looking() as conn:
        return digests(conn) == before


def first_id(store: Store, publisher: str = "One") -> str:
    return next(told.report.id for told in store.reports() if told.report.publisher == publisher)


def test_the_words_are_there_to_begin_with(full: Store) -> None:
    assert found(full.path, "Žolen")


def test_a_name_goes_from_every_file_and_form(full: Store) -> None:
    before = list(full.reports())
    done = full.redact(NAME, run=A, reason="danger")
    assert found(full.path, *SURE) == []
    assert whole(full)
    assert found(full.path, *SURE) == []
    after = list(full.reports())
    assert sorted(len(told.report.text) for told in after) == sorted(len(told.report.text) for told in before)
    assert (len(done.reports), done.originals) == (2, 1)
    for claim in full.claims():
        text = next(told.report.text for told in after if told.report.id == claim.report)
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_what_named_the_words_by_a_hash_goes_too(full: Store) -> None:
    """Ids and sums of the words would let a guess at a short name be proved right."""
    old = reading("One")
    full.redact(NAME, run=A, reason="danger")
    sums = (old.report.id, old.claims[0].id, old.incidents[0].id, "a_mira", "a_whole", old.original.sha256, "t_one")
    assert found(full.path, *sums) == []
    salts = [entry.salt for entry in full.log()]
    assert len(set(salts)) == len(salts)


def test_other_reports_stay_as_they_were(full: Store) -> None:
    kept = next(told for told in full.reports() if told.report.publisher == "Three")
    full.redact(NAME, run=A, reason="danger")
    assert kept in list(full.reports())
    assert full.original(kept.report.sha256)


def test_a_name_in_one_report_alone(full: Store) -> None:
    full.redact(msgspec.structs.replace(NAME, report=first_id(full)), run=A, reason="danger")
    texts = {told.report.publisher: told.report.text for told in full.reports()}
    assert "len" not in texts["One"].partition("April.")[2]
    assert WORDS in texts["Two"]
    assert whole(full)


def test_verify_says_how_much_was_blanked_and_accepts_no_more(full: Store) -> None:
    full.redact(NAME, run=A, reason="danger")
    told = full.verify()
    assert (told.redactions, told.blanked, told.blanked_originals) == (1, 6, 1)
    connection = sqlite3.connect(full.path)
    connection.execute("DROP TRIGGER log_no_update")
    connection.execute("UPDATE log SET payload = replace(payload, 'accuses', 'asserts') WHERE seq = 1")
    connection.commit()
    connection.close()
    assert any("changed after it was blanked" in problem for problem in full.verify().problems)


def test_the_hash_of_the_log_noted_before_still_holds(full: Store) -> None:
    head = full.head()
    full.redact(NAME, run=A, reason="danger")
    assert full.verify(head=head).problems == ()


def test_triggers_stand_again(full: Store) -> None:
    full.redact(NAME, run=A, reason="danger")
    for table in ("log", "originals"):
        connection = sqlite3.connect(full.path)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(f"UPDATE {table} SET rowid = rowid + 10")  # noqa: S608 - of two names above
        connection.close()


def test_the_tombstone_says_who_why_and_when_and_seals_the_words(full: Store) -> None:
    done = full.redact(NAME, run=A, reason="danger")
    ((entry, told),) = full.redactions()
    assert (entry.seq, entry.at, told.by, told.reason) == (done.entry, "2031-05-08T09:00:00Z", "A. Monitor", "danger")
    assert len(bytes.fromhex(told.seal)) == 32
    assert found(full.path, done.key) == []
    assert [told.what for _, told in full.redactions(done.reports[0])] == ["name"]


def test_a_span_takes_along_what_was_made_of_its_words_alone(store: Store, run: Run) -> None:
    store.add_reading(make_reading("Written by the river.", publisher="One"), run=run)
    told = next(store.reports())
    start = told.report.text.index("nearly 40")
    store.redact(
        Aim(what="span", report=told.report.id, start=start, end=start + len("nearly 40")), run=A, reason="danger"
    )
    assert found(store.path, "nearly 40") == []
    (claim,) = [one for one in store.claims() if one.kind == "toll"]
    assert (claim.tolls[0].high, claim.tolls[0].text) == (None, "██████ ██")
    assert next(store.toll_series()).points[0].high is None
    assert whole(store)


def test_a_claim_within_a_span_is_taken_out_with_all_that_points_at_it(store: Store, run: Run) -> None:
    made = make_reading(publisher="One")
    store.add_reading(made, run=run)
    gone = made.claims[0].evidence
    store.redact(Aim(what="span", report=made.report.id, start=gone.start, end=gone.end), run=A, reason="danger")
    assert len(list(store.claims())) == 3
    (incident,) = store.incidents()
    assert len(incident.claims) == 1
    assert next(store.ceasefires()).breaches == ()
    assert not any(claim.answers for claim in store.claims())
    assert found(store.path, "accused Sudmark of shelling") == []
    assert whole(store)


def test_a_report_leaves_its_id_and_length_alone(full: Store) -> None:
    old = reading("One")
    full.redact(Aim(what="report", report=old.report.id), run=A, reason="danger")
    (told,) = [told.report for told in full.reports() if told.report.id == old.report.id]
    assert set(told.text) <= {"█", "\n"}
    assert len(told.text) == len(old.report.text)
    assert (told.headline, told.publisher, told.url) == (None, None, None)
    assert not [claim for claim in full.claims() if claim.report == told.id]
    assert full.original(old.original.sha256) == b"redacted"
    assert whole(full)


def test_redacting_twice_keeps_the_chain(full: Store) -> None:
    full.redact(NAME, run=A, reason="danger")
    report = first_id(full)
    full.redact(Aim(what="span", report=report, start=0, end=4), run=A, reason="a place")
    report = first_id(full)
    full.redact(Aim(what="report", report=report), run=A, reason="all of it")
    assert full.verify().redactions == 3
    assert whole(full)


@pytest.mark.parametrize("aim", ["name", "span", "report"])
def test_what_was_redacted_is_not_read_again(full: Store, run: Run, aim: str) -> None:
    old = reading("One")
    report = old.report.id
    aims = {
        "name": NAME,
        "report": Aim(what="report", report=report),
        "span": Aim(what="span", report=report, start=0, end=9),
    }
    full.redact(aims[aim], run=A, reason="danger")
    with pytest.raises(RedactedError, match="redacted here"):
        full.add_reading(old, run=run)
    with pytest.raises(RedactedError, match="redacted here"):
        full.add_reading(reading("Another Paper"), run=run)
    assert full.add_reading(reading("Four", "Another text, which names nobody."), run=run)


def test_the_reason_must_not_hold_the_words(full: Store) -> None:
    with pytest.raises(StoreError, match="Say it without them"):
        full.redact(NAME, run=A, reason="Mira Zolen asked for it")
    assert found(full.path, "Žolen")
    assert full.verify().redactions == 0


def test_nothing_found_is_told_and_nothing_written(full: Store) -> None:
    with pytest.raises(StoreError, match="Nothing was changed"):
        full.redact(Aim(what="name", name="Zeno Quist"), run=A, reason="danger")
    with pytest.raises(StoreError, match="no stretch"):
        full.redact(Aim(what="span", report=first_id(full), start=5, end=99_999), run=A, reason="danger")
    assert full.verify().redactions == 0


def test_a_plan_changes_nothing(full: Store) -> None:
    head = full.head()
    told = full.redaction_plan(NAME)
    assert (len(told.reports), told.originals) == (2, 1)
    assert full.head() == head


def test_everything_is_to_be_joined_anew_without_blanked_names(full: Store, run: Run) -> None:
    full.redact(NAME, run=A, reason="danger")
    with full.linking(run=run) as index:
        reports = [report for _, report in index.unlinked(10)]
        assert len(reports) == 3
        assert not [actor for report in reports for actor in index.reading(report).actors if "█" in actor.name]


def test_an_entry_older_than_salts_is_redacted_too(full: Store) -> None:
    from counterclaim.store.audit import GENESIS, chain_hash, content_hash, entries

    with full._writing() as conn:
        for name in ("log_no_update", "log_no_delete"):
            conn.exec_driver_sql(f"DROP TRIGGER {name}")
        previous = GENESIS
        for entry in list(entries(conn)):
            old = msgspec.structs.replace(entry, salt=None, previous=previous)
            old = msgspec.structs.replace(old, payload_sha256=content_hash(old))
            old = msgspec.structs.replace(old, hash=chain_hash(old))
            values = (old.payload_sha256, old.previous, old.hash, old.seq)
            conn.exec_driver_sql(
                "UPDATE log SET salt = NULL, payload_sha256 = ?, previous = ?, hash = ? WHERE seq = ?", values
            )
            previous = old.hash
    assert full.verify().problems == ()
    full.redact(NAME, run=A, reason="danger")
    assert found(full.path, *SURE) == []
    assert full.verify().problems == ()
    full.redact(Aim(what="report", report=first_id(full)), run=A, reason="danger")
    assert full.verify().problems == ()
