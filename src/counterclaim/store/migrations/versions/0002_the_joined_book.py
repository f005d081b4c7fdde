"""The joined book: which parts of several reports are one, what may be one, what repeats what, what persons decided."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _state()
    _compared()


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def _state() -> None:
    op.create_table(
        "linkings",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("through", sa.Integer, nullable=False),
    )
    op.create_table(
        "joins", *map(_text, ("kind", "part", "whole", "body")), sa.PrimaryKeyConstraint("kind", "part")
    )  # fmt: skip
    op.create_index("joins_whole", "joins", ["whole"])
    op.create_table(
        "doubts",
        *map(_text, ("kind", "one", "two")),
        sa.Column("points", sa.Float, nullable=False),
        _text("body"),
        sa.PrimaryKeyConstraint("kind", "one", "two"),
    )
    op.create_index("doubts_two", "doubts", ["kind", "two"])
    op.create_table(
        "repeats",
        _text("report"),
        sa.Column("start", sa.Integer, nullable=False),
        _text("source"),
        sa.Column("whole", sa.Boolean, nullable=False),
        _text("body"),
        sa.PrimaryKeyConstraint("report", "start", "source"),
    )
    op.create_index("repeats_source", "repeats", ["source"])
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        _text("verb"),
        _text("kind", null=True),
        _text("body"),
    )


def _compared() -> None:
    op.create_table(
        "book_parts",
        *map(_text, ("kind", "part", "node")),
        sa.Column("traits", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("kind", "part"),
    )
    op.create_index("book_parts_node", "book_parts", ["kind", "node"])
    op.create_table(
        "book_keys", *map(_text, ("kind", "key", "node")), sa.PrimaryKeyConstraint("kind", "key", "node")
    )  # fmt: skip
    op.create_table(
        "book_edges",
        *map(_text, ("kind", "one", "two")),
        sa.Column("points", sa.Float, nullable=False),
        sa.Column("grounds", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("kind", "one", "two"),
    )
    op.create_index("book_edges_two", "book_edges", ["kind", "two"])
