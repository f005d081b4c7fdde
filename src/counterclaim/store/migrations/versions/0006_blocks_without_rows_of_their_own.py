"""Blocks (`book_keys`) lie in their index alone: they were a third of a ledger, each written twice."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.rename_table("book_keys", "book_keys_before")
    op.create_table(
        "book_keys",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "node"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO book_keys SELECT kind, key, node FROM book_keys_before ORDER BY kind, key, node")
    op.drop_table("book_keys_before")
