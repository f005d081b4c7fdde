"""Redactions, tombstones and restrictions; log entries bear a salt, so that no hash gives blanked words away."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("log", _text("salt", null=True))
    op.create_table(
        "redactions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        _text("what"),
        _text("body"),
    )
    op.create_table(
        "tombstones",
        sa.Column("seq", sa.Integer, nullable=False),
        _text("report"),
        sa.Column("length", sa.Integer, nullable=False),
        _text("whole", null=True),
        sa.PrimaryKeyConstraint("seq", "report"),
    )
    op.create_index("tombstones_report", "tombstones", ["report"])
    op.create_index("tombstones_length", "tombstones", ["length"])
    op.create_table(
        "restrictions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        _text("what"),
        _text("report", null=True),
        _text("body"),
    )


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)
