"""An account in a few quotations: no kind of statement is crowded out, copies are quoted once, the rest is counted."""

from __future__ import annotations

import pytest

from counterclaim.export.accounts import SideAccount, account_of
from counterclaim.export.wording import OWN_VOICE, THIRD_PARTIES
from counterclaim.records.enums import DenialScope
from counterclaim.records.wholes import SideTold, Statement


def said(claim: str, *, by: str | None = "Orta's army", day: str | None = "2031-05-06", **more: object) -> Statement:
    return Statement(claim=claim, report=f"r_{claim}", by=by, day=day, words=f"words of {claim}", **more)  # type: ignore[arg-type]


def only(side: SideTold, **options: int) -> SideAccount:
    (account,) = account_of(side, **options)
    return account


def claims(account: SideAccount) -> list[str]:
    return [one.claim for one in account.said]


def test_what_is_not_quoted_is_counted() -> None:
    account = only(SideTold(side="Orta", asserts=tuple(said(f"c{n}") for n in range(7))))
    assert (claims(account), account.more) == (["c0", "c1", "c2"], 4)


@pytest.mark.parametrize("weighty", ["denies", "acknowledges", "blames", "other"])
def test_no_kind_of_statement_is_crowded_out(weighty: str) -> None:
    told = {"asserts": tuple(said(f"c{n}") for n in range(9)), weighty: (said("d"),)}
    assert "d" in claims(only(SideTold(side="Orta", **told)))  # type: ignore[arg-type]


def test_what_copies_tell_again_is_quoted_and_counted_once() -> None:
    first, again = said("c1"), said("c2", repeats="c1")
    account = only(SideTold(side="Orta", asserts=(first, again)))
    assert (claims(account), account.more) == (["c1"], 0)


def test_a_copy_stands_where_its_source_is_told_elsewhere() -> None:
    assert claims(only(SideTold(side="Orta", asserts=(said("c2", repeats="c_elsewhere"),)))) == ["c2"]


def test_one_claim_that_stands_in_two_lists_is_quoted_once_as_the_weightier() -> None:
    one = said("c1")
    (quoted,) = only(SideTold(side="Orta", asserts=(one,), blames=(one,))).said
    assert quoted.act == "accuses"


def test_statements_stand_by_day() -> None:
    told = SideTold(
        side="Orta", denies=(said("late", day="2031-05-09"),), asserts=(said("early"), said("open", day=None))
    )
    assert claims(only(told)) == ["early", "late", "open"]


def test_a_denial_says_what_it_denies() -> None:
    (quoted,) = only(SideTold(side="Orta", denies=(said("c", scope=DenialScope.ACT),))).said
    assert quoted.act == "denies the act"


def test_third_parties_and_the_reports_own_voice_stand_apart() -> None:
    told = SideTold(side=None, asserts=(said("c1", by="a miller"), said("c2", by=None)))
    assert [(one.voice, claims(one)) for one in account_of(told)] == [(THIRD_PARTIES, ["c1"]), (OWN_VOICE, ["c2"])]


def test_a_side_that_is_not_quoted_says_nothing() -> None:
    assert only(SideTold(side="Orta", quoted=False)).said == ()
