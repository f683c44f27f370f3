"""The first tables: articles, their events, and what went wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """From nothing."""
    op.create_table(
        "article",
        sa.Column("article_id", KEY, primary_key=True),
        sa.Column("source_file", sa.Text),
        sa.Column("published", KEY, nullable=False),
        sa.Column("dateline", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("recipe", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("checksum", sa.String, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("event_id", KEY, primary_key=True),
        sa.Column("article_id", KEY, sa.ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
        sa.Column("recipe", sa.String, nullable=False),
        sa.Column("event_type", KEY, nullable=False),
        sa.Column("status", KEY, nullable=False),
        sa.Column("begin", KEY),
        sa.Column("end", KEY),
        sa.Column("country", KEY),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("checksum", sa.String, nullable=False),
    )
    op.create_index("event_by_article", "event", ["article_id"])
    op.create_index("event_by_type", "event", ["event_type", "begin"])
    op.create_table(
        "problem",
        sa.Column("problem_id", KEY, primary_key=True),
        sa.Column("article_id", KEY),
        sa.Column("source_file", sa.Text),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
