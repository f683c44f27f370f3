"""Schema: the tables. Migrations bring a database to it; a test holds the two against each other.

Every row of an article, event, position, commitment and relation has a checksum over all its other columns; the
`contents` of an article name the rows that belong to it. So `dateline verify` finds what was changed and what is
missing.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()

# Compared and sorted by code point, whatever the language of the database: the same order on every machine.
KEY = String().with_variant(String(collation="C"), "postgresql")

articles = Table(
    "article",
    metadata,
    Column("article_id", KEY, primary_key=True),
    Column("source_file", Text),
    Column("published", KEY, nullable=False),
    Column("dateline", Text),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("recipe", String, nullable=False),
    Column("body", Text, nullable=False),  # the whole article as JSON, its text included
    Column("contexts", Text, nullable=False),  # of the article as a whole, as JSON
    Column("contents", Text, nullable=False),  # JSON: for each table the ids of this article's rows, in text order
    Column("checksum", String, nullable=False),  # SHA-256 of the other columns
    Index("article_by_published", "published", "article_id"),
)


def _found_by(name: str) -> tuple[str, ...]:
    """What an index of a table goes on with: all that a search by time needs, so that no row is read for it."""
    return ("begin", "end", "article_id", "at", f"{name}_id")


def _said_in_an_article(name: str, *own: SchemaItem) -> Table:
    """A table whose rows are what an article says: who, where in the text, the record itself."""
    return Table(
        name,
        metadata,
        Column(f"{name}_id", KEY, primary_key=True),
        Column("article_id", KEY, ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
        Column("recipe", String, nullable=False),
        Column("begin", KEY),  # ISO dates cut to their precision, both ends included
        Column("end", KEY),
        Column("at", Integer, nullable=False),  # where its trigger begins: code points of the article's text
        Column("confidence", Float, nullable=False),
        Column("record", Text, nullable=False),  # the record as JSON
        Column("checksum", String, nullable=False),  # SHA-256 of the other columns
        Index(f"{name}_by_article", "article_id", "at", f"{name}_id"),
        *own,
    )


events = _said_in_an_article(
    "event",
    Column("event_type", KEY, nullable=False),
    Column("status", KEY, nullable=False),
    Column("country", KEY),
    Index("event_by_type", "event_type", *_found_by("event")),
    Index("event_by_country", "country", *_found_by("event")),
    Index("event_by_begin", *_found_by("event")),
)

positions = _said_in_an_article(
    "position",
    Column("topic", KEY, nullable=False),
    Column("issue", KEY, nullable=False),  # in lower case
    Column("stance", KEY, nullable=False),
    Index("position_by_topic", "topic", *_found_by("position")),
)

commitments = _said_in_an_article(
    "commitment",
    Column("topic", KEY, nullable=False),
    Column("issue", KEY, nullable=False),  # its content in lower case
    Column("state", KEY, nullable=False),
    Index("commitment_by_topic", "topic", *_found_by("commitment")),
)

relations = _said_in_an_article(
    "relation",
    Column("kind", KEY, nullable=False),
    Index("relation_by_kind", "kind", *_found_by("relation")),
)

# Who takes part in which record, for finding; all of it stands in the records too.
parties = Table(
    "party",
    metadata,
    Column("kind", KEY, primary_key=True),  # the record's table
    Column("record_id", KEY, primary_key=True),
    Column("side", KEY, primary_key=True),  # actor recipient; holder addressee; holder to; of to
    Column("n", Integer, primary_key=True),  # from 0, in the order of the record
    Column("article_id", KEY, ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
    Column("actor_id", KEY),  # None: not in the registry
    Column("name", KEY, nullable=False),  # as resolved, else the words
    Column("name_key", KEY, nullable=False),  # the name in lower case, for finding
    Column("code", KEY),
    Index("party_by_article", "article_id"),
    Index("party_by_actor", "actor_id", "kind", "record_id"),
    Index("party_by_name", "name_key", "kind", "record_id"),
)

# Records that an article no longer says since it was coded anew; what is said again leaves the list.
deletions = Table(
    "deletion",
    metadata,
    Column("record_id", KEY, primary_key=True),
    Column("kind", KEY, nullable=False),  # the record's table
    Column("article_id", KEY, nullable=False),
    Column("recipe", String, nullable=False),  # that coded it
    Column("checksum", String, nullable=False),  # SHA-256 of the other columns
    Index("deletion_by_article", "article_id"),
)

problems = Table(
    "problem",
    metadata,
    Column("problem_id", KEY, primary_key=True),  # hash of its fields
    Column("article_id", KEY),
    Column("source_file", Text),
    Column("step", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
    Index("problem_by_article", "article_id"),
    Index("problem_by_file", "source_file", "problem_id"),
)
