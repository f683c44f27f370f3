"""The rooms of src/dateline know only the rooms below; imports inside functions and for types count too."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src"
FILES = sorted(SRC.rglob("*.py"))

# From the top down; rooms on one line do not know each other. "surface" is dateline/__init__.py.
LINES = (
    ("cli",),
    ("web",),
    ("api",),
    ("surface",),
    ("batch", "evaluate"),
    ("pipeline",),
    ("annotate", "coding", "resolve"),
    ("encoder", "reference", "ingest", "store", "export"),
    ("config",),
    ("records", "errors"),
)
LINE = {room: number for number, line in enumerate(LINES) for room in line}
SQL = frozenset({"sqlalchemy", "sqlite3", "alembic", "duckdb", "psycopg", "pg8000"})
ENVIRONMENT = frozenset({"environ", "environb", "getenv"})
NETWORK = frozenset({"socket", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "urllib3"})
FETCHING = "dateline.ingest.fetching"  # loaded only with --fetch
MODULE_NAME = re.compile(rf"dateline\.(?:{'|'.join(LINE)})(?:\.[a-z_]+)*")  # not "dateline.sqlite"
TRAINING = frozenset({"torch", "training"})


def module_of(path: Path) -> str:
    """src/dateline/store/view.py → dateline.store.view."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """dateline.store.view → store; dateline itself is the surface, and its __main__ is the command line."""
    parts = module.split(".")
    if len(parts) == 1:
        return "surface"
    return "cli" if parts[1] == "__main__" else parts[1]


def imports_of(source: str, module: str, is_package: bool = False) -> Iterator[str]:
    """Every module that the source imports, anywhere in it, whole names given as text included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".")
            above = parts[: len(parts) - node.level + is_package] if node.level else []
            home = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{home}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and MODULE_NAME.fullmatch(str(node.value)):
            yield str(node.value)


def target_of(imported: str) -> str | None:
    """The room that an import reaches into, None outside Dateline."""
    parts = imported.split(".")
    if parts[0] != "dateline":
        return None
    is_room = len(parts) > 1 and (parts[1] in LINE or (SRC / "dateline" / parts[1]).is_dir())
    return parts[1] if is_room else "surface"


def breaches(files: list[Path]) -> Iterator[str]:
    """Imports that go up or sideways, as "module → import"."""
    for path in files:
        module = module_of(path)
        room = room_of(module)
        for imported in imports_of(path.read_text("utf-8"), module, path.name == "__init__.py"):
            target = target_of(imported)
            if target is not None and target != room and LINE.get(target, -1) <= LINE[room]:
                yield f"{module} → {imported}"


def imported_anywhere(names: frozenset[str], outside: str = "") -> list[str]:
    """Modules that import one of the names, those of one room left out."""
    return [
        f"{module_of(path)} → {imported}"
        for path in FILES
        if room_of(module_of(path)) != outside
        for imported in imports_of(path.read_text("utf-8"), module_of(path))
        if any(imported == name or imported.startswith(f"{name}.") for name in names)
    ]


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room_of(module_of(path)) for path in FILES} <= set(LINE)


def test_imports_go_down_only() -> None:
    assert sorted(set(breaches(FILES))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import dateline.store", "store"),
        ("def late():\n    from dateline.store import Store", "store"),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..store.view import View", "store"),
        ("from importlib import import_module\nimport_module('dateline.store.view')", "store"),
        ("from dateline import code", "surface"),
    ],
)
def test_no_way_of_importing_is_overlooked(source: str, found: str) -> None:
    assert found in {target_of(imported) for imported in imports_of(source, "dateline.coding.coder")}


def test_sql_lives_in_the_store() -> None:
    assert imported_anywhere(SQL, outside="store") == []


def test_the_main_job_has_no_network() -> None:
    """One file has, and no other loads it but inside the function that answers --fetch."""
    assert {line.split(" → ")[0] for line in imported_anywhere(NETWORK)} == {FETCHING}
    assert imported_anywhere(frozenset({FETCHING})) == [f"dateline.cli.reading → {FETCHING}.Fetcher"]
    tree = ast.parse((SRC / "dateline" / "cli" / "reading.py").read_text("utf-8"))
    assert not [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == FETCHING]


def test_the_runtime_does_not_know_the_training() -> None:
    assert imported_anywhere(TRAINING) == []


def test_records_and_errors_need_the_standard_library_alone() -> None:
    floor = [path for path in FILES if room_of(module_of(path)) in {"records", "errors"}]
    imported = (name for path in floor for name in imports_of(path.read_text("utf-8"), module_of(path)))
    roots = {name.split(".")[0] for name in imported}
    assert roots - set(sys.stdlib_module_names) <= {"dateline"}


def test_the_environment_is_read_in_config_alone() -> None:
    readers = [
        module_of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT)
        or (isinstance(node, ast.ImportFrom) and ENVIRONMENT & {alias.name for alias in node.names})
    ]
    assert set(readers) <= {"dateline.config"}
