"""Positions, commitments, relations and parties; a checksum over whole rows; what belongs to which article.

The tables of articles and events are made anew, as neither database changes a column in place alike.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection

from dateline.store.checksums import with_checksum

revision = "0002"
down_revision = "0001"

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
BATCH = 200  # articles

Row = dict[str, Any]


def upgrade() -> None:
    """Makes the tables, and carries over what the old ones hold."""
    for index in ("event_by_article", "event_by_type"):
        op.drop_index(index, "event")
    for name in ("article", "event"):
        op.rename_table(name, f"old_{name}")
    tables = {"article": make_articles(), "event": make_said("event", *EVENT_COLUMNS)}
    make_said("position", text("topic"), text("issue"), text("stance"))
    make_said("commitment", text("topic"), text("issue"), text("state"))
    make_said("relation", text("kind"))
    tables["party"] = make_parties()
    make_indexes()
    connection = op.get_bind()
    for batch in old_articles(connection):
        for article, events in batch:
            carry_over(connection, tables, article, events)
    op.drop_table("old_event")
    op.drop_table("old_article")


def text(name: str) -> sa.Column[str]:
    """A column that is compared."""
    return sa.Column(name, KEY, nullable=False)


EVENT_COLUMNS = (text("event_type"), text("status"), sa.Column("country", KEY))


def make_articles() -> sa.Table:
    """The table of articles."""
    return op.create_table(
        "article",
        sa.Column("article_id", KEY, primary_key=True),
        sa.Column("source_file", sa.Text),
        sa.Column("published", KEY, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("dateline", "title", "url", "publisher")),
        sa.Column("recipe", sa.String, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("body", "contexts", "contents")),
        sa.Column("checksum", sa.String, nullable=False),
    )


def make_said(name: str, *own: sa.Column[Any]) -> sa.Table:
    """A table of what articles say."""
    return op.create_table(
        name,
        sa.Column(f"{name}_id", KEY, primary_key=True),
        sa.Column("article_id", KEY, sa.ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
        sa.Column("recipe", sa.String, nullable=False),
        *own,
        sa.Column("begin", KEY),
        sa.Column("end", KEY),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("checksum", sa.String, nullable=False),
    )


def make_parties() -> sa.Table:
    """The table of parties."""
    return op.create_table(
        "party",
        *(sa.Column(name, KEY, primary_key=True) for name in ("kind", "record_id", "side")),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("article_id", KEY, sa.ForeignKey("article.article_id", ondelete="CASCADE"), nullable=False),
        sa.Column("actor_id", KEY),
        sa.Column("name", KEY, nullable=False),
        sa.Column("name_key", KEY, nullable=False),
        sa.Column("code", KEY),
    )


def found_by(name: str) -> list[str]:
    """What an index goes on with."""
    return ["begin", "end", "article_id", "at", f"{name}_id"]


def make_indexes() -> None:
    """All indexes."""
    op.create_index("article_by_published", "article", ["published", "article_id"])
    for name in ("event", "position", "commitment", "relation"):
        op.create_index(f"{name}_by_article", name, ["article_id", "at", f"{name}_id"])
    op.create_index("event_by_type", "event", ["event_type", *found_by("event")])
    op.create_index("event_by_country", "event", ["country", *found_by("event")])
    op.create_index("event_by_begin", "event", found_by("event"))
    op.create_index("position_by_topic", "position", ["topic", *found_by("position")])
    op.create_index("commitment_by_topic", "commitment", ["topic", *found_by("commitment")])
    op.create_index("relation_by_kind", "relation", ["kind", *found_by("relation")])
    op.create_index("party_by_article", "party", ["article_id"])
    op.create_index("party_by_actor", "party", ["actor_id", "kind", "record_id"])
    op.create_index("party_by_name", "party", ["name_key", "kind", "record_id"])
    op.create_index("problem_by_article", "problem", ["article_id"])
    op.create_index("problem_by_file", "problem", ["source_file", "problem_id"])


def old_articles(connection: Connection) -> Iterator[list[tuple[Row, list[Row]]]]:
    """The old rows, some articles with their events at a time."""
    last = ""
    while True:
        found = connection.execute(
            sa.text("SELECT * FROM old_article WHERE article_id > :last ORDER BY article_id LIMIT :n"),
            {"last": last, "n": BATCH},
        ).mappings()
        batch = [(dict(row), old_events(connection, row["article_id"])) for row in found.all()]
        if not batch:
            return
        yield batch
        last = batch[-1][0]["article_id"]


def old_events(connection: Connection, article_id: str) -> list[Row]:
    """The old events of an article, in text order."""
    query = sa.text("SELECT * FROM old_event WHERE article_id = :article_id")
    rows = [dict(row) for row in connection.execute(query, {"article_id": article_id}).mappings()]
    return sorted((row | {"at": at(row)} for row in rows), key=lambda row: (row["at"], row["event_id"]))


def at(event: Row) -> int:
    """Where the trigger begins; 0 where the record is spoilt."""
    try:
        return int(json.loads(event["record"])["trigger"]["start"])
    except (ValueError, KeyError, TypeError):
        return 0


def carry_over(connection: Connection, tables: dict[str, sa.Table], article: Row, events: list[Row]) -> None:
    """Writes an article, its events and their parties. A row that was spoilt keeps a checksum that does not match."""
    contents = json.dumps({"event": [e["event_id"] for e in events]} if events else {}, separators=(",", ":"))
    connection.execute(tables["article"].insert(), summed(article | {"contexts": "[]", "contents": contents}, "body"))
    if events:
        connection.execute(tables["event"].insert(), [summed(event, "record") for event in events])
    if rows := [row for event in events for row in parties_of(event)]:
        connection.execute(tables["party"].insert(), rows)


def summed(row: Row, body: str) -> Row:
    """The row with its checksum, if the old one, of the body alone, matched."""
    from hashlib import sha256

    whole = sha256(row[body].encode()).hexdigest() == row["checksum"]
    return with_checksum(row) if whole else row


def parties_of(event: Row) -> Iterator[Row]:
    """The parties of an event; none where the record is spoilt."""
    try:
        record = json.loads(event["record"])
        for side, field in (("actor", "actors"), ("recipient", "recipients")):
            for n, party in enumerate(record[field]):
                name = (party["name"] or party["text"]).replace("\0", "\ufffd")
                yield {
                    "kind": "event",
                    "record_id": event["event_id"],
                    "side": side,
                    "n": n,
                    "article_id": event["article_id"],
                    "actor_id": party["actor_id"],
                    "name": name,
                    "name_key": " ".join(name.casefold().replace("\0", " ").split()).removeprefix("the "),
                    "code": party["code"],
                }
    except (ValueError, KeyError, TypeError):
        return
