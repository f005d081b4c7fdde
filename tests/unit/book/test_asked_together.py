"""What is looked up together is what is looked up one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.store.three_reports import make_book

from counterclaim.book.incidents.wholes import told_incidents, whole_incident, whole_incidents
from counterclaim.book.loading import Shelf
from counterclaim.records.claim import Weapon
from counterclaim.store import ClaimFilter, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from counterclaim.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    make_book(tmp_path / "ledger.db")
    with open_store(tmp_path / "ledger.db", create=False) as opened, opened.still():
        yield opened


def test_reports_and_actors_asked_for_together_are_those_asked_for_one_by_one(store: Store) -> None:
    ids = [stored.report.id for stored in store.reports()]
    ready, plain = Shelf(store), Shelf(store)
    ready.expect([*ids, "r_nowhere"], actors=True)
    for one in (*ids, "r_nowhere"):
        assert ready.report(one) == plain.report(one)
    assert [ready.actors(one) for one in ids] == [plain.actors(one) for one in ids]
    assert ready.report("r_nowhere") is None


def test_an_incident_comes_with_the_claims_that_tell_it_in_their_order(store: Store) -> None:
    told = list(told_incidents(Shelf(store)))
    assert [whole for whole, _ in told] == list(whole_incidents(Shelf(store)))
    for whole, claims in told:
        known = {claim.id: claim for claim in store.claims(ClaimFilter(ids=whole.claims))}
        assert list(claims) == [known[one] for one in whole.claims if one in known]


def test_claims_asked_for_at_once_know_actors_as_those_of_one_report_do(store: Store) -> None:
    by_report = [c for stored in store.reports() for c in store.claims(ClaimFilter(report=stored.report.id))]
    assert list(store.claims()) == by_report


def test_both_numbers_do_not_depend_on_the_order_of_the_reports(store: Store) -> None:
    ids = [stored.report.id for stored in store.reports()]
    assert Shelf(store).sources(ids) == Shelf(store).sources(reversed(ids))


def test_one_weapon_with_and_without_a_capital_stands_in_one_order(store: Store) -> None:
    incident = next(store.incidents())
    claims = list(store.claims(ClaimFilter(ids=incident.claims)))
    named = [tuple(Weapon(name=name) for name in names) for names in (("rockets", "Rockets"), ("Rockets", "rockets"))]
    found = {
        whole_incident(Shelf(store), incident, [msgspec.structs.replace(claims[0], weapons=w), *claims[1:]]).weapons
        for w in named
    }
    assert found == {("Rockets", "rockets")}
