"""The tables of the ledger (docs/reference/ledger.md); `migrations/` builds the same ones step by step."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

APPLICATION_ID = 0x43436C6D
"""Stands in the file's header and tells a ledger from any other SQLite file ("CClm")."""

REVISION = "0006"
"""The newest migration."""

metadata = MetaData()

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("actor_kind", Text, nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("supersedes", Integer, ForeignKey("log.seq")),
    Column("reason", Text),
    Column("payload", Text, nullable=False),
    Column("payload_sha256", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("salt", Text),
    Index("log_subject", "subject"),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("log", Integer, nullable=False),
    Column("published", Text),
    Column("publisher", Text),
    Column("language", Text),
    Column("url", Text),
    Column("headline", Text),
    Column("original", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("collected_at", Text, nullable=False),
    Column("collector", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("reports_published", "published", "id"),
)


def _part(name: str, *columns: Column[Any], indexes: tuple[str, ...] = ()) -> Table:
    """A table of what one report gave: its rows are numbered within the report, and an id may come from several."""
    return Table(
        name,
        metadata,
        Column("report", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("id", Text, nullable=False),
        *columns,
        PrimaryKeyConstraint("report", "position"),
        Index(f"{name}_id", "id", "report", "position"),
        *(Index(f"{name}_{column}", column) for column in indexes),
    )


def _text(name: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, Text, nullable=nullable)


claims = _part(
    "claims",
    _text("kind", nullable=False),
    _text("stance", nullable=False),
    _text("side"),
    _text("speaker"),
    _text("event_type"),
    _text("day"),
    _text("body", nullable=False),
    indexes=("side", "event_type", "day"),
)

actors = _part(
    "actors",
    _text("name", nullable=False),
    _text("kind", nullable=False),
    _text("country"),
    _text("sector", nullable=False),
    _text("side"),
    _text("body", nullable=False),
)

incidents = _part(
    "incidents",
    _text("type", nullable=False),
    Column("contested", Boolean, nullable=False),
    _text("day"),
    _text("body", nullable=False),
    indexes=("day",),
)

ceasefires = _part(
    "ceasefires",
    _text("type", nullable=False),
    _text("agreed_on"),
    _text("body", nullable=False),
)

toll_series = _part(
    "toll_series",
    _text("claimant"),
    _text("side"),
    _text("kind", nullable=False),
    _text("who"),
    _text("unit", nullable=False),
    _text("scope", nullable=False),
)

toll_points = Table(
    "toll_points",
    metadata,
    Column("report", Text, nullable=False),
    Column("series", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("text", Text),
    Column("since", Text),
    Column("as_of", Text),
    PrimaryKeyConstraint("report", "series", "position"),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("log", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("sha256", Text),
    Column("at", Text, nullable=False),
)

linkings = Table(
    "linkings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("through", Integer, nullable=False),
)

unjoined = Table(
    "unjoined",
    metadata,
    _text("report", nullable=False),
    _text("body", nullable=False),
    PrimaryKeyConstraint("report"),
)

joins = Table(
    "joins",
    metadata,
    _text("kind", nullable=False),
    _text("part", nullable=False),
    _text("whole", nullable=False),
    _text("body", nullable=False),
    PrimaryKeyConstraint("kind", "part"),
    Index("joins_whole", "whole"),
)

doubts = Table(
    "doubts",
    metadata,
    _text("kind", nullable=False),
    _text("one", nullable=False),
    _text("two", nullable=False),
    Column("points", Float, nullable=False),
    _text("body", nullable=False),
    PrimaryKeyConstraint("kind", "one", "two"),
    Index("doubts_two", "kind", "two"),
)

repeats = Table(
    "repeats",
    metadata,
    _text("report", nullable=False),
    Column("start", Integer, nullable=False),
    _text("source", nullable=False),
    Column("whole", Boolean, nullable=False),
    _text("body", nullable=False),
    PrimaryKeyConstraint("report", "start", "source"),
    Index("repeats_source", "source"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("verb", nullable=False),
    _text("kind"),
    _text("body", nullable=False),
)

redactions = Table(
    "redactions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("what", nullable=False),
    _text("body", nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("seq", Integer, nullable=False),
    _text("report", nullable=False),
    Column("length", Integer, nullable=False),
    _text("whole"),
    PrimaryKeyConstraint("seq", "report"),
    Index("tombstones_report", "report"),
    Index("tombstones_length", "length"),
)

restrictions = Table(
    "restrictions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("what", nullable=False),
    _text("report"),
    _text("body", nullable=False),
)

book_parts = Table(
    "book_parts",
    metadata,
    _text("kind", nullable=False),
    _text("part", nullable=False),
    _text("node", nullable=False),
    Column("traits", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "part"),
    Index("book_parts_node", "kind", "node"),
)

book_keys = Table(
    "book_keys",
    metadata,
    _text("kind", nullable=False),
    _text("key", nullable=False),
    _text("node", nullable=False),
    PrimaryKeyConstraint("kind", "key", "node"),
    sqlite_with_rowid=False,
)

book_edges = Table(
    "book_edges",
    metadata,
    _text("kind", nullable=False),
    _text("one", nullable=False),
    _text("two", nullable=False),
    Column("points", Float, nullable=False),
    Column("grounds", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "one", "two"),
    Index("book_edges_two", "kind", "two"),
)

STATE = (
    reports,
    claims,
    actors,
    incidents,
    ceasefires,
    toll_series,
    toll_points,
    refusals,
    linkings,
    unjoined,
    joins,
    doubts,
    repeats,
    decisions,
    redactions,
    tombstones,
    restrictions,
)
"""What replaying the log builds; `log` and `originals` are what it is built from. What begins with `book_` is kept for
comparing only and can be made again at any time."""
