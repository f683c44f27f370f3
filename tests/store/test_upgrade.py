"""Migrations bring any database to the schema of the tables, all or nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dateline.errors import StoreError
from dateline.store import Store, View, Where
from dateline.store.engine import engine_of
from dateline.store.schema import metadata
from tests.store.released_stores import RELEASED, released


def made(folder: Path) -> Path:
    path = folder / "100 % ?" / "s.sqlite"
    Store.open(path).close()
    return path


def test_the_migrations_make_what_the_schema_says(where: Where) -> None:
    Store.open(where).close()
    with engine_of(where, "read").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_path_may_hold_any_sign(tmp_path: Path) -> None:
    assert made(tmp_path).is_file()


def test_a_store_of_a_newer_dateline_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"9999.*install a newer Dateline"):
        Store.open(path)


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """A database that has a table `problem` of its own: the third of our tables can't be made."""
    path = tmp_path / "s.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE problem (x)")
    with pytest.raises(StoreError, match="already exists"):
        Store.open(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("problem",)]


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_every_released_schema_is_carried_along_with_all_that_it_holds(dump: Path, tmp_path: Path) -> None:
    path = released(dump, tmp_path)
    with sqlite3.connect(path) as connection:
        before = connection.execute("SELECT event_id, record FROM event ORDER BY event_id").fetchall()
    with Store.open(path) as store:
        assert {article.source_file for article in store.view.articles()} == {"news/cairo.txt", "news/peshawar.txt"}
        assert [problem.kind for problem in store.view.problems()] == ["no-date"]
        assert {found.record.event_type for found in store.view.events(party="ttp")} == {"ASSAULT"}
        assert len(list(store.view.events(party="hamas", beside="country-isr"))) == 1
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT event_id, record FROM event ORDER BY event_id").fetchall() == before
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_reader_does_not_migrate(tmp_path: Path) -> None:
    path = released(RELEASED[0], tmp_path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="run `dateline migrate`"):
        View.open(path)
    assert path.read_bytes() == before


def test_an_empty_database_is_no_store_to_a_reader(new_store: Callable[[], Where]) -> None:
    where = new_store()
    if isinstance(where, Path):
        where.touch()
    with pytest.raises(StoreError, match="holds no store yet"):
        View.open(where)


def test_a_reader_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        View.open(tmp_path / "s.sqlite")
    assert list(tmp_path.iterdir()) == []
