"""Reports that could not be joined with the others: they are kept, and tried again by the next run."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "unjoined", sa.Column("report", sa.Text, primary_key=True), sa.Column("body", sa.Text, nullable=False)
    )
