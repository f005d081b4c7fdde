"""What joining needs to know of one kind of thing: what may be compared, how alike two are, what keeps them apart.

A linker is made of pure functions of parts. Nothing in it may hang on which reports were read before, so that any order
of reading gives the same book.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.records.book import Part, Score
from counterclaim.records.enums import JoinKind


class Edge(msgspec.Struct, frozen=True, order=True):
    """Two parts, the lesser id first, and how alike they are."""

    one: str
    two: str
    score: Score


def as_scored(_traits: Mapping[str, Any], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The pairs as they are."""
    return tuple(edges)


class Linker(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind of thing is joined. `Any` stands for the struct that `traits` makes of a part."""

    kind: JoinKind
    traits: Callable[[Part], Any]
    """What comparing needs of a part, small: made once and kept beside the ledger."""
    kept_as: Any
    """The struct that `traits` gives, or a union of tagged ones."""
    equal_is_one: bool = False
    """Whether parts with equal traits are one outright: a state named in all reports is not compared with itself."""
    keys: Callable[[Any], Iterable[str]]
    """Blocks that the part stands in: two parts are compared where they share one. Few parts should share a key."""
    score: Callable[[Any, Any], Score | None]
    """How alike two parts are, the same both ways; None where nothing speaks for it."""
    apart: Callable[[Any, Any], str | None]
    """Why two parts can never be one (no chain of others may bring them together), or None."""
    weigh: Callable[[Mapping[str, Any], Sequence[Edge]], tuple[Edge, ...]] = as_scored
    """The pairs of a component seen beside one another: a name that fits two people joins neither."""
    order: Callable[[Any], Hashable]
    """Sorts parts; the first of a group gives the whole its id. Day of publication, then something of the text."""
    enough: float
    """Points that join two parts."""
    doubtful: float
    """Points from which two parts that are not joined are told as maybe one."""
