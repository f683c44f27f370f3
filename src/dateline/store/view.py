"""View: what a store holds, read as it is asked for, in a fixed order. Nothing here writes."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Any, Generic, Self, TypeVar

from sqlalchemy import Connection, Engine, and_, func, or_, select

from dateline.errors import StoreError
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Event
from dateline.records.position import Commitment, Position, Relation
from dateline.records.problem import Problem
from dateline.store.asked import Asked, Day, Names, Words, keys_wanted
from dateline.store.closing import Closing
from dateline.store.deletions import Deletion, read_deletions
from dateline.store.engine import CHUNK, Where, engine_of, has_store, name_of, reading, told_as
from dateline.store.rows import (
    COMMITMENTS,
    EVENTS,
    KINDS,
    POSITIONS,
    RELATIONS,
    Kind,
    key_of,
    read_article,
    read_as,
    read_contexts,
)
from dateline.store.schema import articles, parties, problems
from dateline.store.upgrade import check_current

PAGE = 50  # rows fetched first
LAST = "\U0010ffff"  # sorts behind every other sign

R = TypeVar("R", Event, Position, Commitment, Relation)


@dataclass(frozen=True, slots=True)
class Stored(Generic[R]):
    """A record as the store holds it, with the article that says it."""

    record: R
    article: Article
    recipe: str  # that coded it
    contexts: tuple[Context, ...]  # of the article


class View(Closing):
    """Reads a store.

    Parties are named by actor_id or by name, upper or lower case; several names mean any of them. `since` and `until`
    are days, months or years, both included, and hold for what may lie between them. Order: by article, in text order;
    `by_time`: by date.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, where: Where) -> Self:
        """The store at a path or URL, as it is: neither made nor migrated. StoreError says why it can't be read."""
        if not has_store(where):
            raise StoreError(f"there is no store at {name_of(where)}")
        with told_as(f"the store {name_of(where)} can't be opened"):
            engine = engine_of(where, "read")
            with reading(engine) as connection:
                check_current(connection, name_of(where))
        return cls(engine)

    def close(self) -> None:
        """Lets go of the file or server."""
        self.engine.dispose()

    def events(
        self,
        *,
        actor: Names | None = None,
        recipient: Names | None = None,
        party: Names | None = None,
        beside: Names | None = None,
        event_type: Words | None = None,
        country: Words | None = None,
        status: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        article: str | None = None,
        by_time: bool = False,
    ) -> Iterator[Stored[Event]]:
        """Events; `party` is on either side, `beside` too (a dyad has both); `country` is that of the first place."""
        sides = ((("actor",), actor), (("recipient",), recipient), ((), party), ((), beside))
        columns = (("event_type", event_type), ("country", country), ("status", status))
        yield from self._said(EVENTS, Asked(sides, columns, None, since, until, article, by_time))

    def positions(
        self,
        *,
        holder: Names | None = None,
        addressee: Names | None = None,
        topic: Words | None = None,
        about: str | None = None,
        stance: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        article: str | None = None,
        by_time: bool = False,
    ) -> Iterator[Stored[Position]]:
        """Positions; `about` is words that the topic or issue holds, all of them."""
        sides = ((("holder",), holder), (("addressee",), addressee))
        asked = Asked(sides, (("topic", topic), ("stance", stance)), about, since, until, article, by_time)
        yield from self._said(POSITIONS, asked)

    def commitments(
        self,
        *,
        holder: Names | None = None,
        to: Names | None = None,
        topic: Words | None = None,
        about: str | None = None,
        state: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        article: str | None = None,
        by_time: bool = False,
    ) -> Iterator[Stored[Commitment]]:
        """Commitments; `about` is words that the topic or content holds, all of them."""
        sides = ((("holder",), holder), (("to",), to))
        asked = Asked(sides, (("topic", topic), ("state", state)), about, since, until, article, by_time)
        yield from self._said(COMMITMENTS, asked)

    def relations(
        self,
        *,
        of: Names | None = None,
        to: Names | None = None,
        party: Names | None = None,
        kind: Words | None = None,
        since: Day | None = None,
        until: Day | None = None,
        article: str | None = None,
        by_time: bool = False,
    ) -> Iterator[Stored[Relation]]:
        """Relations; `party` stands on either side."""
        sides = ((("of",), of), (("to",), to), ((), party))
        yield from self._said(RELATIONS, Asked(sides, (("kind", kind),), None, since, until, article, by_time))

    def articles(self, *, since: Day | None = None, until: Day | None = None) -> Iterator[Article]:
        """Articles by id; `since` and `until` are of their publication."""
        query = select(articles.c.body).order_by(articles.c.article_id)
        if since is not None:
            query = query.where(articles.c.published >= str(since))
        if until is not None:
            query = query.where(articles.c.published <= str(until) + "~")
        with self._reading() as connection:
            for body in connection.scalars(query):
                yield read_article(body)

    def problems(self, *, article: str | None = None) -> Iterator[Problem]:
        """Everything that went wrong, by file."""
        query = select(problems).order_by(problems.c.source_file, problems.c.problem_id)
        if article is not None:
            query = query.where(problems.c.article_id == article)
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield Problem(row["article_id"], row["source_file"], row["step"], row["kind"], row["message"])

    def codings(self) -> Iterator[Coding]:
        """Each article with all it says, by id; explanations are not kept. A writer is not held up between two."""
        with self._reading() as connection:
            ids = connection.scalars(select(articles.c.article_id).order_by(articles.c.article_id)).all()
        for article_id in ids:
            coding = self.coding(article_id)
            if coding is not None:
                yield coding

    def coding(self, article_id: str) -> Coding | None:
        """An article with all it says, each kind in text order; None where there is no such article."""
        with self._reading() as connection:
            row = connection.execute(select(articles).where(articles.c.article_id == article_id)).mappings().first()
            if row is None:
                return None
            ids = read_as(dict[str, list[str]], row["contents"])
            said = {}
            for kind in KINDS:
                query = select(kind.table.c[kind.id], kind.table.c.record).where(kind.table.c.article_id == article_id)
                records = {key: read_as(kind.type, record) for key, record in connection.execute(query)}
                said[kind.name] = tuple(records[key] for key in ids.get(kind.name, ()) if key in records)
        went_wrong = tuple(self.problems(article=article_id))
        return Coding(
            read_article(row["body"]),
            row["recipe"],
            events=said["event"],
            problems=went_wrong,
            contexts=read_contexts(row["contexts"]),
            positions=said["position"],
            commitments=said["commitment"],
            relations=said["relation"],
        )

    def deletions(self) -> Iterator[Deletion]:
        """Records that articles no longer say since they were coded anew, by kind and id."""
        return read_deletions(self.engine)

    def find_articles(self, called: str) -> list[Article]:
        """Articles of that id, else those whose id begins so, else those whose file has that path or name."""
        key, file = articles.c.article_id, articles.c.source_file
        ways = (
            key == called,
            and_(key >= called, key < called + LAST),
            or_(file == called, file.endswith(f"/{called}", autoescape=True)),
        )
        with self._reading() as connection:
            for way in ways:
                if found := connection.scalars(select(articles.c.body).where(way).order_by(key)).all():
                    return [read_article(body) for body in found]
        return []

    def called(self, words: str, *, whole: bool = False) -> Iterator[tuple[str, str | None, int]]:
        """(name, actor_id, in how many records) of who is called so, or whose name holds the words; most told first."""
        key = key_of(words)
        named = parties.c.name_key == key if whole else parties.c.name_key.contains(key, autoescape=True)
        told = func.count().label("told")
        query = (
            select(parties.c.name, parties.c.actor_id, told).where(named).group_by(parties.c.name, parties.c.actor_id)
        )
        with self._reading() as connection:
            rows = connection.execute(query.order_by(told.desc(), parties.c.name, parties.c.actor_id)).all()
        yield from ((name, actor_id, n) for name, actor_id, n in rows)

    def count(self) -> dict[str, int]:
        """How many rows each table holds, those of parties left out."""
        tables = (articles, *(kind.table for kind in KINDS), problems)
        with self._reading() as connection:
            return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}

    def recipes(self) -> dict[str, int]:
        """How many articles each recipe coded."""
        query = (
            select(articles.c.recipe, func.count().label("n")).group_by(articles.c.recipe).order_by(articles.c.recipe)
        )
        with self._reading() as connection:
            return {row.recipe: row.n for row in connection.execute(query.order_by(articles.c.recipe))}

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection; what the database finds wrong is a StoreError."""
        with told_as("the store can't be read"), reading(self.engine) as connection:
            yield connection

    def _said(self, kind: Kind, asked: Asked) -> Iterator[Stored[Any]]:
        """Records with their articles, a chunk of rows in memory at a time."""
        table, key = kind.table, kind.table.c[kind.id]
        with self._reading() as connection:
            for keys in chunks(connection.scalars(keys_wanted(kind, asked))):
                query = select(key, table.c.record, table.c.article_id, table.c.recipe).where(key.in_(keys))
                rows = {row[0]: row for row in connection.execute(query)}
                told = _articles_of(connection, {row.article_id for row in rows.values()})
                for row in (rows[key] for key in keys):
                    article, contexts = told[row.article_id]
                    yield Stored(read_as(kind.type, row.record), article, row.recipe, contexts)


def _articles_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[Article, tuple[Context, ...]]]:
    query = select(articles.c.article_id, articles.c.body, articles.c.contexts).where(articles.c.article_id.in_(ids))
    return {key: (read_article(body), read_contexts(contexts)) for key, body, contexts in connection.execute(query)}


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys some at a time: few at first, for who wants a page, then more."""
    rest = iter(keys)
    for size in chain([PAGE], repeat(CHUNK)):
        chunk = list(islice(rest, size))
        if not chunk:
            return
        yield chunk
