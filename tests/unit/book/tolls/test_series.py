"""Each claimant's tolls over many reports: one series under several names, revisions marked, nothing summed."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.tolls.series import Joined, TollReport, tally_book
from counterclaim.ledgers.tolls import tally_tolls
from counterclaim.records.tallies import Tally

MINISTRY = "Norrland Health Ministry"


def toll(text: str, who: str | None = "civilians", **bounds: Any) -> dict[str, Any]:
    return {"kind": "killed", "who": who, "text": text, "scope": "cumulative", **bounds}


class Desk:
    """Reports with one claim each: `desk.add("2031-05-06", "41 were killed", toll("41", best=41))`."""

    def __init__(self, tell: Any) -> None:
        self.tell = tell
        self.reports: list[TollReport] = []

    def add(self, day: str, words: str, *tolls: dict[str, Any], by: str | None = MINISTRY, **more: Any) -> str:
        name = f"r{len(self.reports)}"
        told = {"words": words, "id": f"c_{name}", "tolls": list(tolls), "side": more.pop("side", "Norrland")}
        publisher = more.pop("publisher", "Example Wire")
        claims, report = self.tell(f"{words}.", told | ({"by": by} if by else {}) | more, published=day)
        report = msgspec.structs.replace(report, id=name, publisher=publisher)
        claims = tuple(msgspec.structs.replace(claim, report=name) for claim in claims)
        self.reports.append(TollReport(report=report, claims=claims, series=tally_tolls(claims, report)))
        return f"c_{name}"

    def tallies(self, **joined: Any) -> tuple[Tally, ...]:
        found = {tally_book(order, Joined(**joined)) for order in list(permutations(self.reports))[:24]}
        assert len(found) == 1, "the order of the reports changes the tolls"
        self.doubts = (made := found.pop())[1]
        return made[0]

    def lines(self, **joined: Any) -> list[list[tuple[Any, ...]]]:
        return [[(f.best or f.low, f.superseded_by) for f in t.figures] for t in self.tallies(**joined)]


@pytest.fixture
def desk(tell: Any) -> Desk:
    return Desk(tell)


def test_a_claimants_running_total_is_one_series_over_all_reports(desk: Desk) -> None:
    desk.add("2031-05-06", "41 civilians were killed", toll("41", best=41, as_of="2031-05-06"))
    desk.add("2031-05-11", "57 civilian residents were killed", toll("57", "civilian residents", best=57))
    (tally,) = desk.tallies()
    assert [(f.best, f.day, f.superseded_by) for f in tally.figures] == [
        (41, "2031-05-06", None),
        (57, "2031-05-11", None),
    ]
    assert tally.groups == ("civilian residents", "civilians")
    assert any("one group under 2 names" in reason.note for reason in tally.reasons)


def test_people_are_not_civilians_but_may_be(desk: Desk) -> None:
    desk.add("2031-05-06", "41 civilians were killed", toll("41", best=41))
    desk.add("2031-05-07", "50 people were killed", toll("50", "people", best=50))
    assert len(desk.tallies()) == 2
    (doubt,) = desk.doubts
    assert "leaves open who is counted" in doubt.reasons[0].note


def test_soldiers_are_neither_people_who_are_civilians_nor_in_doubt_with_them(desk: Desk) -> None:
    desk.add("2031-05-06", "41 civilians were killed", toll("41", best=41))
    desk.add("2031-05-07", "50 soldiers were killed", toll("50", "soldiers", best=50))
    assert len(desk.tallies()) == 2
    assert not desk.doubts


def test_a_total_that_falls_is_a_correction_and_the_higher_one_stays(desk: Desk) -> None:
    desk.add("2031-05-06", "66 civilians were killed", toll("66", best=66))
    desk.add("2031-05-11", "at least 71 civilians were killed", toll("at least 71", low=71))
    last = desk.add("2031-05-16", "68 civilians were killed", toll("68", best=68))
    assert desk.lines() == [[(66, None), (71, last), (68, None)]]
    (tally,) = desk.tallies()
    assert tally.current is not None
    assert tally.current.best == 68
    assert "corrected downwards" in tally.figures[1].reasons[-1].note


def test_a_number_told_as_an_earlier_one_is_marked(desk: Desk) -> None:
    words = "68 civilians were killed, down from 71"
    claim = desk.add("2031-05-16", words, toll("68", best=68), toll("71", best=71))
    assert desk.lines() == [[(71, claim), (68, None)]]


def test_totals_since_other_days_are_other_series_and_those_without_a_start_the_longest(desk: Desk) -> None:
    desk.add("2031-05-06", "90 civilians were killed", toll("90", best=90, since="2031-01"))
    desk.add("2031-05-07", "12 civilians were killed", toll("12", best=12, since="2031-05-01"))
    desk.add("2031-05-08", "95 civilians were killed", toll("95", best=95))
    desk.add("2031-05-09", "97 civilians were killed", toll("97", best=97, since="2031-01-15"))
    assert sorted(line for line in desk.lines()) == [[(12, None)], [(90, None), (95, None), (97, None)]]


def test_whose_soldiers_are_counted_parts_the_series_of_a_claimant(desk: Desk) -> None:
    desk.add("2031-05-06", "64 Norrland soldiers were killed", toll("64", "Norrland soldiers", best=64))
    desk.add("2031-05-07", "70 of its own soldiers were killed", toll("70", "soldiers", best=70))
    desk.add("2031-05-07", "300 enemy soldiers were killed", toll("300", "enemy soldiers", best=300))
    assert sorted((t.of or "", len(t.figures)) for t in desk.tallies()) == [("", 1), ("Norrland", 2)]


def incident(text: str, who: str | None = "people", **bounds: Any) -> dict[str, Any]:
    return {**toll(text, who, **bounds), "scope": "incident"}


def test_the_toll_of_one_incident_is_a_series_in_the_order_of_telling(desk: Desk) -> None:
    one = desk.add("2031-05-03", "3 people were killed", incident("3", best=3))
    two = desk.add("2031-05-06", "5 were killed", incident("5", None, best=5))
    three = desk.add("2031-05-11", "at least 5 people were killed", incident("at least 5", low=5))
    other = desk.add("2031-05-12", "4 people were killed", incident("4", best=4))
    where = {one: "market", two: "market", three: "market", other: "bridge"}
    assert sorted(desk.lines(incidents=where)) == [[(3, two), (5, None), (5, None)], [(4, None)]]


def test_men_of_a_later_report_are_the_workers_of_an_earlier_one(desk: Desk) -> None:
    one = desk.add("2031-05-03", "2 dock workers were killed", incident("2", "dock workers", best=2))
    two = desk.add("2031-05-06", "3 men have now died", incident("3", "men", best=3))
    assert desk.lines(incidents={one: "depot", two: "depot"}) == [[(2, two), (3, None)]]


def test_two_groups_of_one_report_stay_two(desk: Desk) -> None:
    words = "2 women and 5 men were killed"
    one = desk.add("2031-05-03", words, incident("2", "women", best=2), incident("5", "men", best=5))
    assert len(desk.tallies(incidents={one: "market"})) == 2


def test_two_claimants_are_two_series(desk: Desk) -> None:
    desk.add("2031-05-03", "3 people were killed", incident("3", best=3))
    desk.add("2031-05-03", "4 people were killed", incident("4", best=4), by="nurses", side=None)
    assert len(desk.tallies(incidents={"c_r0": "market", "c_r1": "market"})) == 2


def test_a_ministry_is_one_claimant_however_its_name_is_put(desk: Desk) -> None:
    desk.add("2031-05-06", "41 civilians were killed", toll("41", best=41))
    desk.add("2031-05-07", "42 civilians were killed", toll("42", best=42), by="Ministry of Health of Norrland")
    (tally,) = desk.tallies()
    assert tally.claimants == ("Ministry of Health of Norrland", MINISTRY)


def test_a_ministrys_own_statement_speaks_for_it_and_a_newspaper_for_nobody(desk: Desk) -> None:
    words = "41 civilians were killed"
    desk.add("2031-05-06", words, toll("41", best=41), by=None, publisher="Ministry of Health of Norrland", side=None)
    desk.add("2031-05-07", words, toll("41", best=41), by=None, publisher="Example Herald", side=None)
    assert sorted(t.claimant or "" for t in desk.tallies()) == ["", "Ministry of Health of Norrland"]


def test_a_copy_printed_later_corrects_nothing(desk: Desk) -> None:
    first = desk.add("2031-05-03", "3 people were killed", incident("3", best=3))
    second = desk.add("2031-05-05", "5 people were killed", incident("5", best=5))
    copy = desk.add("2031-05-06", "3 people were killed", incident("3", best=3))
    lines = desk.lines(incidents=dict.fromkeys((first, second, copy), "market"), repeats={copy: first})
    assert lines == [[(3, second), (3, second), (5, None)]]


def test_what_a_copy_tells_in_nobodys_name_is_of_whoever_told_it_first(desk: Desk) -> None:
    first = desk.add(
        "2031-05-06", "41 civilians were killed", toll("41", best=41), by=None, side=None,
        publisher="Ministry of Health of Norrland",
    )  # fmt: skip
    copy = desk.add("2031-05-07", "41 civilians were killed", toll("41", best=41), by=None, side=None)
    (tally,) = desk.tallies(repeats={copy: first})
    assert (tally.claimant, len(tally.figures)) == ("Ministry of Health of Norrland", 2)


def test_words_without_a_number_make_no_series(desk: Desk) -> None:
    desk.add("2031-05-03", "civilians were killed", toll("killed"))
    assert desk.tallies() == ()


TOLD = st.tuples(
    st.sampled_from(["2031-05-03", "2031-05-06", "2031-05-11"]),
    st.integers(0, 99),
    st.sampled_from(["civilians", "people", "soldiers", None]),
    st.sampled_from(["low", "best", "high"]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(TOLD, max_size=4))
def test_every_number_stands_once_with_its_claim_and_what_stands_last_is_never_superseded(
    tell: Any, told: list
) -> None:
    desk = Desk(tell)
    for day, number, who, bound in told:
        desk.add(day, f"{number} {who or ''} were killed", toll(str(number), who, **{bound: number}))
    tallies = desk.tallies()
    assert sorted(f.claim for t in tallies for f in t.figures) == sorted(f"c_r{n}" for n in range(len(told)))
    assert all(t.current is not None for t in tallies)


@pytest.mark.parametrize(
    ("words", "number", "who"),
    [
        ("The ministry put its dead at 72", "72", None),
        ("The ministry mourns 72", "72", None),
        ("The ministry gives the number of its soldiers killed as 72", "72", "soldiers"),
        ("The ministry counts 72 soldiers of Norrland killed", "72 soldiers", "soldiers"),
    ],
)
def test_a_sides_own_dead_are_one_series_however_they_are_told(desk: Desk, words: str, number: str, who: str) -> None:
    desk.add("2031-05-06", "59 of its soldiers were killed", toll("59", "soldiers", best=59))
    desk.add("2031-05-09", words, toll(number, who, best=72))
    (tally,) = desk.tallies()
    assert [f.best for f in tally.figures] == [59, 72]
    assert tally.of == "Norrland"


def test_its_count_of_others_is_not_of_its_own(desk: Desk) -> None:
    desk.add("2031-05-06", "59 of its soldiers were killed", toll("59", "soldiers", best=59))
    desk.add("2031-05-09", "The ministry put its count of civilians killed at 72", toll("72", "civilians", best=72))
    assert len(desk.tallies()) == 2


def test_a_total_without_a_group_goes_on_with_the_only_one_that_it_fits(desk: Desk) -> None:
    desk.add("2031-05-06", "52 civilians were killed", toll("52", best=52))
    desk.add("2031-05-09", "63 civilians were killed", toll("63", best=63))
    desk.add("2031-05-12", "its own list had reached 79", toll("79", None, best=79))
    (tally,) = desk.tallies()
    assert [f.best for f in tally.figures] == [52, 63, 79]


@pytest.mark.parametrize(("day", "number"), [("2031-05-12", 400), ("2031-05-12", 40), ("2031-05-04", 60)])
def test_a_total_without_a_group_that_does_not_fit_stays_apart(desk: Desk, day: str, number: int) -> None:
    desk.add("2031-05-06", "52 civilians were killed", toll("52", best=52))
    desk.add("2031-05-09", "63 civilians were killed", toll("63", best=63))
    desk.add(day, "the list had names", toll(str(number), None, best=number))
    assert len(desk.tallies()) == 2


def test_those_killed_by_its_own_men_are_not_its_own(desk: Desk) -> None:
    desk.add("2031-05-06", "our fighters have killed at least 200 soldiers", toll("at least 200", "soldiers", low=200))
    (tally,) = desk.tallies()
    assert tally.of != "Norrland"


def test_one_sides_dead_under_several_words_are_one_series(desk: Desk) -> None:
    desk.add("2031-05-06", "72 of its own were killed", toll("72", None, best=72))
    desk.add("2031-05-09", "81 of its soldiers were killed", toll("81", "Norrland soldiers", best=81))
    desk.add("2031-05-12", "the enemy has lost 340", toll("340", None, best=340))
    desk.add("2031-05-15", "some 430 of the enemy had fallen", toll("some 430", "enemy", best=430))
    told = sorted([f.best for f in tally.figures] for tally in desk.tallies())
    assert told == [[72, 81], [340, 430]]


@pytest.mark.parametrize(("number", "series"), [(95, [[72, 81, 95], [340]]), (360, [[72, 81], [340], [360]])])
def test_soldiers_of_nobody_are_its_own_only_where_the_totals_go_on(
    desk: Desk, number: int, series: list[list[int]]
) -> None:
    desk.add("2031-05-06", "72 of its soldiers were killed", toll("72", "Norrland soldiers", best=72))
    desk.add("2031-05-09", "81 of its soldiers were killed", toll("81", "Norrland soldiers", best=81))
    desk.add("2031-05-10", "the enemy has lost 340", toll("340", None, best=340))
    desk.add("2031-05-12", "it has soldiers on its lists", toll(str(number), "soldiers", best=number))
    assert sorted([f.best for f in tally.figures] for tally in desk.tallies()) == series


def test_a_total_without_a_group_goes_on_with_those_told_only_as_its_own(desk: Desk) -> None:
    desk.add("2031-05-06", "61 of its own were killed", toll("61", None, best=61))
    desk.add("2031-05-09", "93 of its soldiers were killed", toll("93", "Norrland soldiers", best=93))
    desk.add("2031-05-12", "whose last published figure was 97", toll("97", None, best=97))
    (tally,) = desk.tallies()
    assert [f.best for f in tally.figures] == [61, 93, 97]
