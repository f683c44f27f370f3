"""The store: one SQLite file; writing the same again changes nothing, whatever the order."""

import sqlite3
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.problem import Problem
from dateline.records.span import Span
from dateline.store import Store, Written

TEXT = "Police arrested 30 protesters 😀."


def event(event_id: str = "e1", event_type: str = "COERCE") -> Event:
    sides: tuple[()] = ()
    return Event(
        event_id, event_type, (), (), "material_conflict", -7.0, "173", sides, sides, None, (), "asserted",
        trigger=Span(7, 15), evidence=Span(0, len(TEXT)), confidence=0.9,
    )  # fmt: skip


def coding(article_id: str = "a1", *events: Event, source: str = "news/a.txt", recipe: str = "r1") -> Coding:
    return Coding(Article(article_id, TEXT, date(2024, 3, 1), source), recipe, events)


def rows(path: Path) -> list[str]:
    """Every row of every table, as SQL."""
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def write(path: Path, codings: Iterable[Coding]) -> Written:
    with Store.open(path) as store:
        return store.write(codings)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    whole = coding("a1", event("e2"), event("e1"))
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.write([whole]) == Written(new=1)
        assert store.find_articles("a1") == [whole.article]
        assert list(store.events()) == [event("e1"), event("e2")]
        assert list(store.events("a2")) == []


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    codings = [coding("a1", event()), Coding(None, "r1", problems=(Problem(None, "b.txt", "ingest", "no-date", "…"),))]
    write(path, codings)
    before = rows(path)
    assert write(path, codings) == Written(same=1)
    assert rows(path) == before


def test_the_order_of_writing_does_not_matter(tmp_path: Path) -> None:
    codings = [coding("a1", event("e1")), coding("a2", event("e2"), source="b.txt")]
    write(tmp_path / "one.sqlite", codings)
    write(tmp_path / "two.sqlite", reversed(codings))
    with Store.open(tmp_path / "one.sqlite") as one, Store.open(tmp_path / "two.sqlite") as two:
        assert list(one.events()) == list(two.events())
        assert one.count() == two.count() == {"article": 2, "event": 2, "problem": 0}


def test_coding_anew_replaces_the_events_of_that_article_alone(tmp_path: Path) -> None:
    write(tmp_path / "s.sqlite", [coding("a1", event("e1")), coding("a2", event("e2"))])
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.write([coding("a1", event("e3", "ASSAULT"), recipe="r2")]) == Written(replaced=1)
        assert [e.event_id for e in store.events()] == ["e2", "e3"]


def test_a_problem_goes_when_its_article_is_coded(tmp_path: Path) -> None:
    problem = Problem("a1", "news/a.txt", "triggers", "step-failed", "…")
    with Store.open(tmp_path / "s.sqlite") as store:
        store.write([replace(coding("a1"), problems=(problem,))])
        assert store.problems() == [problem]
        store.write([coding("a1", event())])
        assert store.problems() == []


@pytest.mark.parametrize("called", ["a1b2", "a1", "news/a.txt", "a.txt"])
def test_an_article_is_found_by_id_beginning_path_and_file_name(called: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.write([coding("a1b2"), coding("c3", source="news/ba.txt")])
        assert [found.article_id for found in store.find_articles(called)] == ["a1b2"]


def test_a_sign_of_sql_in_a_name_is_only_a_sign(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.write([coding("a1"), coding("%'; --")])
        assert [found.article_id for found in store.find_articles("%")] == ["%'; --"]


def test_readers_are_not_locked_out_while_a_run_writes(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.write([coding("a1", event())])
    writer = sqlite3.connect(path, isolation_level=None)
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    writer.execute("BEGIN IMMEDIATE")
    with Store.open(path) as reader:
        assert list(reader.events()) == [event()]
    writer.close()


def test_two_runs_may_make_and_fill_one_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    runs = [[coding(f"{run}{n}", event(f"e{run}{n}")) for n in range(20)] for run in "ab"]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda run: write(path, run), runs)) == [Written(new=20)] * 2
    with Store.open(path) as store:
        assert store.count()["event"] == 40


def test_half_a_coding_is_never_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        with pytest.raises(StoreError, match="can't be written"):
            store.write([coding("a1", event("e1"), event("e1"))])
        assert store.count() == {"article": 0, "event": 0, "problem": 0}


@pytest.mark.parametrize("content", [b"no database" * 200, None])
def test_what_is_no_store_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(path)
