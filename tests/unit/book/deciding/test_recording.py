"""Merging, parting, judging: anchored to words, heeded by the next linking, lasting, taken back."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.readings import TEXT, make_reading

from counterclaim.book.deciding.decided import decided_of, part_at
from counterclaim.book.deciding.recording import (
    find_whole,
    judging,
    merging,
    said,
    setting,
    splitting,
    undoing,
    write,
)
from counterclaim.book.joining import Decided
from counterclaim.book.linker import Linker
from counterclaim.book.linking import link
from counterclaim.records.book import Anchor, Decision, Score, part_id
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import InputError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.store import Store, new_run, open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.db") as opened:
        yield opened


WHO = said("A. Monitor", "read again")
PERSON = new_run("A. Monitor", person=True)


class Traits(msgspec.Struct, frozen=True):
    """The publisher: reports of one paper are of one incident."""

    name: str
    id: str


LINKER = Linker(
    kind=JoinKind.INCIDENT,
    traits=lambda part: Traits((part.report.publisher or "")[:1], part.id),
    kept_as=Traits,
    keys=lambda traits: ["all"],
    score=lambda a, b: Score(3.0, ("one paper",)) if a.name == b.name else Score(1.0, ("one day",)),
    apart=lambda a, b: None,
    order=lambda traits: traits.id,
    enough=2.0,
    doubtful=1.0,
)


def reading(publisher: str) -> Reading:
    made = make_reading(publisher=publisher)
    return msgspec.structs.replace(
        made, actors=tuple(msgspec.structs.replace(a, id=make_id("a", publisher, a.name)) for a in made.actors)
    )


def relink(store: Store) -> None:
    """What the program does after reading and after a decision."""
    with store.linking(run=PERSON) as index:
        new, last = index.unlinked(100), index.undecided()
        decisions = tuple(index.decisions())
        readings = {a.report: index.reading(a.report) for one in decisions for a in one.anchors}
        concerned = {
            part
            for one in decisions
            for anchor in one.anchors
            if one.kind is not None and (part := part_at(anchor, readings[anchor.report], one.kind)) is not None
        }
        link(
            index, [index.reading(report) for _, report in new], [LINKER],
            through=max([last, *(number for number, _ in new)]),
            decided=decided_of(decisions, readings), revisit={JoinKind.INCIDENT: concerned},
        )  # fmt: skip


def add(store: Store, *publishers: str) -> list[str]:
    """Read reports of these papers; gives their incidents' ids."""
    made = [reading(publisher) for publisher in publishers]
    for one in made:
        store.add_reading(one, run=PERSON)
    relink(store)
    return [one.incidents[0].id for one in made]


def decide(store: Store, decisions: Sequence[Decision]) -> list[int]:
    numbers = write(store, decisions, run=PERSON)
    relink(store)
    return numbers


def wholes(store: Store) -> set[frozenset[str]]:
    """The publishers of each incident."""
    names = {stored.report.id: stored.report.publisher for stored in store.reports()}
    return {frozenset(names[report] for report in one.reports or (one.report,)) for one in store.incidents()}


def test_what_a_person_merged_is_one_and_stays_so(store: Store) -> None:
    one, two = add(store, "Ape", "Bee")
    decide(store, merging(store, [one, two], WHO))
    assert wholes(store) == {frozenset({"Ape", "Bee"})}
    add(store, "Cat")
    assert frozenset({"Ape", "Bee"}) in wholes(store)


def test_what_a_person_parted_stays_apart_whatever_is_read(store: Store) -> None:
    one, _ = add(store, "Ape", "Ant")
    other = next(s.report.id for s in store.reports() if s.report.publisher == "Ant")
    decide(store, splitting(store, [find_whole(store, one).id, other], WHO))
    assert wholes(store) == {frozenset({"Ape"}), frozenset({"Ant"})}
    add(store, "Asp")
    assert not any({"Ape", "Ant"} <= told for told in wholes(store))


def test_what_is_undone_is_as_the_machine_holds_it(store: Store) -> None:
    one, two = add(store, "Ape", "Bee")
    (number,) = decide(store, merging(store, [one, two], WHO))
    decide(store, undoing(store, number, WHO))
    assert wholes(store) == {frozenset({"Ape"}), frozenset({"Bee"})}
    with pytest.raises(InputError, match="undone by entry"):
        undoing(store, number, WHO)


def test_the_later_word_holds(store: Store) -> None:
    one, two, three = add(store, "Ape", "Bee", "Cat")
    decide(store, merging(store, [one, two, three], WHO))
    whole = find_whole(store, one)
    bee = next(s.report.id for s in store.reports() if s.report.publisher == "Bee")
    decide(store, splitting(store, [whole.id, bee], WHO))
    assert wholes(store) == {frozenset({"Ape", "Cat"}), frozenset({"Bee"})}


def test_two_that_stand_apart_are_kept_apart_by_a_split(store: Store) -> None:
    one, two = add(store, "Ape", "Bee")
    (decision,) = splitting(store, [one, two], WHO)
    assert decision.verb == "split"
    assert len(decision.anchors) == 2


