"""Where stores of tests lie: every test that takes `where` runs on SQLite and on a real PostgreSQL."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from dateline.store import Where
from tests.store.server import Server

NewStore = Callable[[], Where]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> NewStore:
    """Makes room for one more store each time it is called; of SQLite files in the test's folder."""
    if request.param == "sqlite":
        return lambda: tmp_path / f"{uuid4().hex}.sqlite"
    server: Server = request.getfixturevalue("server")
    return lambda: server.new_database(uuid4().hex)


@pytest.fixture
def where(new_store: NewStore) -> Where:
    """A place for a store, nothing in it yet."""
    return new_store()
