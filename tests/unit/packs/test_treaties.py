"""Treaties on weapons, and who is bound by them when."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.packs.loader import load_pack
from counterclaim.packs.treaties import load_arsenal, read_arsenal, statuses_on, treaties_on
from counterclaim.records.errors import PackError


@pytest.mark.parametrize(
    ("weapon_class", "iso3", "day", "bound"),
    [
        ("cluster_munition", "COL", "2016-03-01", True),
        ("cluster_munition", "COL", "2015-12-01", False),
        ("cluster_munition", "ARM", "2020-10-01", False),
        ("cluster_munition", "AZE", "2020-10-01", False),
        ("cluster_munition", "ARM", "2031-01-01", None),
        ("cluster_munition", "FRA", "2009-01-01", False),
        ("cluster_munition", "LTU", "2024-01-01", True),
        ("cluster_munition", "LTU", "2025-04-01", False),
        ("cluster_munition", None, "2020-10-01", None),
        ("cluster_munition", "COL", None, None),
        ("cluster_munition", "COL", "2019", None),
        ("chemical", "SYR", "2013-08-21", False),
        ("chemical", "SYR", "2013-10-14", True),
        ("chemical", "BRA", "2018-01-01", True),
        ("chemical", "BRA", "2000-01-01", None),
        ("anti_personnel_mine", "UKR", "2020-01-01", True),
        ("anti_personnel_mine", "RUS", "2020-01-01", True),  # by the amended mines protocol, not by the ban
        ("artillery", "COL", "2020-01-01", None),
        ("no_such_class", "COL", "2020-01-01", None),
        ("cluster_munition", "PNG", "2020-01-01", False),  # named by no list, and the lists are complete
        ("cluster_munition", "PNG", "2030-01-01", None),
        ("cluster_munition", "VUT", "2025-12-31", False),
        ("cluster_munition", "VUT", "2026-03-01", True),
        ("cluster_munition", "TWN", "2020-01-01", None),  # whether it can join is disputed
        ("cluster_munition", "HKG", "2020-01-01", None),  # no state
        ("cluster_munition", "XAA", "2020-01-01", None),
        ("riot_control", "TWN", "2020-01-01", None),
        ("anti_personnel_mine", "MHL", "2024-01-01", None),  # not by the ban; of the mines protocol nothing is known
        ("biological", "USA", "2022-03-01", True),
        ("biological", "ERI", "2022-03-01", False),
        ("biological", "SSD", "2022-03-01", None),
        ("biological", "BRA", "2024-01-01", True),
    ],
)
def test_a_state_is_bound_where_any_treaty_binds_it(
    weapon_class: str, iso3: str | None, day: str | None, bound: bool | None
) -> None:
    bonds = [status.bound(iso3, day) for status in statuses_on(weapon_class)]
    known = False if bonds and None not in bonds else None
    assert (True if True in bonds else known) is bound


def test_each_treaty_answers_for_itself() -> None:
    bonds = [treaty.bound for treaty in treaties_on("anti_personnel_mine", "RUS", "2020-01-01")]
    assert bonds == [False, True]


def test_states_are_iso_codes_and_stand_once() -> None:
    codes = {country.alpha_3 for country in pycountry.countries}
    for treaty in load_arsenal().treaties.values():
        assert set(treaty.parties) | treaty.non_parties <= codes
        assert treaty.non_parties.isdisjoint(treaty.parties), treaty.id


def test_a_bond_never_begins_before_the_treaty() -> None:
    for treaty in load_arsenal().treaties.values():
        for iso3, bond in treaty.parties.items():
            assert bond.surely >= bond.not_before >= treaty.in_force or treaty.id == "ccw_ii", (treaty.id, iso3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["classes"]["drone"]["treaties"].append("moon"), "no treaty 'moon'"),
        (lambda d: d["treaties"]["ccm"]["parties"].update(COL="soon"), "the day 'soon'"),
        (lambda d: d["treaties"]["ccm"].pop("name"), "'name'"),
        (lambda d: d["treaties"]["ccm"].update(complete="2025"), "the day '2025'"),
        (lambda d: d.pop("disputed"), "'disputed'"),
    ],
)
def test_a_wrong_treaty_pack_is_named(change: Callable[[dict[str, object]], object], words: str) -> None:
    data = copy.deepcopy(load_pack("treaties"))
    change(data)
    with pytest.raises(PackError, match=r"treaties\.yaml") as caught:
        read_arsenal(data)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("iso3", "first", "last", "bound"),
    [
        ("COL", "2016-03-01", "2016-03-01", True),
        ("COL", "2016-02-01", "2016-03-01", None),  # bound in between
        ("COL", "2015", "2015", False),
        ("COL", "2016", "2016", None),
        ("COL", "2016-03", "2016-04", True),
        ("COL", None, "2015-12-31", False),
        ("COL", None, "2020-01-01", None),
        ("ARM", None, "2020-10-27T12:00", False),
        ("AZE", None, "2020-10-27T12:00", False),
        ("LTU", "2024-01-01", "2025-03-05", True),
        ("LTU", "2024-01-01", "2025-03-06", None),  # left on the last day
        ("LTU", "2010-01-01", "2025-04-01", None),  # not bound at either end, bound in between
        ("BEL", "2020-02-01", "2020-01-01", None),  # a range that ends before it begins
        ("XAA", "2020-01-01", "2020-01-02", None),
        (None, "2020-01-01", "2020-01-02", None),
    ],
)
def test_over_a_range_of_days_the_status_must_not_change(
    iso3: str | None, first: str | None, last: str, bound: bool | None
) -> None:
    (treaty,) = treaties_on("cluster_munition", iso3, first, until=last)
    assert treaty.bound is bound


@given(
    st.sampled_from(sorted(load_arsenal().treaties)),
    st.sampled_from(sorted(state["iso3"] for state in load_pack("countries")["states"])),
    st.dates(date(1970, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
)
def test_a_range_is_never_surer_than_its_days(key: str, iso3: str, first: date, length: int) -> None:
    treaty = load_arsenal().treaties[key]
    days = [(first + timedelta(n)).isoformat() for n in range(length + 1)]
    answers = {treaty.bound(iso3, day) for day in days}
    assert treaty.bound_over(iso3, days[0], days[-1]) is (answers.pop() if len(answers) == 1 else None)


def test_a_complete_list_leaves_others_to_nobody() -> None:
    for treaty in load_arsenal().treaties.values():
        assert treaty.complete is None or (treaty.others is None and treaty.complete <= treaty.as_of)


def test_the_counts_of_parties_are_those_of_the_depositaries() -> None:
    """Parties at the middle of 2025: a check that no line fell out."""
    states = {state["iso3"] for state in load_pack("countries")["states"]} - {"TWN"} | {"COK", "NIU"}
    treaties = load_arsenal().treaties
    assert sum(treaties["ccm"].parties[s].holds("2025-06-30") is True for s in treaties["ccm"].parties) == 111
    for key, parties in (("apmbc", 164), ("cwc", 193), ("bwc", 189)):
        out = {s for s in states if treaties[key].bound(s, "2025-06-30") is False}
        assert len(states) - len(out) == parties, key
