"""Equal parts that a person parted: one of them stands by itself, where all equal parts stood as one before.

In: an open ledger's book index, the linker, pairs that a person parted. Out: nodes that are new by it, and the parts
that moved. Parts whose traits are equal share a node, so that a state that all reports name is compared once; nothing
could part them there. Which of them stands by itself hangs on the decisions alone, not on the order of reading, and
where a decision is taken back it goes back to the others.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from counterclaim.book.linker import Linker
from counterclaim.records.ids import make_id
from counterclaim.store import BookIndex, KeptPart


class Moved(msgspec.Struct, frozen=True):
    """Nodes that are new, with their traits, and the parts for which another node stands than before."""

    fresh: dict[str, Any]
    parts: frozenset[str]


def shared_node(traits: bytes) -> str:
    """The node that stands for all parts with these traits."""
    return make_id("n", traits.hex())


def part_equals(index: BookIndex, linker: Linker, parted: Iterable[tuple[str, str]], revisit: Iterable[str]) -> Moved:
    """Give each part that a person took from its equals a node of its own; `revisit`: parts that may go back."""
    if not linker.equal_is_one:
        return Moved({}, frozenset())
    pairs = tuple(parted)
    alike: dict[str, list[KeptPart]] = {}
    for one in index.kept_parts(linker.kind, {*(part for pair in pairs for part in pair), *revisit}):
        alike.setdefault(shared_node(one.traits), []).append(one)
    fresh: dict[str, Any] = {}
    moved: set[str] = set()
    for shared, some in sorted(alike.items()):
        alone = taken_out({one.part for one in some}, pairs)
        for one in some:
            node = one.part if one.part in alone else shared
            if node != one.node:
                moved.add(one.part)
                traits = msgspec.msgpack.decode(one.traits, type=linker.kept_as)
                if index.move_part(linker.kind, one.part, node, linker.keys(traits)):
                    fresh[node] = traits
    return Moved(fresh, frozenset(moved))


def taken_out(parts: set[str], pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The fewest parts that have to go for no two that were parted to stay: who was parted from most goes first.

    >>> sorted(taken_out({"a", "b", "c"}, [("a", "c"), ("b", "c")]))
    ['c']
    """
    left = {pair for pair in pairs if parts.issuperset(pair)}
    found: set[str] = set()
    while left:
        held = Counter(part for pair in left for part in pair)
        found.add(max(held, key=lambda part: (held[part], part)))
        left = set(_without(left, found))
    return frozenset(found)


def _without(pairs: Iterable[tuple[str, str]], parts: set[str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in pairs if parts.isdisjoint(pair))
