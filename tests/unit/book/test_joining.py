"""Parts are joined best pair first, never across what keeps two apart, and the same in whatever order."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.book.joining import Decided, find_doubts, join
from counterclaim.book.linker import Edge, Linker
from counterclaim.records.book import Score
from counterclaim.records.enums import JoinKind

# Traits are (day, place); what is at two places is never one.
LINKER = Linker(
    kind=JoinKind.INCIDENT,
    traits=lambda part: part,
    kept_as=tuple,
    keys=lambda traits: [],
    score=lambda one, two: None,
    apart=lambda one, two: "elsewhere" if None not in (one[1], two[1]) and one[1] != two[1] else None,
    order=lambda traits: traits[0],
    enough=2.0,
    doubtful=1.0,
)


def edge(one: str, two: str, points: float) -> Edge:
    return Edge(min(one, two), max(one, two), Score(points, ("alike",)))


def wholes(traits: dict, edges: list[Edge], decided: Decided | None = None) -> dict[str, str]:
    return {j.part: j.whole for j in join(LINKER, traits, edges, decided or Decided())}


def test_the_first_part_by_day_names_the_whole() -> None:
    assert wholes({"b": ("01", "x"), "a": ("02", "x")}, [edge("a", "b", 2.5)]) == {"a": "b", "b": "b"}


def test_too_few_points_join_nothing_and_are_told_as_a_doubt() -> None:
    edges = [edge("a", "b", 1.5)]
    found = wholes({"a": ("01", None), "b": ("02", None)}, edges)
    assert found == {"a": "a", "b": "b"}
    doubts = find_doubts(LINKER, found, edges)
    assert [(d.one, d.two, d.points) for d in doubts] == [("a", "b", 1.5)]


def test_a_part_without_a_place_does_not_chain_two_places_together() -> None:
    traits = {"a": ("01", "x"), "b": ("01", None), "c": ("01", "y")}
    assert wholes(traits, [edge("a", "b", 3.0), edge("b", "c", 2.5)]) == {"a": "a", "b": "a", "c": "c"}


def test_what_a_person_joined_stays_joined_and_what_was_parted_stays_apart() -> None:
    traits = {"a": ("01", "x"), "b": ("01", "y"), "c": ("01", "x")}
    decided = Decided(together=frozenset({("a", "b")}), parted=frozenset({("a", "c")}))
    assert wholes(traits, [edge("a", "c", 9.0)], decided) == {"a": "a", "b": "a", "c": "c"}


def test_every_join_says_which_pair_made_it() -> None:
    joins = join(LINKER, {"a": ("01", "x"), "b": ("01", "x")}, [edge("a", "b", 2.5)])
    assert [r.note for r in joins[1].reasons] == ["with a: alike (2.50)"]


def test_a_part_is_told_its_own_pairs_alone() -> None:
    traits = {part: ("01", "x" if part in "ab" else "y") for part in "abcd"}
    joins = join(LINKER, traits, [edge("a", "b", 3.0), edge("c", "d", 2.5), edge("a", "c", 1.5)])
    assert [r.note for j in joins if j.part == "d" for r in j.reasons] == ["with c: alike (2.50)"]


PARTS = st.dictionaries(
    st.sampled_from("abcdefg"), st.tuples(st.sampled_from(["01", "02"]), st.sampled_from([None, "x", "y"])), min_size=2
)
POINTS = st.floats(0, 4).map(lambda value: round(value, 1))


@given(PARTS, st.data())
def test_the_order_of_edges_and_parts_changes_nothing_and_no_group_holds_what_is_apart(traits, data) -> None:
    pairs = [(a, b) for a in traits for b in traits if a < b]
    edges = [edge(a, b, data.draw(POINTS)) for a, b in pairs]
    found = wholes(traits, edges)
    for turned in list(permutations(edges))[:6] if len(edges) < 7 else [edges[::-1]]:
        assert wholes(dict(reversed(traits.items())), list(turned)) == found
    for a, b in pairs:
        assert found[a] != found[b] or LINKER.apart(traits[a], traits[b]) is None
