"""One agreement of which several reports tell, joined only where it can be no other: several invented conflicts."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.same_truce import Told, joined_truces
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Breach, Ceasefire

WORDS = "the ceasefire"


class Ledger:
    """Agreements with a claim each: `add("cf_1", "2031-05-12", side="Norrland", agreed_on=...)`."""

    def __init__(self, tell: Any) -> None:
        self.tell = tell
        self.ceasefires: list[Ceasefire] = []
        self.claims: dict[str, Any] = {}
        self.published: dict[str, str | None] = {}

    def add(
        self, name: str, published: str | None, *, side: str | None = "Norrland", words: str = WORDS, **more: Any
    ) -> Ledger:
        told = {"words": words, "id": f"c_{name}", "agreement": {"type": "ceasefire"}}
        (claim,), _ = self.tell(words, told | ({"by": side, "side": side} if side else {}))
        self.claims[claim.id] = claim.__class__(
            **{f: getattr(claim, f) for f in claim.__struct_fields__ if f != "report"}, report=f"r_{name}"
        )
        self.published[f"r_{name}"] = published
        fields: dict[str, Any] = {"id": name, "type": AgreementType.CEASEFIRE, "claims": (claim.id,), **more}
        self.ceasefires.append(Ceasefire(**fields))
        return self

    def told(self, copies: dict[str, str]) -> Told:
        again = {f"c_{copy}": f"c_{first}" for copy, first in copies.items()}
        return Told(
            claims=self.claims, published=self.published, again=again, copies=frozenset(f"r_{copy}" for copy in copies)
        )

    def joined(self, **copies: str) -> set[frozenset[str]]:
        told = self.told(copies)
        found = {
            frozenset(frozenset((whole.id, *also)) for whole, also in joined_truces(order, told))
            for order in permutations(self.ceasefires)
        }
        assert len(found) == 1, "the order of the records changes what is joined"
        return set(found.pop())


@pytest.fixture
def ledger(tell: Any) -> Ledger:
    """One truce of 10 May brokered by Orta, told of in a report of 11 May."""
    return Ledger(tell).add("day", "2031-05-11", agreed_on="2031-05-10", brokers=("Orta",))


ONE, TWO = {frozenset(("day", "other"))}, {frozenset(("day",)), frozenset(("other",))}


@pytest.mark.parametrize(
    ("published", "more", "joined"),
    [
        pytest.param("2031-05-12", {}, ONE, id="nothing told"),
        pytest.param("2031-05-10", {}, ONE, id="on the day itself"),
        pytest.param("2031-05-12", {"brokers": ("Orta",)}, ONE, id="the same broker"),
        pytest.param("2031-05-12", {"brokers": ("Lenn",)}, TWO, id="another broker"),
        pytest.param("2031-05-09", {}, TWO, id="told before it was made"),
        pytest.param(None, {}, TWO, id="day of the report unknown"),
        pytest.param("2031-05-12", {"side": "Velmar"}, TWO, id="parties of another war"),
        pytest.param("2031-05-12", {"side": "Velmar", "brokers": ("Orta",)}, TWO, id="one broker of two wars"),
        pytest.param("2031-05-12", {"side": None}, TWO, id="no party told"),
        pytest.param("2031-05-12", {"agreed_by": "2031-05-08"}, TWO, id="agreed by an earlier day"),
        pytest.param("2031-05-12", {"effective": "2031-05-10"}, ONE, id="in force on that day"),
        pytest.param("2031-05-28", {"effective": "2031-05-28"}, TWO, id="in force much later"),
        pytest.param("2031-05-12", {"words": "a new ceasefire"}, TWO, id="a new one"),
        pytest.param("2031-05-12", {"words": "a ceasefire"}, TWO, id="some ceasefire"),
        pytest.param("2031-05-12", {"words": "a ceasefire by Orta", "brokers": ("Orta",)}, ONE, id="its broker's"),
        pytest.param("2031-05-12", {"type": AgreementType.EXCHANGE}, TWO, id="another sort"),
        pytest.param(
            "2031-05-12",
            {"breaches": (Breach(claim="c_other", alleged_by="Norrland", party="Sudmark", day="2031-05-03"),)},
            TWO,
            id="broken before it was made",
        ),
    ],
)
def test_an_undated_agreement_is_the_only_dated_one_that_it_can_be(
    ledger: Ledger, published: str | None, more: dict[str, Any], joined: set[frozenset[str]]
) -> None:
    assert ledger.add("other", published, **more).joined() == joined


def test_of_two_that_fit_it_is_neither(ledger: Ledger) -> None:
    ledger.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",)).add("other", "2031-05-18")
    assert len(ledger.joined()) == 3


def test_once_a_later_one_was_made_an_undated_one_stays_apart(ledger: Ledger) -> None:
    ledger.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",))
    ledger.add("other", "2031-05-18", brokers=("Orta",)).add("before", "2031-05-12", brokers=("Orta",))
    assert frozenset(("day", "before")) in ledger.joined()
    assert frozenset(("other",)) in ledger.joined()


def test_two_that_contradict_each_other_join_neither(tell: Any) -> None:
    ledger = Ledger(tell).add("day", "2031-05-11", agreed_on="2031-05-10")
    ledger.add("one", "2031-05-12", brokers=("Orta",)).add("two", "2031-05-12", brokers=("Lenn",))
    assert len(ledger.joined()) == 3


def test_what_rests_on_a_copy_joins_the_record_of_the_original(ledger: Ledger) -> None:
    ledger.add("copy", None, brokers=("Orta",)).add("other", "2031-06-01", side="Velmar")
    assert ledger.joined(copy="day") == {frozenset(("day", "copy")), frozenset(("other",))}
    assert len(ledger.joined()) == 3


def test_what_is_joined_says_why_and_keeps_the_day(ledger: Ledger) -> None:
    ledger.add("copy", None).add("other", "2031-05-12", agreed_by="2031-05-12", brokers=("Orta",))
    ((whole, also),) = joined_truces(ledger.ceasefires, ledger.told({"copy": "day"}))
    assert (whole.id, also) == ("day", ("copy", "other"))
    assert (whole.agreed_on, whole.agreed_by, whole.brokers) == ("2031-05-10", None, ("Orta",))
    assert [r.rule for r in whole.reasons if r.step == "truces"] == ["copy", "undated"]
    assert not any("differ on id" in r.note for r in whole.reasons)


DAYS = st.sampled_from([None, "2031-05-09", "2031-05-10", "2031-05-12"])
MORE = st.fixed_dictionaries(
    {"agreed_on": DAYS, "brokers": st.sampled_from([(), ("Orta",), ("Lenn",)])},
    optional={"side": st.sampled_from(["Norrland", "Sudmark"]), "effective": DAYS},
)


@given(st.lists(st.tuples(DAYS, MORE), max_size=4))
def test_every_record_is_told_once_in_whatever_order(tell: Any, told: list[tuple[str | None, dict[str, Any]]]) -> None:
    ledger = Ledger(tell)
    for n, (published, more) in enumerate(told):
        ledger.add(f"cf_{n}", published, **more)
    joined = ledger.joined()
    assert sorted(name for group in joined for name in group) == [c.id for c in ledger.ceasefires]
    for group in joined:
        days = {c.agreed_on for c in ledger.ceasefires if c.id in group and c.agreed_on}
        assert len(days) <= 1
