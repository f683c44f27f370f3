"""JSON Lines: one object a line, the same bytes on every run."""

from collections.abc import Iterable
from typing import TextIO

import msgspec

from dateline.export.objects import objects_of
from dateline.export.statements import statements_of
from dateline.records.coding import Coding


def write_jsonl(codings: Iterable[Coding], stream: TextIO) -> None:
    """Writes every event, problem, position, commitment and relation as its line."""
    for coding in codings:
        for record in (*objects_of(coding), *statements_of(coding)):
            stream.write(msgspec.json.encode(record).decode() + "\n")
