"""Truces of several reports are one where they can be no other: several invented conflicts."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.joining import find_doubts, join
from counterclaim.book.linker import Edge
from counterclaim.book.truces.linker import truce_linker
from counterclaim.book.truces.traits import TruceTraits
from counterclaim.records.book import Part
from counterclaim.records.claim import Reason
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Breach, Ceasefire

LINKER = truce_linker()
WORDS = "the ceasefire"


class Reports:
    """Reports that tell of a truce each: `add("r1", "2031-05-12", side="Norrland", agreed_on=...)`."""

    def __init__(self, tell: Any) -> None:
        self.tell = tell
        self.parts: list[Part] = []

    def add(
        self, name: str, published: str | None, *, side: str | None = "Norrland", words: str = WORDS, **more: Any
    ) -> Reports:
        told = {"words": words, "id": f"c_{name}", "agreement": {"type": "ceasefire"}}
        claims, report = self.tell(words, told | ({"by": side, "side": side} if side else {}), published=published)
        fields: dict[str, Any] = {"id": f"cf_{name}", "type": AgreementType.CEASEFIRE, "claims": (f"c_{name}",), **more}
        self.parts.append(
            Part(id=name, report=msgspec.structs.replace(report, id=name), record=Ceasefire(**fields), claims=claims)
        )
        return self

    def edges(self) -> tuple[dict[str, TruceTraits], list[Edge]]:
        """Pairs as linking finds them: by shared blocks alone."""
        traits = {part.id: LINKER.traits(part) for part in self.parts}
        blocks: dict[str, set[str]] = {}
        for name, told in traits.items():
            for key in LINKER.keys(told):
                blocks.setdefault(key, set()).add(name)
        pairs = {tuple(sorted(pair)) for block in blocks.values() for pair in combinations(block, 2)}
        scored = [(one, two, LINKER.score(traits[one], traits[two])) for one, two in sorted(pairs)]
        return traits, [Edge(a, b, s) for a, b, s in scored if s is not None and s.points >= LINKER.doubtful]

    def whole(self) -> dict[str, str]:
        traits, edges = self.edges()
        return {j.part: j.whole for j in join(LINKER, traits, LINKER.weigh(traits, edges))}

    def joined(self) -> set[frozenset[str]]:
        parts, found = self.parts, set()
        for order in list(permutations(parts))[:24]:
            self.parts = list(order)
            groups: dict[str, set[str]] = {}
            for part, whole in self.whole().items():
                groups.setdefault(whole, set()).add(part)
            found.add(frozenset(frozenset(group) for group in groups.values()))
        self.parts = parts
        assert len(found) == 1, "the order of the reports changes what is joined"
        return set(found.pop())

    def doubted(self) -> bool:
        traits, edges = self.edges()
        return bool(list(find_doubts(LINKER, self.whole(), LINKER.weigh(traits, edges))))


@pytest.fixture
def reports(tell: Any) -> Reports:
    """One truce of 10 May brokered by Orta, told of in a report of 11 May."""
    return Reports(tell).add("day", "2031-05-11", agreed_on="2031-05-10", brokers=("Orta",))


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
        pytest.param("2031-05-12", {"effective": "2031-05-11"}, ONE, id="in force on the next day"),
        pytest.param("2031-05-28", {"effective": "2031-05-28"}, TWO, id="in force much later"),
        pytest.param("2031-05-12", {"words": "a new ceasefire"}, TWO, id="a new one"),
        pytest.param("2031-05-12", {"words": "a ceasefire"}, TWO, id="some ceasefire"),
        pytest.param("2031-05-12", {"words": "a breach of the ceasefire"}, ONE, id="a breach of the one"),
        pytest.param("2031-05-12", {"words": "a ceasefire by Orta", "brokers": ("Orta",)}, ONE, id="its broker's"),
        pytest.param("2031-05-30", {"words": "the Orta ceasefire"}, ONE, id="called by its broker, weeks later"),
        pytest.param("2031-05-12", {"words": "the Port Ada truce"}, TWO, id="called by another name"),
        pytest.param("2031-08-30", {}, TWO, id="long after"),
        pytest.param("2031-08-30", {"agreed_on": "2031-05"}, ONE, id="that of its month"),
        pytest.param("2033-08-30", {"agreed_on": "2031"}, ONE, id="that of its year"),
        pytest.param("2031-05-20", {"agreed_on": "2031-04"}, TWO, id="that of another month"),
        pytest.param("2031-05-20", {"agreed_on": "2029"}, TWO, id="that of another year"),
        pytest.param("2031-08-30", {"effective": "2031-05-10"}, ONE, id="in force on that day, told long after"),
        pytest.param("2031-05-15", {"words": "a ceasefire ran out"}, ONE, id="one that is over"),
        pytest.param("2031-05-12", {"type": AgreementType.EXCHANGE}, TWO, id="another sort"),
        pytest.param(
            "2031-05-12",
            {"breaches": (Breach(claim="c_other", alleged_by="Norrland", party="Sudmark", day="2031-05-03"),)},
            TWO,
            id="broken before it was made",
        ),
    ],
)
def test_an_undated_truce_is_the_only_dated_one_that_it_can_be(
    reports: Reports, published: str | None, more: dict[str, Any], joined: set[frozenset[str]]
) -> None:
    assert reports.add("other", published, **more).joined() == joined


def test_of_two_that_fit_it_is_neither_and_a_person_is_asked(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",)).add("other", "2031-05-18")
    assert len(reports.joined()) == 3
    assert reports.doubted()


@pytest.mark.parametrize("words", ["a second ceasefire", "a new truce"])
def test_a_truce_told_as_a_further_one_takes_the_place_of_the_one_before(reports: Reports, words: str) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",), words=words)
    reports.add("before", "2031-05-13").add("after", "2031-05-18")
    assert reports.joined() == {frozenset(("day", "before")), frozenset(("later", "after"))}


def test_a_truce_that_is_told_as_ended_is_not_meant_once_another_was_made(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",)).add("after", "2031-05-18")
    reports.add("end", "2031-05-20", words="The first truce was declared dead on May 14", agreed_on="2031-05-14")
    assert reports.joined() == {frozenset(("day", "end")), frozenset(("later", "after"))}


def test_truces_are_known_by_their_number(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",))
    reports.add("first", "2031-05-20", words="the first ceasefire").add(
        "second", "2031-05-20", words="the second truce"
    )
    assert reports.joined() == {frozenset(("day", "first")), frozenset(("later", "second"))}


def test_a_number_does_not_count_against_the_day_on_which_a_truce_began(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", effective="2031-05-18")
    reports.add("second", "2031-05-20", words="the second truce", effective="2031-05-18")
    assert reports.joined() == {frozenset(("day",)), frozenset(("later", "second"))}


def test_once_a_later_one_was_made_a_broker_that_the_words_do_not_name_is_not_enough(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",))
    reports.add("other", "2031-05-18", brokers=("Orta",)).add("before", "2031-05-12", brokers=("Orta",))
    assert {frozenset(("day", "before")), frozenset(("other",))} <= reports.joined()


def test_a_broker_named_in_words_is_meant_whatever_came_later(reports: Reports) -> None:
    reports.add("later", "2031-05-17", agreed_on="2031-05-16", brokers=("Lenn",))
    reports.add("other", "2031-05-18", words="the truce brokered by Orta")
    assert frozenset(("day", "other")) in reports.joined()


def test_two_that_contradict_each_other_join_neither(tell: Any) -> None:
    reports = Reports(tell).add("day", "2031-05-11", agreed_on="2031-05-10")
    reports.add("one", "2031-05-12", brokers=("Orta",)).add("two", "2031-05-12", brokers=("Lenn",))
    assert len(reports.joined()) == 3


def test_the_day_of_effect_may_be_told_for_that_of_making(reports: Reports) -> None:
    reports.add("effect", "2031-05-12", agreed_on="2031-05-12")
    assert len(reports.joined()) == 2
    reports.add("both", "2031-05-12", agreed_on="2031-05-10", effective="2031-05-12", brokers=("Orta",))
    assert frozenset(("day", "both")) in {g - {"effect"} for g in reports.joined()}


def test_days_that_follow_each_other_are_two_truces_and_a_doubt(reports: Reports) -> None:
    reports.add("next", "2031-05-12", agreed_on="2031-05-11", brokers=("Orta",))
    assert len(reports.joined()) == 2
    assert reports.doubted()


def test_the_place_of_signing_is_a_name(tell: Any) -> None:
    reports = Reports(tell).add("made", "2031-05-11", agreed_on="2031-05-10", words="They signed a truce in Port Ada")
    reports.add("named", "2031-05-19", words="the Port Ada ceasefire", side=None)
    assert len(reports.joined()) == 1


def test_a_copy_printed_without_a_day_is_known_by_its_sentence(tell: Any) -> None:
    words = "Officials of both capitals said that they had agreed to a truce along the river"
    reports = Reports(tell).add("first", "2031-05-11", agreed_on="2031-05-10", words=words, side=None)
    assert len(reports.add("copy", None, words=words, side=None).joined()) == 1


DAYS = st.sampled_from([None, "2031-05-09", "2031-05-10", "2031-05-12"])
TELLINGS = ["the ceasefire", "a new truce", "the second truce", "the Port Ada truce", "the truce brokered by Orta"]
MORE = st.fixed_dictionaries(
    {"agreed_on": DAYS, "brokers": st.sampled_from([(), ("Orta",), ("Lenn",)])},
    optional={
        "side": st.sampled_from(["Norrland", "Sudmark"]), "effective": DAYS, "words": st.sampled_from(TELLINGS),
    },
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(DAYS, MORE), max_size=4))
def test_every_part_is_told_once_in_whatever_order(tell: Any, told: list[tuple[str | None, dict[str, Any]]]) -> None:
    reports = Reports(tell)
    for n, (published, more) in enumerate(told):
        reports.add(f"p{n}", published, **more)
    joined = reports.joined()
    assert sorted(name for group in joined for name in group) == [part.id for part in reports.parts]
    traits, _ = reports.edges()
    for group in joined:
        assert not any(LINKER.apart(traits[a], traits[b]) for a, b in combinations(group, 2))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(DAYS, MORE), min_size=2, max_size=2))
def test_scores_are_the_same_both_ways_and_traits_are_kept_whole(
    tell: Any, told: list[tuple[str | None, dict[str, Any]]]
) -> None:
    reports = Reports(tell)
    for n, (published, more) in enumerate(told):
        reports.add(f"p{n}", published, **more)
    one, two = (LINKER.traits(part) for part in reports.parts)
    assert LINKER.score(one, two) == LINKER.score(two, one)
    assert (LINKER.apart(one, two) is None) == (LINKER.apart(two, one) is None)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=LINKER.kept_as) == one


SWAPPED = {"Norrland": "Sudmark", "Sudmark": "Norrland"}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(DAYS, MORE), max_size=4))
def test_exchanging_the_sides_changes_nothing(tell: Any, told: list[tuple[str | None, dict[str, Any]]]) -> None:
    plain, turned = Reports(tell), Reports(tell)
    for n, (published, more) in enumerate(told):
        side = more.get("side", "Norrland")
        plain.add(f"p{n}", published, **{**more, "side": side})
        turned.add(f"p{n}", published, **{**more, "side": SWAPPED[side]})
    assert plain.joined() == turned.joined()


def _as(name: str) -> tuple[Reason, ...]:
    return (Reason("conflict file", "stated_as", name),)


def test_truces_that_are_one_stated_truce_are_one_however_they_are_told(reports: Reports) -> None:
    reports.add("other", "2031-07-30", words="the Hill truce", reasons=_as("Hill truce"))
    reports.add("made", "2031-05-17", agreed_on="2031-05-16", reasons=_as("Hill truce"))
    assert frozenset(("made", "other")) in reports.joined()


def test_two_stated_truces_are_two(reports: Reports) -> None:
    reports.add("one", "2031-05-17", words="the Orr truce", reasons=_as("Orr truce"))
    reports.add("two", "2031-05-17", words="the Orr truce", reasons=_as("Second truce of Orr"))
    assert not any({"one", "two"} <= group for group in reports.joined())


def test_in_one_war_the_truce_is_the_last_one_made_between_its_parties(reports: Reports) -> None:
    war = (Reason("conflict file", "war", "lake"),)
    bound = {"parties": ("Norrland", "Sudmark"), "reasons": war}
    reports.add("early", "2031-06-02", agreed_on="2031-06-01", brokers=("Orta",), **bound)
    reports.add("later", "2031-06-17", agreed_on="2031-06-16", brokers=("Lenn",), **bound)
    reports.add("bare", "2031-06-18", reasons=war)
    assert frozenset(("later", "bare")) in reports.joined()
