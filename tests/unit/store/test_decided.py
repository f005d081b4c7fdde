"""What persons decide is laid over what was read: it wins, shows, survives, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.readings import TEXT, make_claim, make_reading

from counterclaim.records.book import Anchor, Decision
from counterclaim.records.claim import Claim, Event
from counterclaim.records.correcting import is_rejected, print_of
from counterclaim.records.enums import DenialScope, Kind, Stance
from counterclaim.records.ledger import Reading
from counterclaim.store import ClaimFilter, Run, Store, claim_at, new_run, open_store

PERSON = new_run("A. Monitor", person=True)
ACCUSATION, DENIAL, TRUCE, TOLL = range(4)


def anchor(claim: Claim) -> Anchor:
    told = claim.evidence
    speaker = claim.speaker.name if claim.speaker else None
    return Anchor(claim.report, told.start, told.end, told.text, kind=claim.kind, speaker=speaker)


def decide(store: Store, verb: str, claim: Claim, *, by: str = "A. Monitor", **fields: str) -> int:
    told = {"field": None, "value": None, "reason": "read again", **fields}
    return store.add_decision(
        Decision(verb=verb, kind=None, anchors=(anchor(claim),), by=by, **told), run=PERSON
    )  # fmt: skip


def undo(store: Store, number: int, claim: Claim) -> int:
    return decide(store, "undo", claim, value=str(number))


def claims(store: Store, **which: object) -> dict[str, Claim]:
    return {claim.id: claim for claim in store.claims(ClaimFilter(**which))}


@pytest.fixture
def reading(store: Store, run: Run) -> Reading:
    made = make_reading()
    store.add_reading(made, run=run)
    return made


def test_a_field_that_was_set_is_shown_with_who_set_it(store: Store, reading: Reading) -> None:
    claim = reading.claims[ACCUSATION]
    decide(store, "set", claim, field="stance", value="asserts")
    now = claims(store)[claim.id]
    assert now.stance is Stance.ASSERTS
    assert now.reasons[-1].note == "decided by A. Monitor: stance is asserts, read as accuses (read again)"


def test_the_later_of_two_decisions_holds_and_the_earlier_stays_in_the_log(store: Store, reading: Reading) -> None:
    claim = reading.claims[ACCUSATION]
    decide(store, "set", claim, field="side", value="Ostmark")
    decide(store, "set", claim, field="side", value="Sudmark", by="B. Monitor")
    assert claims(store)[claim.id].side == "Sudmark"
    assert [one.decision.value for one in store.decisions()] == ["Ostmark", "Sudmark"]


def test_what_is_undone_gives_way_to_what_held_before(store: Store, reading: Reading) -> None:
    claim = reading.claims[ACCUSATION]
    decide(store, "set", claim, field="side", value="Ostmark")
    last = decide(store, "set", claim, field="side", value="Sudmark")
    taken_back = undo(store, last, claim)
    assert claims(store)[claim.id].side == "Ostmark"
    undo(store, taken_back, claim)
    assert claims(store)[claim.id].side == "Sudmark"


def test_a_rejected_claim_is_kept_and_flagged_and_counts_nowhere(store: Store, reading: Reading) -> None:
    denial = reading.claims[DENIAL]
    before = store.counts()
    decide(store, "reject", denial)
    assert is_rejected(claims(store)[denial.id])
    (incident,) = store.incidents()
    assert denial.id not in incident.claims
    assert [account.side for account in incident.accounts] == ["Norrland"]
    assert not incident.facets.contested
    assert incident.facets.denied_by == ()
    now = store.counts()
    assert (now.claims, now.rejected, now.contested) == (before.claims - 1, 1, 0)
    assert {one.side for one in now.by_side} == {"Norrland"}


def test_an_incident_that_nothing_tells_any_more_is_left_out_and_can_still_be_asked_for(
    store: Store, reading: Reading
) -> None:
    for number in (ACCUSATION, DENIAL):
        decide(store, "reject", reading.claims[number])
    assert list(store.incidents()) == []
    assert store.counts().incidents == 0
    assert "decided by A. Monitor" in store.find(reading.incidents[0].id).reasons[-1].note


def test_a_rejected_toll_is_in_no_series_and_a_set_number_is(store: Store, reading: Reading) -> None:
    toll = reading.claims[TOLL]
    number = decide(store, "set", toll, field="high", value="38")
    assert [point.high for series in store.toll_series() for point in series.points] == [38.0]
    decide(store, "reject", toll)
    assert list(store.toll_series()) == []
    assert number


def test_a_rejected_breach_stands_in_no_truce(store: Store, reading: Reading) -> None:
    decide(store, "reject", reading.claims[ACCUSATION])
    (truce,) = store.ceasefires()
    assert truce.breaches == ()


def test_a_claim_whose_side_was_set_stands_in_that_sides_account(store: Store, reading: Reading) -> None:
    claim = reading.claims[DENIAL]
    decide(store, "set", claim, field="side", value="Ostmark")
    (incident,) = store.incidents()
    assert {account.side: [d.claim for d in account.denies] for account in incident.accounts} == {
        "Norrland": [],
        "Ostmark": [claim.id],
    }
    assert incident.facets.denied_by == ("Ostmark",)
    assert incident.facets.not_quoted == ()


def test_a_denial_that_is_none_contests_nothing(store: Store, reading: Reading) -> None:
    decide(store, "set", reading.claims[DENIAL], field="stance", value="acknowledges")
    (incident,) = store.incidents()
    assert not incident.facets.contested
    assert incident.facets.acknowledged_by == ("Sudmark",)


def test_filters_heed_what_was_set(store: Store, reading: Reading) -> None:
    claim = reading.claims[ACCUSATION]
    decide(store, "set", claim, field="side", value="Ostmark")
    decide(store, "set", claim, field="day", value="2031-04-01")
    assert set(claims(store, side="Ostmark")) == {claim.id}
    assert claim.id not in claims(store, side="Norrland")
    assert set(claims(store, first_day="2031-04-01", last_day="2031-04-02")) == {claim.id}
    assert claims(store, first_day="2031-05-01") == {}


def test_checked_are_claims_that_were_decided_on_as_they_stand(store: Store, reading: Reading) -> None:
    accusation, denial, _, toll = reading.claims
    decide(store, "confirm", accusation, value=print_of(accusation))
    decide(store, "reject", denial)
    assert store.checked() == {accusation.id, denial.id}
    assert store.counts().checked == 1  # of the claims that stand
    decide(store, "confirm", toll, value="p_of another reading")
    assert toll.id not in store.checked()


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("denied shelling Elv", Kind.EVENT, True),
        ("General Staff denied shelling Elv", Kind.EVENT, True),
        ("denied shelling Elv", Kind.TOLL, False),
        ("Sudmark", Kind.EVENT, False),
    ],
)
def test_decisions_hold_to_words_of_their_kind(words: str, kind: Kind, found: bool) -> None:
    claim = make_reading().claims[DENIAL]
    start = TEXT.index(words)
    told = Anchor(claim.report, start, start + len(words), words, kind=kind, speaker=None)
    assert (claim_at(told, [claim]) is claim) is found


def test_of_two_claims_on_the_same_words_the_speakers_is_meant() -> None:
    report = make_reading().report
    one, two = (make_claim(report, "denied shelling Elv", name, None) for name in ("A", "B"))
    assert [claim_at(anchor(claim), [one, two]) for claim in (one, two)] == [one, two]


def test_a_decision_holds_for_what_another_model_reads_on_the_words(tmp_path: Path, run: Run) -> None:
    first = make_reading()
    denial = first.claims[DENIAL]
    longer = make_claim(
        first.report, "General Staff denied shelling Elv", "the General Staff", "Norrland",
        stance=Stance.DENIES, denial_scope=DenialScope.ACT, event=Event(type="shelling"),
    )  # fmt: skip
    again = msgspec.structs.replace(first, claims=(first.claims[ACCUSATION], longer), incidents=())
    with open_store(tmp_path / "again.db") as store:
        store.add_reading(again, run=run)
        decide(store, "set", denial, field="side", value="Sudmark")
        assert claims(store)[longer.id].side == "Sudmark"


def test_a_value_that_fits_no_longer_changes_nothing(store: Store, reading: Reading) -> None:
    claim = reading.claims[ACCUSATION]
    decide(store, "set", claim, field="stance", value="shouts")
    decide(store, "set", claim, field="colour", value="red")
    assert claims(store)[claim.id].stance is claim.stance


VERBS = st.sampled_from(["set side", "set stance", "confirm", "reject", "undo", "read"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(VERBS, st.integers(0, 3), st.sampled_from(["a", "b"])), max_size=8))
def test_replay_gives_the_same_and_later_reads_change_no_decision(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, str]]
) -> None:
    reading = make_reading()
    with open_store(tmp_path_factory.mktemp("acts") / "a.db") as store:
        store.add_reading(reading, run=PERSON)
        made: list[tuple[int, Claim]] = []
        for n, (verb, number, letter) in enumerate(acts):
            claim = reading.claims[number]
            before = list(store.claims(ClaimFilter(report=reading.report.id)))
            if verb == "read":
                store.add_reading(make_reading(f"More of {n}."), run=PERSON)
                assert list(store.claims(ClaimFilter(report=reading.report.id))) == before
            elif verb == "undo":
                if made:
                    undo(store, *made.pop())
            elif verb == "set side":
                made.append((decide(store, "set", claim, field="side", value=letter), claim))
            elif verb == "set stance":
                value = {"a": "warns", "b": "denies"}[letter]
                made.append((decide(store, "set", claim, field="stance", value=value), claim))
            else:
                made.append((decide(store, verb, claim), claim))
        seen = (list(store.claims()), list(store.incidents()), list(store.toll_series()), store.counts())
        store.replay()
        assert (list(store.claims()), list(store.incidents()), list(store.toll_series()), store.counts()) == seen
        assert not store.verify().problems
