"""JSON Lines: one object a line, the same bytes on every run."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import msgspec

from dateline.export.fields import Layout, T
from dateline.export.objects import objects_of
from dateline.export.statements import statements_of
from dateline.records.coding import Coding


def write_jsonl(codings: Iterable[Coding], stream: TextIO) -> None:
    """Writes every event, problem, position, commitment and relation as its line."""
    for coding in codings:
        for record in (*objects_of(coding), *statements_of(coding)):
            stream.write(msgspec.json.encode(record).decode() + "\n")


def write_json_lines(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """An object a line: whole in the native layouts (docs/formats.md), else the layout's columns."""
    encode = msgspec.json.Encoder().encode
    object_of = layout.whole or layout.object
    with path.open("wb") as stream:
        for row in rows:
            stream.write(encode(object_of(row)) + b"\n")
