"""Migrations bring any database to the schema of the tables, all or nothing."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, create_engine

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.schema import metadata


def made(folder: Path) -> Path:
    path = folder / "100 % ?" / "s.sqlite"
    Store.open(path).close()
    return path


def test_the_migrations_make_what_the_schema_says(tmp_path: Path) -> None:
    with create_engine(URL.create("sqlite", database=str(made(tmp_path)))).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


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
