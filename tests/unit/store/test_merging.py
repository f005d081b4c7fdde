"""What several reports tell of one thing is one record, whatever the order in which they were read."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.store.readings import make_ceasefire, make_reading, make_tolls

from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor, Breach, Ceasefire, TollPoint, TollSeries
from counterclaim.store import Run, Store
from counterclaim.store.merging import merge_actors, merge_ceasefires, merge_tolls

NAMES = st.sampled_from(["A", "B", "C"])
DAYS = st.sampled_from([None, "2031-05-01", "2031-05-02", "2031-05"])
NUMBERS = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))
BREACHES = st.builds(
    Breach,
    claim=NAMES,
    alleged_by=st.one_of(st.none(), NAMES),
    party=st.one_of(st.none(), NAMES),
    day=DAYS,
    kept=st.booleans(),
)
CEASEFIRES = st.builds(
    lambda **fields: msgspec.structs.replace(make_ceasefire(("c",), breach="c"), **fields),
    parties=st.lists(NAMES, max_size=3).map(tuple),
    brokers=st.lists(NAMES, max_size=3).map(tuple),
    agreed_on=DAYS,
    effective=DAYS,
    claims=st.lists(NAMES, max_size=3).map(tuple),
    breaches=st.lists(BREACHES, max_size=3).map(tuple),
)
POINTS = st.builds(TollPoint, claim=NAMES, low=NUMBERS, best=NUMBERS, high=NUMBERS, text=NAMES, as_of=DAYS, since=DAYS)
SERIES = st.builds(
    lambda points: msgspec.structs.replace(make_tolls("c"), points=tuple(points)), st.lists(POINTS, max_size=4)
)
ACTORS = st.builds(
    lambda **fields: Actor(id="a_1", **fields),
    name=NAMES,
    aliases=st.lists(NAMES, max_size=3).map(tuple),
    sector=st.sampled_from([Sector.UNKNOWN, Sector.MILITARY, Sector.POLICE]),
    side=st.one_of(st.none(), NAMES),
)


@given(st.lists(CEASEFIRES, min_size=1, max_size=4), st.randoms())
def test_agreements_are_merged_alike_in_any_order(parts: list[Ceasefire], order: random.Random) -> None:
    merged = merge_ceasefires(parts)
    assert merge_ceasefires(order.sample(parts, len(parts))) == merged
    assert set(merged.breaches) == {breach for part in parts for breach in part.breaches}
    assert len(merged.breaches) == len(set(merged.breaches))


@given(st.lists(SERIES, min_size=1, max_size=4), st.randoms())
def test_toll_series_are_merged_alike_in_any_order(parts: list[TollSeries], order: random.Random) -> None:
    merged = merge_tolls(parts)
    assert merge_tolls(order.sample(parts, len(parts))) == merged
    assert set(merged.points) == {point for part in parts for point in part.points}


@given(st.lists(ACTORS, min_size=1, max_size=4), st.randoms())
def test_actors_are_merged_alike_in_any_order(parts: list[Actor], order: random.Random) -> None:
    merged = merge_actors(parts)
    assert merge_actors(order.sample(parts, len(parts))) == merged
    assert {merged.name, *merged.aliases} == {n for part in parts for n in (part.name, *part.aliases)}


@given(st.lists(CEASEFIRES, min_size=1, max_size=4))
def test_merging_what_is_merged_changes_no_list(parts: list[Ceasefire]) -> None:
    once = merge_ceasefires(parts)
    again = merge_ceasefires([once])
    assert (again.parties, again.claims, again.breaches) == (once.parties, once.claims, once.breaches)


def test_a_difference_is_told_and_not_lost() -> None:
    parts = [
        make_ceasefire(("c_1",), breach="c_1", agreed_on=day) for day in ("2031-05-03", "2031-05-04", "2031-05-04")
    ]
    merged = merge_ceasefires(parts)
    assert merged.agreed_on == "2031-05-04"
    assert [r.note for r in merged.reasons] == ["reports differ on agreed_on: 2031-05-03 (1), 2031-05-04 (2)"]


def test_an_unknown_sector_is_no_difference() -> None:
    merged = merge_actors([Actor(id="a", name="A"), Actor(id="a", name="A", sector=Sector.POLICE)])
    assert merged.sector is Sector.POLICE
    assert merged.reasons == ()


def test_every_field_of_an_actor_survives() -> None:
    whole = Actor(id="a", name="A", aliases=("B",), country="AAA", office="minister", side="S", sector=Sector.POLICE)
    assert merge_actors([whole, Actor(id="a", name="A")]) == whole
    assert merge_actors([Actor(id="a", name="A"), whole]) == whole


def test_two_reports_of_one_truce_are_one_agreement_in_the_ledger(store: Store, run: Run) -> None:
    first, second = make_reading(), make_reading(publisher="Second Paper")
    store.add_reading(first, run=run)
    store.add_reading(second, run=run)
    (truce,) = store.ceasefires()
    assert set(truce.claims) == {*first.ceasefires[0].claims, *second.ceasefires[0].claims}
    assert len(truce.breaches) == 2
    (tolls,) = store.toll_series()
    assert len(tolls.points) == 2
    assert store.find(truce.id) == truce
