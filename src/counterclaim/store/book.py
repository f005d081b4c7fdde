"""The joined book inside a ledger: what linking looks up and keeps, in one transaction.

`joins`, `doubts`, `repeats` and `decisions` are state, made by replaying the log. What is compared with what
(`book_parts`, `book_keys`, `book_edges`) can be made again from the readings at any time and is no part of the state.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, func, or_, select
from sqlalchemy.exc import OperationalError

from counterclaim.records.book import Decision, Doubt, Join, Left, Linking, Repeat
from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import CounterclaimError
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading
from counterclaim.records.redaction import BLANK
from counterclaim.records.report import Original, Report
from counterclaim.store import audit, state, tables
from counterclaim.store.audit import Run
from counterclaim.store.decided import stored_decisions

_AT_ONCE = 500
"""Values in one query: SQLite bounds them."""


class KeptPart(msgspec.Struct, frozen=True):
    """A part as it is kept for comparing: its traits encoded, and the node that stands for it and all equal to it."""

    part: str
    node: str
    traits: bytes


class KeptEdge(msgspec.Struct, frozen=True):
    """Two nodes and how alike they are."""

    one: str
    two: str
    points: float
    grounds: tuple[str, ...]


class BookIndex:
    """What linking needs of a ledger. Holds the write lock from its beginning, so that two runs do not cross."""

    def __init__(self, conn: Connection, *, run: Run, at: str) -> None:
        self._conn = conn
        self._run = run
        self._at = at

    def unlinked(self, limit: int) -> list[tuple[int, str]]:
        """Readings that no linking has looked at, by log number: number and report, so many at most."""
        last = select(func.max(tables.linkings.c.through)).scalar_subquery()
        query = select(tables.reports.c.log, tables.reports.c.id).where(tables.reports.c.log > func.coalesce(last, 0))
        return [(row.log, row.id) for row in self._conn.execute(query.order_by(tables.reports.c.log).limit(limit))]

    def linked(self) -> list[str]:
        """Reports that stand joined in the book, in the order in which they were read."""
        last = select(func.max(tables.linkings.c.through)).scalar_subquery()
        left = select(tables.unjoined.c.report)
        query = select(tables.reports.c.id).where(tables.reports.c.log <= last, tables.reports.c.id.not_in(left))
        return list(self._conn.execute(query.order_by(tables.reports.c.log)).scalars())

    def left(self) -> dict[str, Left]:
        """Reports that an earlier linking could not join, in the order in which they were read."""
        unjoined, reports = tables.unjoined, tables.reports
        query = select(unjoined.c.body).join(reports, reports.c.id == unjoined.c.report).order_by(reports.c.log)
        told = (msgspec.json.decode(body, type=Left) for body in self._conn.execute(query).scalars())
        return {one.report: one for one in told}

    def attempt(self, work: Callable[[], object]) -> str | None:
        """Do something as a whole. Where it fails on what is in the reports it is undone, and where it failed is told;
        what fails for want of a disk, a lock or memory is raised.
        """
        before = self._conn.begin_nested()
        try:
            work()
        except (CounterclaimError, OperationalError, OSError, MemoryError):
            before.rollback()
            raise
        except Exception as error:  # noqa: BLE001 (whatever a hostile text breaks is on the record, and ends no run)
            before.rollback()
            return _where(error)
        before.commit()
        return None

    def undecided(self) -> int:
        """Number of the last decision that no linking has looked at, or 0."""
        last = select(func.max(tables.linkings.c.through)).scalar_subquery()
        query = select(func.max(tables.decisions.c.seq)).where(tables.decisions.c.seq > func.coalesce(last, 0))
        return int(self._conn.execute(query).scalar_one() or 0)

    def reading(
        self, report: str, *, claims: tuple[Claim, ...] | None = None, actors: tuple[Actor, ...] | None = None
    ) -> Reading:
        """What was read in a report, without its original bytes and its toll series.

        `claims` and `actors` stand for those that were read, where the asker has them as they are wanted.
        """
        return Reading(
            report=self.report(report),
            original=Original(data=b"", sha256="", media_type="", origin="", collected_at="", collector=""),
            claims=self._bodies(tables.claims, Claim, report) if claims is None else claims,
            actors=self.actors(report) if actors is None else actors,
            incidents=self._bodies(tables.incidents, Incident, report),
            ceasefires=self._bodies(tables.ceasefires, Ceasefire, report),
        )

    def actors(self, report: str) -> tuple[Actor, ...]:
        """Whom a report names. Blanked names are not names: two of one length are not one person."""
        return tuple(one for one in self._bodies(tables.actors, Actor, report) if BLANK not in one.name)

    def report(self, report: str) -> Report:
        """A report by its id."""
        body = self._conn.execute(select(tables.reports.c.body).where(tables.reports.c.id == report)).scalar_one()
        return msgspec.json.decode(body, type=Report)

    def parts_from(self, kind: JoinKind, report: str) -> list[KeptPart]:
        """The kept parts of a report."""
        columns = tables.book_parts.c
        query = select(columns.part, columns.node, columns.traits).where(
            columns.kind == kind, columns.part >= f"{report}/", columns.part < f"{report}0"
        )
        return [KeptPart(row.part, row.node, row.traits) for row in self._conn.execute(query)]

    def known_nodes(self, kind: JoinKind, nodes: Iterable[str]) -> dict[str, bytes]:
        """The traits of nodes that are kept already: those of any of its parts, for all are equal."""
        columns = tables.book_parts.c
        return dict(self._of_nodes(nodes, lambda node: (
            select(columns.traits).where(columns.kind == kind, columns.node == node).limit(1)
        )))  # fmt: skip

    def standing(self, kind: JoinKind, nodes: Iterable[str]) -> dict[str, Join]:
        """Where nodes stand in the book at present: as any of their parts does. Those that do not are left out."""
        columns, joins = tables.book_parts.c, tables.joins.c
        found = self._of_nodes(nodes, lambda node: (
            select(joins.body)
            .join(tables.book_parts, (columns.kind == joins.kind) & (columns.part == joins.part))
            .where(columns.kind == kind, columns.node == node)
            .limit(1)
        ))  # fmt: skip
        return {node: msgspec.json.decode(body, type=Join) for node, body in found}

    def keep_parts(self, kind: JoinKind, parts: Sequence[KeptPart], keys: Mapping[str, Iterable[str]]) -> None:
        """Keep parts, and the blocks (`keys`, by node) of those whose nodes are new."""
        rows = [{"kind": kind, **msgspec.structs.asdict(part)} for part in parts]
        blocks = [{"kind": kind, "key": key, "node": node} for node, held in keys.items() for key in sorted(set(held))]
        for table, values in ((tables.book_parts, rows), (tables.book_keys, blocks)):
            if values:
                self._conn.execute(table.insert(), values)

    def kept_parts(self, kind: JoinKind, parts: Iterable[str]) -> list[KeptPart]:
        """These parts as they are kept."""
        columns = tables.book_parts.c
        query = select(columns.part, columns.node, columns.traits).where(columns.kind == kind)
        return [KeptPart(row.part, row.node, row.traits) for row in self._where_in(query, columns.part, parts)]

    def move_part(self, kind: JoinKind, part: str, node: str, keys: Iterable[str]) -> bool:
        """Let another node stand for a part; whether that node is new. A node that stands for nothing goes."""
        columns = tables.book_parts.c
        before = self.nodes_of(kind, [part])[part]
        is_new = not self.known_nodes(kind, [node])
        here = tables.book_parts.update().where(columns.kind == kind, columns.part == part)
        self._conn.execute(here.values(node=node))
        if is_new:
            rows = [{"kind": kind, "key": key, "node": node} for key in sorted(set(keys))]
            if rows:
                self._conn.execute(tables.book_keys.insert(), rows)
        if not self.known_nodes(kind, [before]):
            key, edge = tables.book_keys.c, tables.book_edges.c
            self._conn.execute(delete(tables.book_keys).where(key.kind == kind, key.node == before))
            ends = or_(edge.one == before, edge.two == before)
            self._conn.execute(delete(tables.book_edges).where(edge.kind == kind, ends))
        return is_new

    def sharing(self, kind: JoinKind, keys: Iterable[str]) -> dict[str, list[str]]:
        """Nodes by block."""
        columns = tables.book_keys.c
        found: dict[str, list[str]] = {}
        for row in self._where_in(select(columns.key, columns.node).where(columns.kind == kind), columns.key, keys):
            found.setdefault(row.key, []).append(row.node)
        return found

    def keep_edges(self, kind: JoinKind, edges: Sequence[KeptEdge]) -> None:
        """Keep pairs of nodes that were found alike."""
        rows = [
            {"kind": kind, "one": e.one, "two": e.two, "points": e.points, "grounds": msgspec.json.encode(e.grounds)}
            for e in edges
        ]
        if rows:
            self._conn.execute(tables.book_edges.insert(), rows)

    def edges_of(self, kind: JoinKind, nodes: Iterable[str]) -> list[KeptEdge]:
        """Every kept pair that one of these nodes stands in, each once."""
        columns = tables.book_edges.c
        told = select(columns.one, columns.two, columns.points, columns.grounds).where(columns.kind == kind)
        found: dict[tuple[str, str], KeptEdge] = {}
        for some in _in_batches(nodes, _AT_ONCE):
            # One end after the other: each has its index.
            for end in (columns.one, columns.two):
                for one, two, points, grounds in self._conn.execute(told.where(end.in_(some))):
                    if (one, two) not in found:
                        found[one, two] = KeptEdge(one, two, points, msgspec.json.decode(grounds, type=tuple[str, ...]))
        return list(found.values())

    def parts_of(self, kind: JoinKind, nodes: Iterable[str]) -> list[KeptPart]:
        """Every part that these nodes stand for."""
        columns = tables.book_parts.c
        query = select(columns.part, columns.node, columns.traits).where(columns.kind == kind)
        return [KeptPart(row.part, row.node, row.traits) for row in self._where_in(query, columns.node, nodes)]

    def nodes_of(self, kind: JoinKind, parts: Iterable[str]) -> dict[str, str]:
        """The node that stands for each part."""
        columns = tables.book_parts.c
        query = select(columns.part, columns.node).where(columns.kind == kind)
        return {row.part: row.node for row in self._where_in(query, columns.part, parts)}

    def joined(self, kind: JoinKind, parts: Iterable[str]) -> dict[str, Join]:
        """Where parts stand in the book at present."""
        columns = tables.joins.c
        rows = self._where_in(select(columns.part, columns.body).where(columns.kind == kind), columns.part, parts)
        return {row.part: msgspec.json.decode(row.body, type=Join) for row in rows}

    def doubts_of(self, kind: JoinKind, wholes: Iterable[str]) -> list[Doubt]:
        """The doubts that one of these wholes stands in, each once."""
        columns = tables.doubts.c
        found: dict[tuple[str, str], Doubt] = {}
        for some in _in_batches(wholes, _AT_ONCE // 2):
            query = select(columns.body).where(columns.kind == kind, or_(columns.one.in_(some), columns.two.in_(some)))
            for body in self._conn.execute(query).scalars():
                doubt = msgspec.json.decode(body, type=Doubt)
                found[doubt.one, doubt.two] = doubt
        return list(found.values())

    def repeats_of(self, reports: Iterable[str]) -> list[Repeat]:
        """What of these reports is told to repeat others."""
        columns = tables.repeats.c
        query = select(columns.body).order_by(columns.report, columns.start, columns.source)
        return [msgspec.json.decode(row.body, type=Repeat) for row in self._where_in(query, columns.report, reports)]

    def whole_copies(self, reports: Iterable[str]) -> frozenset[str]:
        """Those of these reports that repeat another whole."""
        columns = tables.repeats.c
        query = select(columns.report).where(columns.whole)
        return frozenset(row.report for row in self._where_in(query, columns.report, reports))

    def decisions(self) -> Iterator[Decision]:
        """What persons decided and did not undo, in order."""
        yield from (one.decision for one in stored_decisions(self._conn) if one.undone_by is None)

    def log(self, linking: Linking) -> None:
        """Write what a linking changed: to the log, and from there to the state."""
        payload = msgspec.json.encode(linking).decode()
        entry = audit.append(
            self._conn, run=self._run, at=self._at, kind=state.LINKING, subject="book", payload=payload
        )
        state.apply(self._conn, entry)

    def _bodies(self, table: Any, kind: type[Any], report: str) -> tuple[Any, ...]:
        query = select(table.c.body).where(table.c.report == report).order_by(table.c.position)
        return tuple(msgspec.json.decode(body, type=kind) for body in self._conn.execute(query).scalars())

    def _of_nodes(self, nodes: Iterable[str], one: Callable[[Any], Select[Any]]) -> Iterator[tuple[str, Any]]:
        """What is found for each node, where anything is; one look-up each, however many parts a node has."""
        for some in _in_batches(nodes, _AT_ONCE):
            given = func.json_each(msgspec.json.encode(some).decode()).table_valued("value")
            node = given.c.value
            query = select(node, one(node).correlate(given).scalar_subquery().label("found"))
            yield from ((row.value, row.found) for row in self._conn.execute(query) if row.found is not None)

    def _where_in(self, query: Any, column: Any, values: Iterable[str]) -> Iterator[Any]:
        for some in _in_batches(values, _AT_ONCE):
            yield from self._conn.execute(query.where(column.in_(some))).all()


def _where(error: Exception) -> str:
    """Which fault, and where in the program: no word of a text stands in it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name} ({Path(last.filename).name}, line {last.lineno})"


def _in_batches(values: Iterable[str], size: int) -> Iterator[list[str]]:
    """Each value once, in order, so many at a time."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
