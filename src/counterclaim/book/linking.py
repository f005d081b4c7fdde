"""New readings into the joined book: what they are compared with, which groups that touches, what changes.

In: an open ledger's book index and the linkers. Out: one `Linking` in the log for each kind and batch, or none where
nothing changed. Only what shares a block with a new part is compared, and only groups that hang together with a new
part by scored pairs are grouped anew; the result is what joining everything at once would give.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from counterclaim.book.copies.bringing_in import find_repeats
from counterclaim.book.joining import Decided, find_doubts, join
from counterclaim.book.linker import Edge, Linker
from counterclaim.book.parting import part_equals, shared_node
from counterclaim.book.parts import parts_of
from counterclaim.records.book import Doubt, Join, Linking, Part, Score
from counterclaim.records.claim import Reason
from counterclaim.records.enums import JoinKind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.store import BookIndex, KeptEdge, KeptPart

MOST_PARTS = {JoinKind.ACTOR: 300, JoinKind.INCIDENT: 300, JoinKind.CEASEFIRE: 100}
"""Parts of one report that are compared with others. Pairs grow with the square of them, and a report that names more
is a list, or made to keep this program busy; dispatches of 100,000 signs name 200 actors."""
_PREFIXES = {JoinKind.ACTOR: "a", JoinKind.INCIDENT: "i", JoinKind.CEASEFIRE: "cf"}


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What linking one kind of thing changes in the book."""

    joins: tuple[Join, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    undone: tuple[str, ...] = ()


def link(
    index: BookIndex, readings: Sequence[Reading], linkers: Sequence[Linker], *, through: int,
    decided: Mapping[JoinKind, Decided] | None = None, revisit: Mapping[JoinKind, Iterable[str]] | None = None,
    late: Sequence[str] = (),
) -> Linking:  # fmt: skip
    """Join readings to the book, and log what that changes. `revisit`: parts whose groups are to be made anew as well,
    because a person decided on them. `late`: those of the reports that no linking could join before.
    """
    found = []
    for linker in linkers:
        told = [parts_of(reading, linker.kind) for reading in readings]
        most = MOST_PARTS[linker.kind]
        parts = [part for some in told for part in some[:most]]
        known, about = (decided or {}).get(linker.kind, Decided()), (revisit or {}).get(linker.kind, ())
        found.append(_link_kind(index, linker, parts, known, frozenset(about)))
        found.append(_left_alone(linker.kind, [part for some in told for part in some[most:]]))
    # Rows of a set share the form that they are written in and repeat nobody: what they are coded from is not told.
    copied = find_repeats(index, [reading for reading in readings if reading.report.coded is None])
    linking = Linking(
        through=through,
        late=tuple(late),
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
    fresh = keep(index, linker, parts)
    moved = part_equals(index, linker, sorted(decided.parted), revisit)
    fresh |= moved.fresh
    again = index.nodes_of(linker.kind, revisit)
    compare(index, linker, fresh)
    by_node = _on_nodes(index, linker, decided)
    # A node that stood before and is alike to nothing new stays as it is, however many reports name it.
    component = _component(index, linker, frozenset((*fresh, *again.values())), by_node)
    traits = {node: _decoded(linker, told) for node, told in index.known_nodes(linker.kind, component.nodes).items()}
    weighed = linker.weigh(traits, component.edges)
    now = tuple(
        msgspec.structs.replace(one, whole=_whole(linker.kind, one.whole))
        for one in join(linker, traits, weighed, by_node)
    )
    leading_out = tuple(e for e in component.every_edge if e.one not in traits or e.two not in traits)
    told = moved.parts | {part.id for part in parts}
    return _changes(index, linker, _Standing(now, (*weighed, *leading_out), by_node.parted, told))


def _left_alone(kind: JoinKind, parts: Sequence[Part]) -> Changes:
    """Parts of a report that tells of very many: each stands by itself, and says why."""
    note = f"its report tells of more than {MOST_PARTS[kind]}; this one was compared with no other"
    why = (Reason("book", "too_many", note),)
    return Changes(joins=tuple(Join(kind=kind, part=p.id, whole=_whole(kind, p.id), reasons=why) for p in parts))


def keep(index: BookIndex, linker: Linker, parts: Sequence[Part]) -> dict[str, Any]:
    """Keep the parts for comparing; the traits of those nodes that no part stood for before."""
    kept, traits = [], {}
    for part in parts:
        made = linker.traits(part)
        encoded = msgspec.msgpack.encode(made)
        node = shared_node(encoded) if linker.equal_is_one else part.id
        kept.append(KeptPart(part.id, node, encoded))
        traits[node] = made
    known = index.known_nodes(linker.kind, traits)
    fresh = {node: made for node, made in traits.items() if node not in known}
    index.keep_parts(linker.kind, kept, {node: tuple(linker.keys(made)) for node, made in fresh.items()})
    return fresh


def _decoded(linker: Linker, traits: bytes) -> Any:
    return msgspec.msgpack.decode(traits, type=linker.kept_as)


def compare(index: BookIndex, linker: Linker, fresh: Mapping[str, Any]) -> None:
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
        found = index.edges_of(linker.kind, frontier)
        edges |= {(kept.one, kept.two): Edge(kept.one, kept.two, Score(kept.points, kept.grounds)) for kept in found}
        near = {node for kept in found if kept.points >= linker.enough for node in (kept.one, kept.two)}
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


class _Standing(msgspec.Struct, frozen=True):
    """How things stand now: nodes with their wholes, pairs, pairs that a person parted, and the parts that are new."""

    nodes: tuple[Join, ...]
    edges: tuple[Edge, ...]
    parted: frozenset[tuple[str, str]]
    told: frozenset[str]


def _changes(index: BookIndex, linker: Linker, now: _Standing) -> Changes:
    """What is new against the book as it stands: joins that differ, doubts withdrawn and told."""
    standing = {one.part: one for one in now.nodes}
    ends = {node for e in now.edges for node in (e.one, e.two)}
    before = index.standing(linker.kind, standing.keys() | ends)
    whole = {node: one.whole for node, one in (before | standing).items()}
    touched = {one.whole for one in now.nodes} | {before[node].whole for node in standing if node in before}
    # What a person parted is in no doubt.
    settled = {frozenset((whole[one], whole[two])) for one, two in now.parted if one in whole and two in whole}
    doubts = {
        _pair(d): d
        for d in find_doubts(linker, whole, now.edges)
        if touched & {d.one, d.two} and frozenset((d.one, d.two)) not in settled
    }
    known = {_pair(d): d for d in index.doubts_of(linker.kind, touched)}
    undone = _withdrawn(known, doubts, touched)
    told = (d for pair, d in doubts.items() if pair not in known or undone & set(pair))
    return Changes(
        joins=_changed_joins(index, linker, now, before),
        doubts=tuple(sorted(told, key=_pair)),
        undone=tuple(sorted(undone)),
    )


def _changed_joins(index: BookIndex, linker: Linker, now: _Standing, before: Mapping[str, Join]) -> tuple[Join, ...]:
    """Every part of a node that stands elsewhere or for other reasons; of the other nodes the parts that are new."""
    standing = {one.part: one for one in now.nodes}
    other = [node for node, one in standing.items() if node not in before or not _same(before[node], one)]
    moved = {part.part: part.node for part in index.parts_of(linker.kind, other)}
    moved |= {part: node for part, node in index.nodes_of(linker.kind, now.told).items() if node not in other}
    stood = index.standing(linker.kind, {node for node in moved.values() if node not in standing}) | standing
    joins = (msgspec.structs.replace(stood[node], part=part) for part, node in sorted(moved.items()))
    known = index.joined(linker.kind, moved)
    return tuple(one for one in joins if known.get(one.part) != one)


def _same(one: Join, two: Join) -> bool:
    return (one.whole, one.reasons) == (two.whole, two.reasons)


def _withdrawn(
    known: Mapping[tuple[str, str], Doubt], told: Mapping[tuple[str, str], Doubt], touched: AbstractSet[str]
) -> set[str]:
    """Wholes whose doubts are told anew, as few as will do: for each doubt that is gone or differs one of its two."""
    held = Counter(whole for pair in told for whole in pair)
    undone: set[str] = set()
    for pair in sorted(known):
        if told.get(pair) != known[pair] and not undone & set(pair):
            # Of a whole that was not touched not all doubts are at hand.
            undone.add(min(touched & set(pair), key=lambda whole: (held[whole], whole)))
    return undone


def _pair(doubt: Doubt) -> tuple[str, str]:
    return (doubt.one, doubt.two)


def _whole(kind: JoinKind, node: str) -> str:
    """The id of a whole from its first node. An incident keeps the id that its first report gave it."""
    return node.rpartition("/")[2] if kind is JoinKind.INCIDENT else make_id(_PREFIXES[kind], node)
