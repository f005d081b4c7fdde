"""Accounts over time: what a side says, what it says otherwise than before, and who is not quoted."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.book.incidents.accounts import Heard, accounts_over_time, acknowledging, denying, holding
from counterclaim.book.voices import Voice
from counterclaim.records.claim import Claim, Event, Quote, Span
from counterclaim.records.enums import DenialScope, Kind, Scope, TollKind
from counterclaim.records.ledger import Account, Denial, Facets, Incident
from counterclaim.records.report import Report
from counterclaim.records.tallies import Figure, Tally
from counterclaim.records.wholes import SideTold

ORTA, SARN = "Orta", "Sarn"


@dataclass
class Told:
    """Statements as they are made, and the incident that they make."""

    heard: dict[str, Heard] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)

    def says(
        self, side: str | None, part: str, day: str, *, words: str = "so it was", by: str | None = "ministry",
        scope: DenialScope | None = None, blamed: tuple[str, ...] = (), again: str | None = None,
        kind: str = "shelling", report: str | None = None,
    ) -> str:  # fmt: skip
        """One statement, in a report of its own where none is named; gives its id."""
        number = len(self.heard)
        claim_id, report_id = f"c_{number}", report or f"r_{number}"
        start = sum(len(h.claim.evidence.text) + 1 for h in self.heard.values() if h.report.id == report_id)
        text = "".join(f"{h.claim.evidence.text} " for h in self.heard.values() if h.report.id == report_id) + words
        claim = Claim(
            id=claim_id, report=report_id, kind=Kind.EVENT, side=side, event=Event(type=kind),
            evidence=Quote(start, start + len(words), words), sentence=Span(start, start + len(words)),
        )  # fmt: skip
        made = Report(id=report_id, text=text, published=f"2031-05-{day}")
        self.heard[claim_id] = Heard(
            claim=claim, report=made, voice=Voice(name=by, side=side), blamed=blamed, repeats=again
        )
        self.accounts.append(
            Account(side=side, denies=(Denial(claim_id, scope),))
            if part == "denies"
            else Account(side=side, **{part: (claim_id,)})
        )
        return claim_id

    def sides(self, *, not_quoted: tuple[str, ...] = (), tallies: tuple[Tally, ...] = ()) -> dict[str | None, SideTold]:
        """The accounts by side."""
        incident = Incident(
            id="i_1", report="r_0", type="shelling", title="shelling", claims=tuple(self.heard),
            accounts=tuple(self.accounts), facets=Facets(contested=True, not_quoted=not_quoted),
        )  # fmt: skip
        told = accounts_over_time(incident, self.heard, known=frozenset((ORTA, SARN)), tallies=tallies)
        return {one.side: one for one in told}


def changes(one: SideTold) -> list[str]:
    return [change.kind for change in one.changes]


def test_statements_stand_by_the_day_on_which_they_were_made() -> None:
    told = Told()
    later = told.says(ORTA, "asserts", "05")
    earlier = told.says(ORTA, "asserts", "03")
    assert [one.claim for one in told.sides()[ORTA].asserts] == [earlier, later]


def test_a_denial_keeps_what_it_rejects() -> None:
    told = Told()
    told.says(SARN, "denies", "03", scope=DenialScope.INTENT)
    assert told.sides()[SARN].denies[0].scope is DenialScope.INTENT


def test_what_was_denied_and_is_acknowledged_later_is_a_denial_withdrawn() -> None:
    told = Told()
    denial = told.says(SARN, "denies", "03", words="did not fire on Dolna")
    word = told.says(SARN, "acknowledges", "05", words="its guns had fired on Dolna")
    (change,) = told.sides()[SARN].changes
    assert (change.kind, change.before, change.after) == ("denial_withdrawn", denial, word)
    assert change.note == (
        "denied it (2031-05-03: “did not fire on Dolna”), "
        "then acknowledges it (2031-05-05: “its guns had fired on Dolna”)"
    )


def test_acknowledging_something_beside_it_withdraws_nothing() -> None:
    told = Told()
    told.says(SARN, "denies", "03")
    told.says(SARN, "acknowledges", "05", words="a frigate was off the harbour", kind="deployment")
    assert changes(told.sides()[SARN]) == ["acknowledges_after_denying"]


def test_a_report_may_tell_of_a_withdrawal_by_itself() -> None:
    told = Told()
    told.says(SARN, "acknowledges", "05", words="first denied and then acknowledged the loss of Dolna")
    assert changes(told.sides()[SARN]) == ["denial_withdrawn"]


def test_denying_after_acknowledging_is_told_too() -> None:
    told = Told()
    told.says(SARN, "acknowledges", "03")
    told.says(SARN, "denies", "05")
    assert changes(told.sides()[SARN]) == ["denies_after_acknowledging"]


def test_on_one_day_in_two_reports_nothing_came_first() -> None:
    told = Told()
    told.says(SARN, "denies", "03")
    told.says(SARN, "acknowledges", "03")
    assert changes(told.sides()[SARN]) == []


def test_within_one_report_the_order_of_the_text_tells() -> None:
    told = Told()
    told.says(SARN, "denies", "03", report="r_x")
    told.says(SARN, "acknowledges", "03", report="r_x")
    assert changes(told.sides()[SARN]) == ["denial_withdrawn"]


def test_another_scope_is_another_denial() -> None:
    told = Told()
    told.says(SARN, "denies", "03", scope=DenialScope.ACT)
    told.says(SARN, "denies", "05", scope=DenialScope.INTENT)
    assert changes(told.sides()[SARN]) == ["denies_otherwise"]


def test_blaming_another_than_before_is_told() -> None:
    told = Told()
    told.says(ORTA, "blames", "03", blamed=(SARN,))
    told.says(ORTA, "blames", "05", blamed=("rebels",))
    assert changes(told.sides()[ORTA]) == ["blames_another"]


def test_what_a_copy_prints_later_is_no_change() -> None:
    told = Told()
    first = told.says(SARN, "acknowledges", "03")
    told.says(SARN, "denies", "02")
    told.says(SARN, "denies", "09", again=first)
    assert changes(told.sides()[SARN]) == ["denial_withdrawn"]


def test_two_speakers_of_no_side_do_not_change_each_others_minds() -> None:
    told = Told()
    told.says(None, "denies", "03", by="a mayor")
    told.says(None, "acknowledges", "05", by="a priest")
    assert changes(told.sides()[None]) == []


def test_a_revised_toll_is_a_change() -> None:
    told = Told()
    one = told.says(ORTA, "asserts", "03")
    two = told.says(ORTA, "asserts", "05")
    tally = Tally(
        id="t_1", claimant="ministry", claimants=("ministry",), side=ORTA, kind=TollKind.KILLED, who="traders",
        scope=Scope.INCIDENT, incident="i_1",
        figures=(
            Figure(claim=one, report="r_0", best=3.0, text="three", superseded_by=two),
            Figure(claim=two, report="r_1", best=5.0, text="five"),
        ),
    )  # fmt: skip
    (change,) = told.sides(tallies=(tally,))[ORTA].changes
    assert (change.kind, change.note) == ("toll_revised", "killed traders: “three”, then “five”")


def test_who_is_blamed_and_not_quoted_is_told_so() -> None:
    told = Told()
    told.says(ORTA, "blames", "03", blamed=(SARN,))
    assert [(side, one.quoted) for side, one in told.sides().items()] == [(ORTA, True), (SARN, False)]


def test_what_is_no_side_is_not_told_as_unquoted() -> None:
    told = Told()
    told.says(ORTA, "blames", "03", blamed=("missiles",))
    assert list(told.sides(not_quoted=("missiles", SARN))) == [ORTA, SARN]


def test_voices_are_sides_or_else_names() -> None:
    told = Told()
    told.says(SARN, "denies", "03")
    told.says(None, "denies", "03", by="a mayor")
    told.says(None, "asserts", "03", by=None)
    told.says(ORTA, "acknowledges", "03")
    sides = tuple(told.sides().values())
    assert (denying(sides), acknowledging(sides), holding(sides)) == ((SARN, "a mayor"), (ORTA,), (ORTA,))


@given(st.lists(st.tuples(st.sampled_from(("denies", "acknowledges", "asserts", "blames")), st.integers(1, 9))))
def test_exchanging_the_sides_exchanges_the_accounts(said: list[tuple[str, int]]) -> None:
    one, two = Told(), Told()
    for n, (part, day) in enumerate(said):
        speaker, other = (ORTA, SARN) if n % 2 else (SARN, ORTA)
        one.says(speaker, part, f"0{day}", blamed=(other,))
        two.says(other, part, f"0{day}", blamed=(speaker,))
    first, second = one.sides(), two.sides()
    for here, there in ((ORTA, SARN), (SARN, ORTA)):
        if here in first:
            assert changes(first[here]) == changes(second[there])
            assert [s.claim for s in first[here].denies] == [s.claim for s in second[there].denies]
