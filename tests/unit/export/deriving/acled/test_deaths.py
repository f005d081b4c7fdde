"""ACLED's one number of deaths, by examples of its codebook in our words."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.deriving.acled.deaths import fatalities_of, split_over_days
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import Scope, TimeBasis, TimePrecision, TollKind


def number(one, *, battle: bool = False) -> tuple[int, bool]:
    found = fatalities_of(one, battle=battle)
    return found.number, found.known


def test_where_reports_differ_the_lowest_stands(told, act) -> None:
    one = told(act(by="Norland army", tolls=[{"best": 14}]), act(by="Reed Front", tolls=[{"best": 9}]))
    assert number(one) == (9, True)
    assert fatalities_of(one, battle=False).differ


def test_at_least_nine_is_nine(told, act) -> None:
    assert number(told(act(tolls=[{"low": 9}]))) == (9, True)


def test_a_headlines_dead_are_counted_where_the_ledger_counts_them(told, act) -> None:
    headline = told(act(tolls=[{"low": 9}]))
    assert number(msgspec.structs.replace(headline, tallies=())) == (0, False)


def test_silence_is_0_and_unknown(told, act) -> None:
    assert number(told(act())) == (0, False)


def test_casualties_alone_are_0_and_unknown(told, act) -> None:
    assert number(told(act(tolls=[{"kind": TollKind.LOSSES, "text": "casualties"}]))) == (0, False)


def test_nobody_died_is_0_and_known(told, act) -> None:
    assert number(told(act(tolls=[{"best": 0, "text": "no deaths"}]))) == (0, True)


@pytest.mark.parametrize(
    ("words", "low", "expected", "in_battle"),
    [
        ("several", 2, 3, 10), ("a few", 2, 3, 10), ("killed", None, 3, 10), ("a couple of", 2, 2, 2),
        ("dozens", 24, 12, 12), ("hundreds", 200, 100, 100), ("at least dozens", 24, 12, 12), ("scores", 40, 20, 20),
        ("tens of thousands", 20000, 10000, 10000),
    ],
)  # fmt: skip
def test_words_without_a_number(told, act, words, low, expected, in_battle) -> None:
    one = told(act(tolls=[{"low": low, "text": words, "who": "fighters"}]))
    assert number(one) == (expected, True)
    assert number(one, battle=True) == (in_battle, True)


def test_a_number_goes_before_words(told, act) -> None:
    one = told(
        act(by="Norland army", tolls=[{"low": 2, "text": "several"}]), act(by="Reed Front", tolls=[{"best": 40}])
    )  # fmt: skip
    assert number(one) == (40, True)


def test_groups_of_one_claimant_are_added_and_claimants_never(told, act) -> None:
    groups = [
        {"best": 2, "who": "soldiers", "status": "combatant"},
        {"best": 5, "who": "villagers", "status": "civilian"},
    ]
    one = told(act(by="Norland army", tolls=groups), act(by="Reed Front", tolls=[{"best": 20}]))
    assert number(one) == (7, True)


def test_a_total_of_the_very_days_of_the_act_is_its_own(told, act) -> None:
    time = TimeRange(
        earliest="2031-05-03", latest="2031-05-05", precision=TimePrecision.RANGE, basis=TimeBasis.STATED,
        text="May 3 to May 5",
    )  # fmt: skip
    total = {"best": 11, "scope": Scope.CUMULATIVE, "since": "2031-05-03", "as_of": "2031-05-05"}
    assert number(told(act(time=time, tolls=[total]), days=[], time=time)) == (11, True)
    running = total | {"since": "2031-01-01"}
    assert number(told(act(time=time, tolls=[running]), days=[], time=time)) == (0, False)


def test_the_remainder_stands_on_day_1() -> None:
    assert split_over_days(11, 3) == (5, 3, 3)


@given(st.integers(0, 100_000), st.integers(1, 31))
def test_no_death_is_lost_or_made_by_splitting(total: int, days: int) -> None:
    parts = split_over_days(total, days)
    assert sum(parts) == total
    assert len(parts) == days
    assert len(set(parts[1:])) <= 1
    assert parts[0] == max(parts)
