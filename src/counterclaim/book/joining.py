"""Parts to wholes: best pairs first, never across what keeps two parts apart, the same in whatever order.

In: the parts that hang together by scored pairs (a component), their pairs, what a person decided. Out: joins, and
doubts. Pure: which parts to look at is `linking.py`'s business.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.book.linker import Edge, Linker
from counterclaim.records.book import Doubt, Join
from counterclaim.records.claim import Reason

_STEP = "book"
_TOLD = 3
"""Pairs that are told as reasons for a part: the best are enough to judge by."""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of parts (lesser id first) that a person joined or parted."""

    together: frozenset[tuple[str, str]] = frozenset()
    parted: frozenset[tuple[str, str]] = frozenset()


def join(
    linker: Linker, traits: Mapping[str, Any], edges: Sequence[Edge], decided: Decided = Decided()  # noqa: B008 - frozen
) -> tuple[Join, ...]:  # fmt: skip
    """Where each part of one component stands.

    `traits` by part id: every part of the component, also one without edges. A whole bears the id of its first part.
    """
    rank = {part: n for n, part in enumerate(sorted(traits, key=lambda part: (linker.order(traits[part]), part)))}
    groups = _group(linker, traits, edges, decided, rank)
    whole = {part: min(members, key=rank.__getitem__) for part, members in groups.items()}
    inside: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda e: (-e.score.points, e)):
        if groups[edge.one] is groups[edge.two]:
            inside.setdefault(edge.one, []).append(edge)
            inside.setdefault(edge.two, []).append(edge)
    return tuple(
        Join(
            kind=linker.kind, part=part, whole=whole[part],
            reasons=tuple(_reasons(part, groups[part], inside.get(part, ()), decided)),
        )
        for part in sorted(traits)
    )  # fmt: skip


def _group(
    linker: Linker, traits: Mapping[str, Any], edges: Sequence[Edge], decided: Decided, rank: Mapping[str, int]
) -> dict[str, frozenset[str]]:
    """The group of each part: a person's joins first, then pairs by their points."""
    groups = {part: frozenset((part,)) for part in traits}

    def merge(one: str, two: str) -> None:
        both = groups[one] | groups[two]
        for part in both:
            groups[part] = both

    for one, two in sorted(decided.together):
        if one in groups and two in groups:
            merge(one, two)
    kept_apart = _keeping_apart(linker, traits, decided)
    best_first = sorted(edges, key=lambda e: (-e.score.points, *sorted((rank[e.one], rank[e.two]))))
    for edge in best_first:
        if edge.score.points < linker.enough or groups[edge.one] is groups[edge.two]:
            continue
        if not any(kept_apart(a, b) for a in groups[edge.one] for b in groups[edge.two]):
            merge(edge.one, edge.two)
    return groups


def _keeping_apart(linker: Linker, traits: Mapping[str, Any], decided: Decided) -> Callable[[str, str], bool]:
    known: dict[tuple[str, str], bool] = {}

    def kept_apart(one: str, two: str) -> bool:
        pair = (min(one, two), max(one, two))
        if pair not in known:
            known[pair] = pair not in decided.together and (
                pair in decided.parted or linker.apart(traits[pair[0]], traits[pair[1]]) is not None
            )
        return known[pair]

    return kept_apart


def _reasons(part: str, group: frozenset[str], pairs: Sequence[Edge], decided: Decided) -> Iterator[Reason]:
    """Why a part stands in its group: a person's word, and its best pairs within the group."""
    for one, two in sorted(decided.together):
        if part in (one, two) and {one, two} <= group:
            yield Reason(_STEP, "decided", f"a person joined it with {two if part == one else one}")
    for edge in pairs[:_TOLD]:
        other = edge.two if part == edge.one else edge.one
        yield Reason(_STEP, "pair", f"with {other}: {'; '.join(edge.score.grounds)} ({edge.score.points:.2f})")


def find_doubts(linker: Linker, whole: Mapping[str, str], edges: Sequence[Edge]) -> Iterator[Doubt]:
    """Pairs of wholes (`whole` by part) that parts of them speak for and that were not joined, with their best pair."""
    best: dict[tuple[str, str], Edge] = {}
    for edge in sorted(edges, key=lambda e: (-e.score.points, e)):
        if edge.one not in whole or edge.two not in whole:
            continue
        one, two = sorted((whole[edge.one], whole[edge.two]))
        if one != two and edge.score.points >= linker.doubtful:
            best.setdefault((one, two), edge)
    for (one, two), edge in sorted(best.items()):
        note = f"{edge.one} with {edge.two}: {'; '.join(edge.score.grounds)}"
        yield Doubt(
            kind=linker.kind, one=one, two=two, points=round(edge.score.points, 3),
            reasons=(Reason(_STEP, "may_be_one", note),),
        )  # fmt: skip
