"""Copies are found by the words of whole reports (`repeats`), so that claims need no column of their words any more."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_index("claims_wording", "claims")
    op.drop_column("claims", "wording")
