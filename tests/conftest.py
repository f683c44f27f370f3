"""Where examples, corpora and samples lie; a test that needs what is absent is skipped with the reason."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.own_machine import refuse_other_machines
from tests.store.server import Server, folder_of_programs, running_server

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

sys.addaudithook(refuse_other_machines)


@pytest.fixture
def example() -> Path:
    """The article of the README."""
    return ROOT / "examples" / "2024-03-14-ceasefire.txt"


@pytest.fixture
def examples() -> list[Path]:
    """All articles written for the project."""
    return sorted((ROOT / "examples").glob("*.txt"))


@pytest.fixture
def corpora() -> Path:
    """The corpora that training reads; DATELINE_CORPORA names another place."""
    return _present(Path(os.environ.get("DATELINE_CORPORA") or SHARED / "corpora"))


@pytest.fixture
def samples() -> Path:
    """Articles with gold events beside the checkout."""
    return _present(SHARED / "samples")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for the tests of this run."""
    programs = folder_of_programs()
    if programs is None:
        pytest.skip("no PostgreSQL is installed; `make tools` installs it as root on Debian")
    with running_server(programs) as running:
        yield running


def _present(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.skip(f"no folder {folder.name} beside the checkout")
    return folder
