"""Sums of incident tolls: no lower than their parts allow, no higher than their bounds, each number with its claims."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.tolls.sums import beside, sum_tolls
from counterclaim.records.book import Doubt
from counterclaim.records.enums import JoinKind, Scope, TollKind
from counterclaim.records.tallies import Figure, Tally

NAMES = "abcdef"


def tally(incident: str | None, claimant: str = "Norrland", **more) -> Tally:
    """A toll of one incident: `tally("a", low=3)`, `tally("a", best=5)`."""
    bounds = {key: more.pop(key) for key in ("low", "best", "high", "day") if key in more}
    fields = {"kind": TollKind.KILLED, "scope": Scope.INCIDENT, "who": "people", **more}
    figure = Figure(claim=f"c_{incident}_{claimant}", report="r", **bounds)
    name = f"t_{incident}_{claimant}_{fields['who']}"
    return Tally(
        id=name, claimant=claimant, claimants=(claimant,), incident=incident, figures=(figure,), **fields
    )  # fmt: skip


def doubt(one: str, two: str) -> Doubt:
    return Doubt(kind=JoinKind.INCIDENT, one=min(one, two), two=max(one, two), points=1.5)


def test_incidents_held_distinct_are_added_up() -> None:
    found = sum_tolls("ab", [tally("a", best=5), tally("b", low=2, high=4)], [])
    assert (found.low, found.best, found.high) == (7, None, 9)
    assert found.claims == ("c_a_Norrland", "c_b_Norrland")
    assert [(s.incident, s.low, s.high, s.claims) for s in found.shares] == [
        ("a", 5, 5, ("c_a_Norrland",)),
        ("b", 2, 4, ("c_b_Norrland",)),
    ]


def test_what_may_be_one_is_counted_once_in_the_low_bound_and_twice_in_the_high_one() -> None:
    found = sum_tolls("abc", [tally("a", best=5), tally("b", best=3), tally("c", best=2)], [doubt("a", "b")])
    assert (found.low, found.best, found.high) == (7, None, 10)
    assert found.counted_once == (("a", "b"),)


def test_an_unknown_high_stays_unknown() -> None:
    found = sum_tolls("ab", [tally("a", best=5), tally("b", low=3)], [])
    assert (found.low, found.best, found.high) == (8, None, None)
    assert "b" in found.reasons[0].note


def test_an_incident_without_a_toll_is_none_reported_and_not_zero() -> None:
    found = sum_tolls("ab", [tally("a", best=5)], [])
    assert (found.low, found.best, found.high) == (5, None, None)
    assert any(reason.rule == "untold" for reason in found.reasons)


def test_two_that_cannot_be_one_are_two_though_a_third_may_be_either() -> None:
    tolls = [tally("a", best=1), tally("b", best=5), tally("c", best=1)]
    assert sum_tolls("abc", tolls, [doubt("a", "b"), doubt("b", "c")]).low == 6


def test_claimants_of_one_incident_give_its_bounds_and_are_not_added_up() -> None:
    found = sum_tolls("a", [tally("a", best=3), tally("a", "Sudmark", best=9)], [])
    assert (found.low, found.best, found.high) == (3, None, 9)


def test_groups_of_one_claimant_may_hold_one_another() -> None:
    found = sum_tolls("a", [tally("a", best=7), tally("a", who="women", best=2)], [])
    assert (found.low, found.high) == (7, 9)


@pytest.mark.parametrize("other", [{"scope": Scope.CUMULATIVE}, {"kind": TollKind.WOUNDED}])
def test_running_totals_and_several_kinds_are_refused(other: dict) -> None:
    with pytest.raises(ValueError, match="cannot be added up"):
        sum_tolls("ab", [tally("a", best=1), tally("b", best=1, **other)], [])


BOUND = st.integers(0, 40)
TOLL = st.one_of(
    BOUND.map(lambda n: {"best": n}),
    BOUND.map(lambda n: {"low": n}),
    st.tuples(BOUND, BOUND).map(lambda ends: {"low": min(ends), "high": max(ends)}),
)
TOLLS = st.dictionaries(st.sampled_from(NAMES), TOLL, min_size=1)
PAIRS = st.sets(st.sampled_from(list(combinations(NAMES, 2))))


def floor(toll: dict) -> int:
    return toll.get("low", toll.get("best", 0))


def ways(names: list[str], pairs: set[tuple[str, str]]) -> list[list[list[str]]]:
    """Every way of telling incidents as fewer ones in which all that are one may be."""
    if not names:
        return [[]]
    first, rest = names[0], names[1:]
    found = []
    for size in range(len(rest) + 1):
        for chosen in combinations(rest, size):
            group = [first, *chosen]
            if all(pair in pairs for pair in combinations(sorted(group), 2)):
                left = [name for name in rest if name not in chosen]
                found += [[group, *others] for others in ways(left, pairs)]
    return found


@settings(deadline=None)
@given(TOLLS, PAIRS)
def test_no_sum_is_lower_than_its_parts_allow_or_higher_than_its_bounds(told: dict, pairs: set) -> None:
    found = sum_tolls(told, [tally(name, **toll) for name, toll in told.items()], [doubt(a, b) for a, b in pairs])
    least = [sum(max(floor(told[n]) for n in group) for group in way) for way in ways(sorted(told), pairs)]
    assert found.low == min(least)
    highs = [toll.get("high", toll.get("best")) for toll in told.values()]
    assert found.high == (None if None in highs else sum(highs))
    assert found.high is None or found.low <= found.high
    assert found.best is None or found.low <= found.best <= (found.high or found.best)
    assert set(found.claims) == {f"c_{name}_Norrland" for name in told}


@settings(deadline=None, max_examples=20)
@given(st.lists(BOUND, min_size=12, max_size=14), st.data())
def test_a_crowd_that_may_overlap_gives_a_bound_that_no_way_of_counting_undercuts(lows: list, data) -> None:
    names = [f"i{n}" for n in range(len(lows))]
    pairs = {p for p in combinations(names, 2) if data.draw(st.booleans())} | set(pairwise(names))
    tolls = [tally(name, low=low) for name, low in zip(names, lows, strict=True)]
    found = sum_tolls(names, tolls, [doubt(a, b) for a, b in pairs])
    left, total = dict(zip(names, lows, strict=True)), 0
    while left:  # one way of counting: the largest with all that may be one with it and with each other
        group = []
        for name in sorted(left, key=lambda n: -left[n]):
            if all((min(name, g), max(name, g)) in pairs for g in group):
                group.append(name)
        total += max(left[g] for g in group)
        for g in group:
            del left[g]
    assert max(lows) <= found.low <= total + 1e-9


@given(TOLLS, PAIRS)
def test_renaming_incidents_changes_no_bound(told: dict, pairs: set) -> None:
    turned = dict(zip(NAMES, reversed(NAMES), strict=True))
    one = sum_tolls(told, [tally(n, **t) for n, t in told.items()], [doubt(a, b) for a, b in pairs])
    two = sum_tolls(
        [turned[n] for n in told],
        [tally(turned[n], **t) for n, t in told.items()],
        [doubt(turned[a], turned[b]) for a, b in pairs],
    )
    assert (one.low, one.best, one.high) == (two.low, two.best, two.high)


def running(claimant: str, of: str | None, **more) -> Tally:
    return tally(None, claimant, scope=Scope.CUMULATIVE, who="soldiers", of=of, since="2031-05-01", **more)


def test_the_losses_of_a_side_by_its_own_count_and_by_the_others_stand_side_by_side() -> None:
    own, other = running("Norrland", "Norrland", best=64), running("Sudmark", "Norrland", low=300)
    (found,) = beside([own, other])
    assert found.differ
    assert {found.one, found.two} == {own.id, other.id}
    assert found.claims == ("c_None_Norrland", "c_None_Sudmark")
    assert not beside([own, running("Sudmark", "Norrland", low=60)])[0].differ


@pytest.mark.parametrize(
    "other",
    [
        running("Sudmark", "Sudmark", best=300),
        running("Sudmark", None, best=300),
        running("Norrland", "Norrland", best=300),
    ],
    ids=["of the other side", "of nobody told", "by the same claimant"],
)
def test_tolls_of_different_people_are_not_put_beside_each_other(other: Tally) -> None:
    assert not beside([running("Norrland", "Norrland", best=64), other])
