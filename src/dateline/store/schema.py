"""Schema: the tables. Migrations bring a database to it; a test holds the two against each other."""

from sqlalchemy import Column, Float, ForeignKey, Index, MetaData, String, Table, Text

metadata = MetaData()

articles = Table(
    "article",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("source_file", Text),
    Column("published", String, nullable=False),
    Column("dateline", Text),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("recipe", String, nullable=False),
    Column("body", Text, nullable=False),  # the whole article as JSON, its text included
    Column("checksum", String, nullable=False),  # SHA-256 of `body`
)

events = Table(
    "event",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("article_id", String, ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
    Column("recipe", String, nullable=False),
    Column("event_type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("begin", String),
    Column("end", String),
    Column("country", String),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),  # the event as JSON
    Column("checksum", String, nullable=False),  # SHA-256 of `record`
    Index("event_by_article", "article_id"),
    Index("event_by_type", "event_type", "begin"),
)

problems = Table(
    "problem",
    metadata,
    Column("problem_id", String, primary_key=True),  # hash of its fields
    Column("article_id", String),
    Column("source_file", Text),
    Column("step", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
)
