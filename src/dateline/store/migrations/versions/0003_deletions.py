"""A list of the records that articles no longer say since they were coded anew."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table, empty: what was deleted before is not known."""
    op.create_table(
        "deletion",
        sa.Column("record_id", KEY, primary_key=True),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("recipe", sa.String, nullable=False),
        sa.Column("checksum", sa.String, nullable=False),
    )
    op.create_index("deletion_by_article", "deletion", ["article_id"])
