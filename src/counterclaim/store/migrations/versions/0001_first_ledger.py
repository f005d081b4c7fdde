"""The first ledger: audit log, originals, and the state that is a replay of the log."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPLICATION_ID = 0x43436C6D
_KEPT = {"log": "the audit log is append-only", "originals": "originals are append-only"}


def upgrade() -> None:
    _sources()
    _reports()
    _parts()
    _tolls_and_refusals()
    for table, words in _KEPT.items():
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
    op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")


def _text(name: str, *, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def _sources() -> None:
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        *(_text(name, null=False) for name in ("at", "run", "actor_kind", "actor_name", "kind", "subject")),
        sa.Column("supersedes", sa.Integer, sa.ForeignKey("log.seq")),
        _text("reason"),
        *(_text(name, null=False) for name in ("payload", "payload_sha256", "previous", "hash")),
    )
    op.create_index("log_subject", "log", ["subject"])
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text, primary_key=True),
        _text("media_type", null=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("log", sa.Integer, nullable=False),
        *(_text(name) for name in ("published", "publisher", "language", "url", "headline")),
        *(_text(name, null=False) for name in ("original", "media_type", "origin", "collected_at", "collector")),
        _text("versions", null=False),
        _text("body", null=False),
    )
    op.create_index("reports_published", "reports", ["published", "id"])


def _part(name: str, *columns: sa.Column[Any], indexes: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        _text("report", null=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("id", null=False),
        *columns,
        sa.PrimaryKeyConstraint("report", "position"),
    )
    op.create_index(f"{name}_id", name, ["id", "report", "position"])
    for column in indexes:
        op.create_index(f"{name}_{column}", name, [column])


def _parts() -> None:
    _part(
        "claims",
        _text("kind", null=False),
        _text("stance", null=False),
        *(_text(name) for name in ("side", "speaker", "event_type", "day")),
        _text("wording", null=False),
        _text("body", null=False),
        indexes=("side", "event_type", "day", "wording"),
    )
    _part(
        "actors",
        _text("name", null=False),
        _text("kind", null=False),
        _text("country"),
        _text("sector", null=False),
        _text("side"),
        _text("body", null=False),
    )
    _part(
        "incidents",
        _text("type", null=False),
        sa.Column("contested", sa.Boolean, nullable=False),
        _text("day"),
        _text("body", null=False),
        indexes=("day",),
    )
    _part("ceasefires", _text("type", null=False), _text("agreed_on"), _text("body", null=False))


def _tolls_and_refusals() -> None:
    _part(
        "toll_series",
        _text("claimant"),
        _text("side"),
        _text("kind", null=False),
        _text("who"),
        _text("unit", null=False),
        _text("scope", null=False),
    )
    op.create_table(
        "toll_points",
        _text("report", null=False),
        sa.Column("series", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        _text("claim", null=False),
        *(sa.Column(name, sa.Float) for name in ("low", "best", "high")),
        *(_text(name) for name in ("text", "since", "as_of")),
        sa.PrimaryKeyConstraint("report", "series", "position"),
    )
    op.create_table(
        "refusals",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("log", sa.Integer, nullable=False),
        *(_text(name, null=False) for name in ("origin", "reason", "advice")),
        _text("sha256"),
        _text("at", null=False),
    )
