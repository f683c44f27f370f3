"""Tables: rows of YAML files as the cases of one test; a row that names why it fails must fail."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml


class Row(Protocol):
    """What every table's row has."""

    @property
    def name(self) -> str: ...

    @property
    def fails(self) -> str | None: ...


def read_table(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(file and number, the row) of all rows of a folder's files; every scalar is text."""
    for file in sorted(folder.glob("*.yaml")):
        for number, raw in enumerate(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader), 1):
            yield f"{file.stem}-{number}", raw


def params_of(rows: Sequence[Row]) -> list[Any]:
    """The rows as parameters, those that are not right yet marked with the reason."""
    return [
        pytest.param(row, id=row.name, marks=[pytest.mark.xfail(strict=True, reason=row.fails)] if row.fails else [])
        for row in rows
    ]
