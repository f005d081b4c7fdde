"""Which event goes to which incident: one to one, the best first, whatever stands first and however it is named."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.book.hand_coded.conftest import ELMAR, NORTH, entry, pairs, place

from counterclaim.book.hand_coded import comparing
from counterclaim.book.hand_coded.blocks import blocks_asked, blocks_of
from counterclaim.book.hand_coded.entries import Entry
from counterclaim.book.hand_coded.fitting import fit

PLACES = (
    ELMAR, place("Elmar market", fine="site"), place("Elm", 10.56, 20.15), place("Elm"), place("Bel Elm"),
    place("Tarn", 10.9, 20.7), place("Tarn", 10.91, 20.71, "district"), place("", 10.54, 20.12, None), place("?"),
    place("Far Isle", 10.0, 179.99), place("Far Rock", 10.01, -179.99), place("Pole", 89.99, 0.0),
    place("Cap", 89.99, 180.0), None,
)  # fmt: skip
SIDES = ("Varnian army", "Lusk Front")
FIRST = dt.date(2031, 4, 28)


def entries(name: str) -> st.SearchStrategy[list[Entry]]:
    """Some entries with ids of their own, near each other in time and place."""

    def one(number: int, told: tuple[int, int, int, bool, str, str, int | None]) -> Entry:
        day, length, at, province, kind, side, killed = told
        first = FIRST + dt.timedelta(days=day)
        return entry(
            f"{name}{number}", first.isoformat(), (first + dt.timedelta(days=length)).isoformat(), at=PLACES[at],
            wide=NORTH if province else None, types=(kind,), parties=(side,),
            killed=None if killed is None else (killed, killed),
        )  # fmt: skip

    told = st.tuples(
        st.integers(0, 12), st.sampled_from((0, 0, 1, 9, 10, 40)), st.integers(0, len(PLACES) - 1), st.booleans(),
        st.sampled_from(("shelling", "air_strike", "armed_clash")), st.sampled_from(SIDES),
        st.sampled_from((None, 0, 2, 12)),
    )  # fmt: skip
    return st.lists(told, max_size=6).map(lambda several: [one(n, each) for n, each in enumerate(several)])


def test_the_best_fit_is_taken_and_the_other_stays_alone() -> None:
    filed = [entry("e1", "2031-05-07"), entry("e2", "2031-05-06")]
    assert pairs(filed, [entry("i1")]) == {("e2", "i1")}
    assert pairs(filed, [entry("i1"), entry("i2", "2031-05-08")]) == {("e2", "i1"), ("e1", "i2")}


def test_a_tie_goes_by_days_then_places_then_ids() -> None:
    near, far = place("Elmar", 10.5432, 20.1234), place("Elmar", 10.56, 20.1234)
    assert pairs([entry("e1", "2031-05-07"), entry("e2", "2031-05-08")], [entry("i1")]) == {("e1", "i1")}
    assert pairs([entry("e1", at=far), entry("e2", at=near)], [entry("i1")]) == {("e2", "i1")}
    assert pairs([entry("e2"), entry("e1")], [entry("i1")]) == {("e1", "i1")}


def test_an_event_without_a_day_is_matched_with_nothing() -> None:
    assert pairs([entry(day=None)], [entry("i1"), entry("i2", day=None)]) == set()


@given(entries("e"), entries("i"), st.randoms())
@settings(deadline=None)
def test_order_decides_nothing_and_each_has_one_at_most(filed: list[Entry], told: list[Entry], random: object) -> None:
    found = pairs(filed, told)
    assert len({event for event, _ in found}) == len({incident for _, incident in found}) == len(found)
    shuffled, mixed = list(filed), list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert pairs(shuffled, mixed) == found


@given(entries("e"), entries("i"))
@settings(deadline=None)
def test_renaming_the_sides_changes_nothing(filed: list[Entry], told: list[Entry]) -> None:
    swap = dict(zip(SIDES, reversed(SIDES), strict=True))

    def mirrored(several: list[Entry]) -> list[Entry]:
        return [msgspec.structs.replace(one, parties=tuple(swap[name] for name in one.parties)) for one in several]

    assert pairs(mirrored(filed), mirrored(told)) == pairs(filed, told)


@given(entries("e"), entries("i"))
@settings(deadline=None)
def test_two_that_are_held_to_be_one_share_a_block(filed: list[Entry], told: list[Entry]) -> None:
    for event in filed:
        for incident in told:
            how = fit(event, incident)
            if how is not None and how.holds:
                assert set(blocks_of(event)) & set(blocks_asked(incident))


def test_four_times_the_days_is_little_more_than_four_times_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(file: Entry, ledger: Entry) -> object:
        nonlocal calls
        calls += 1
        return fit(file, ledger)

    monkeypatch.setattr(comparing, "fit", counted)

    def work(days: int) -> int:
        nonlocal calls
        calls = 0
        several = [
            entry(f"{day}-{n}", (FIRST + dt.timedelta(days=day)).isoformat(), at=PLACES[n], killed=(3, 3))
            for day in range(days) for n in (0, 2, 5, 9)
        ]  # fmt: skip
        assert len(pairs(several, several)) == len(several)
        return calls

    assert work(160) < 4.5 * work(40)