def test_a_joined_whole_can_be_confirmed_and_rejected(store: Store) -> None:
    one, _ = add(store, "Ape", "Ant")
    whole = find_whole(store, one)
    decide(store, judging(store, "confirm", whole.id, WHO))
    assert wholes(store) == {frozenset({"Ape", "Ant"})}
    decide(store, judging(store, "reject", whole.id, WHO))
    assert wholes(store) == {frozenset({"Ape"}), frozenset({"Ant"})}


def test_the_same_decision_twice_is_written_once(store: Store) -> None:
    add(store, "Ape")
    claim = next(iter(store.claims()))
    assert len(decide(store, setting(store, claim.id, "stance", "asserts", WHO))) == 1
    assert decide(store, setting(store, claim.id, "stance", "asserts", WHO)) == []
    assert len(decide(store, judging(store, "confirm", claim.id, WHO))) == 1
    assert decide(store, judging(store, "confirm", claim.id, WHO)) == []
    assert store.checked() == {claim.id}


def test_a_later_decision_names_the_one_it_stands_in_place_of(store: Store) -> None:
    add(store, "Ape")
    claim = next(iter(store.claims()))
    (first,) = decide(store, setting(store, claim.id, "side", "Ostmark", WHO))
    decide(store, setting(store, claim.id, "side", "Sudmark", WHO))
    entry = [entry for entry in store.log() if entry.kind == "decision"][-1]
    assert (entry.supersedes, entry.actor_kind, entry.actor_name) == (first, "person", "A. Monitor")
    assert entry.reason == "read again"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda s, i, c: merging(s, [i], WHO), "one already"),
        (lambda s, i, c: merging(s, [i, next(s.actors()).id], WHO), "not of one kind"),
        (lambda s, i, c: splitting(s, [i], WHO), "nothing to split"),
        (lambda s, i, c: judging(s, "confirm", i, WHO), "Decide on its claims"),
        (lambda s, i, c: setting(s, i, "stance", "denies", WHO), "no claim"),
        (lambda s, i, c: setting(s, c, "type", "shellin", WHO), "Did you mean shelling"),
        (lambda s, i, c: setting(s, c, "colour", "red", WHO), "no field"),
        (lambda s, i, c: undoing(s, 1, WHO), "no decision"),
        (lambda s, i, c: said("", "why"), "--as NAME"),
        (lambda s, i, c: said("A", " "), "--reason TEXT"),
        (lambda s, i, c: said("A\u202eB", "why"), "--as NAME"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(store: Store, make, why: str) -> None:
    (incident,) = add(store, "Ape")
    claim = next(iter(store.claims()))
    with pytest.raises(InputError, match=why):
        make(store, incident, claim.id)


def test_an_actor_is_found_by_its_name_in_the_text() -> None:
    made = reading("Ape")
    words = "Sudmark's General Staff"
    start = TEXT.index(words)
    anchor = Anchor(made.report.id, start, start + len(words), words)
    assert part_at(anchor, made, JoinKind.ACTOR) == part_id(made.report.id, made.actors[1].id)
    assert part_at(msgspec.structs.replace(anchor, words="Nobody"), made, JoinKind.ACTOR) is None


PARTS = ["r_a/i_1", "r_b/i_2", "r_c/i_3", "r_d/i_4"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.permutations(PARTS), st.integers(2, 4)), max_size=6))
def test_the_last_word_on_a_pair_always_holds(acts) -> None:
    from counterclaim.book.deciding.decided import _part, _reached, _unite

    together, parted = set(), set()
    for verb, parts, some in acts:
        told = parts[:some]
        if verb == "merge":
            _unite(told, together, parted)
            assert set(told) <= _reached(told[0], together)
            assert not any(set(pair) <= _reached(told[0], together) for pair in parted)
        else:
            for other in told[1:]:
                _part(told[0], other, together, parted)
            assert not _reached(told[0], together) & set(told[1:])
            assert {(min(told[0], other), max(told[0], other)) for other in told[1:]} <= parted


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["Ape", "Ant", "Bee", "Bat"]))
def test_decisions_give_one_book_in_whatever_order_reports_are_read(tmp_path_factory, order) -> None:
    with open_store(tmp_path_factory.mktemp("order") / "a.db") as store:
        for publisher in order:
            add(store, publisher)
        ids = {s.report.publisher: s.report.id for s in store.reports()}
        incidents = {one.report: one.id for name in ids.values() for one in store.incidents(report=name)}
        decide(store, splitting(store, [incidents[ids["Ape"]], ids["Ant"]], WHO))
        decide(store, merging(store, [incidents[ids["Ape"]], incidents[ids["Bee"]]], WHO))
        add(store, "Asp")
        before = wholes(store)
        assert any({"Ape", "Bee", "Bat"} <= told for told in before)
        assert not any({"Ape", "Ant"} <= told for told in before)
        store.replay()
        assert wholes(store) == before
        assert not store.verify().problems


def test_decided_keeps_the_shape_that_joining_takes() -> None:
    assert decided_of([], {}) == {}
    assert Decided().together == frozenset()
