"""New readings into the joined book: what they are compared with, which groups that touches, what changes.

In: an open ledger's book index and the linkers. Out: one `Linking` in the log for each kind and batch, or none where
nothing changed. Only what shares a block with a new part is compared, and only groups that hang together with a new
part by scored pairs are grouped anew; the result is what joining everything at once would give.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.book.copies.bringing_in import find_repeats
from counterclaim.book.joining import Decided, find_doubts, join
from counterclaim.book.linker import Edge, Linker
from counterclaim.book.parts import parts_of
from counterclaim.records.book import Doubt, Join, Linking, Part, Score
from counterclaim.records.enums import JoinKind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.store import BookIndex, KeptEdge, KeptPart

_PREFIXES = {JoinKind.ACTOR: "a", JoinKind.INCIDENT: "i", JoinKind.CEASEFIRE: "cf"}


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What linking one kind of thing changes in the book."""

    joins: tuple[Join, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    undone: tuple[str, ...] = ()


def link(
    index: BookIndex, readings: Sequence[Reading], linkers: Sequence[Linker], *, through: int,
    decided: Mapping[JoinKind, Decided] | None = None, revisit: Mapping[JoinKind, Iterable[str]] | None = None,
) -> Linking:  # fmt: skip
    """Join readings to the book, and log what that changes. `revisit`: parts whose groups are to be made anew as well,
    because a person decided on them.
    """
    found = [
        _link_kind(
            index,
            linker,
            [part for reading in readings for part in parts_of(reading, linker.kind)],
            (decided or {}).get(linker.kind, Decided()),
            frozenset((revisit or {}).get(linker.kind, ())),
        )
        for linker in linkers
    ]
    copied = find_repeats(index, readings)
    linking = Linking(
        through=through,
        repeats=copied.repeats,
        looked_at=copied.looked_at,
        joins=tuple(one for changes in found for one in changes.joins),
        doubts=tuple(one for changes in found for one in changes.doubts),
        undone=tuple(one for changes in found for one in changes.undone),
    )
    index.log(linking)
    return linking


def _link_kind(
    index: BookIndex, linker: Linker, parts: Sequence[Part], decided: Decided, revisit: frozenset[str]
) -> Changes:
    fresh = _keep(index, linker, parts)
    nodes = {**index.nodes_of(linker.kind, (*(part.id for part in parts), *revisit))}
    _compare(index, linker, fresh)
    by_node = _on_nodes(index, linker, decided)
    component = _component(index, linker, frozenset(nodes.values()), by_node)
    kept = index.parts_of(linker.kind, component.nodes)
    traits = {one.node: _decoded(linker, one.traits) for one in kept}
    weighed = linker.weigh(traits, component.edges)
    whole_of = {j.part: j for j in join(linker, traits, weighed, by_node)}
    now = [
        Join(
            kind=linker.kind, part=one.part, whole=_whole(linker.kind, whole_of[one.node].whole),
            reasons=whole_of[one.node].reasons,
        )
        for one in kept
    ]  # fmt: skip
    leading_out = tuple(e for e in component.every_edge if e.one not in traits or e.two not in traits)
    return _changes(index, linker, now, (*weighed, *leading_out), by_node.parted)


def _keep(index: BookIndex, linker: Linker, parts: Sequence[Part]) -> dict[str, Any]:
    """Keep the parts; the traits of those nodes that no part stood for before."""
    kept, traits = [], {}
    for part in parts:
        made = linker.traits(part)
        encoded = msgspec.msgpack.encode(made)
        node = make_id("n", encoded.hex()) if linker.equal_is_one else part.id
        kept.append(KeptPart(part.id, node, encoded))
        traits[node] = made
    known = index.known_nodes(linker.kind, traits)
    fresh = {node: made for node, made in traits.items() if node not in known}
    index.keep_parts(linker.kind, kept, {node: tuple(linker.keys(made)) for node, made in fresh.items()})
    return fresh


def _decoded(linker: Linker, traits: bytes) -> Any:
    return msgspec.msgpack.decode(traits, type=linker.kept_as)


def _compare(index: BookIndex, linker: Linker, fresh: Mapping[str, Any]) -> None:
    """Score each new node against all that share a block with it, and keep the pairs that are alike."""
    keys = {node: tuple(linker.keys(made)) for node, made in fresh.items()}
    sharing = index.sharing(linker.kind, {key for held in keys.values() for key in held})
    pairs = {
        (min(node, other), max(node, other))
        for node, held in keys.items()
        for key in held
        for other in sharing.get(key, ())
        if other != node
    }
    others = {node for pair in pairs for node in pair} - fresh.keys()
    traits = {**fresh}
    for node, encoded in index.known_nodes(linker.kind, others).items():
        traits[node] = _decoded(linker, encoded)
    edges = []
    for one, two in sorted(pairs):
        score = linker.score(traits[one], traits[two])
        if score is not None and score.points >= linker.doubtful:
            edges.append(KeptEdge(one, two, score.points, score.grounds))
    index.keep_edges(linker.kind, edges)


class _Component(msgspec.Struct, frozen=True):
    """Nodes that hang together with some, the pairs among them, and those that lead out of them as well."""

    nodes: frozenset[str]
    edges: tuple[Edge, ...]
    every_edge: tuple[Edge, ...]


def _component(index: BookIndex, linker: Linker, begin: frozenset[str], decided: Decided) -> _Component:
    """Everything that hangs together with these nodes by pairs that are enough to join, or by a person's word."""
    seen, frontier = set(begin), set(begin)
    edges: dict[tuple[str, str], Edge] = {}
    while frontier:
        for kept in index.edges_of(linker.kind, frontier):
            edges[kept.one, kept.two] = Edge(kept.one, kept.two, Score(kept.points, kept.grounds))
        near = {node for e in edges.values() if e.score.points >= linker.enough for node in (e.one, e.two)}
        near |= {node for pair in decided.together if seen & set(pair) for node in pair}
        frontier = near - seen
        seen |= frontier
    inside = tuple(e for e in edges.values() if e.one in seen and e.two in seen)
    return _Component(frozenset(seen), inside, tuple(edges.values()))


def _on_nodes(index: BookIndex, linker: Linker, decided: Decided) -> Decided:
    """A person's decisions on parts, told of the nodes that stand for them."""
    pairs = decided.together | decided.parted
    nodes = index.nodes_of(linker.kind, {part for pair in pairs for part in pair})

    def turned(told: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        both = ((nodes[one], nodes[two]) for one, two in told if one in nodes and two in nodes)
        return frozenset((min(one, two), max(one, two)) for one, two in both if one != two)

    return Decided(together=turned(decided.together), parted=turned(decided.parted))


def _changes(
    index: BookIndex, linker: Linker, now: Sequence[Join], edges: Sequence[Edge], parted: Iterable[tuple[str, str]]
) -> Changes:
    """What is new against the book as it stands: joins that differ, doubts withdrawn and told."""
    before = index.joined(linker.kind, (one.part for one in now))
    changed = tuple(one for one in now if before.get(one.part) != one)
    nodes = {node for e in edges for node in (e.one, e.two)}
    standing = {one.part: one for one in now}
    outside = [p for p in index.parts_of(linker.kind, nodes) if p.part not in standing]
    elsewhere = index.joined(linker.kind, (p.part for p in outside))
    node_of = index.nodes_of(linker.kind, standing) | {p.part: p.node for p in outside}
    whole = {node_of[part]: one.whole for part, one in (elsewhere | standing).items()}
    touched = {one.whole for one in now} | {one.whole for one in before.values()}
    # What a person parted is in no doubt.
    settled = {frozenset((whole[one], whole[two])) for one, two in parted if one in whole and two in whole}
    told = [
        d
        for d in find_doubts(linker, whole, edges)
        if touched & {d.one, d.two} and frozenset((d.one, d.two)) not in settled
    ]
    known = index.doubts_of(linker.kind, touched)
    if sorted(known, key=_pair) == sorted(told, key=_pair):
        return Changes(joins=changed)
    return Changes(joins=changed, doubts=tuple(sorted(told, key=_pair)), undone=tuple(sorted(touched)))


def _pair(doubt: Doubt) -> tuple[str, str]:
    return (doubt.one, doubt.two)


def _whole(kind: JoinKind, node: str) -> str:
    """The id of a whole from its first node. An incident keeps the id that its first report gave it."""
    return node.rpartition("/")[2] if kind is JoinKind.INCIDENT else make_id(_PREFIXES[kind], node)
