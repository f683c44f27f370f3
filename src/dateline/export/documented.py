"""Documented: what the formats hold as Markdown, made of the same tables that write them.

    python -m dateline.export.documented docs/formats.md

writes it anew between the marks `<!-- made: NAME -->` and `<!-- end -->` of a document.
"""

import re
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dateline.export.fields import Layout
from dateline.export.layouts import LAYOUTS
from dateline.export.statement_rows import COMMITMENTS, DELETIONS, POSITIONS, RELATIONS

MADE = re.compile(r"(<!-- made: ([a-z]+) -->\n)(?:(?!<!-- made: ).)*?(<!-- end -->)", re.DOTALL)
OBJECTS = {
    "event": "An event",
    "position": "A position",
    "commitment": "A commitment",
    "relation": "A relation",
    "side": "A side",
    "problem": "A problem",
}


@cache
def described() -> dict[str, Any]:
    """data/formats.yaml."""
    loaded: dict[str, Any] = yaml.safe_load(
        files("dateline.export").joinpath("data", "formats.yaml").read_text("utf-8")
    )
    return loaded


def made_formats() -> str:
    """A table of the formats."""
    rows = [(f"`{name}`", told["ending"], told["about"]) for name, told in described()["formats"].items()]
    return table(("`--format`", "ending", "what it is"), rows)


def made_objects() -> str:
    """A table for each object of JSON Lines."""
    parts = []
    for name, heading in OBJECTS.items():
        rows = [(f"`{key}`", about) for key, about in described()["objects"][name].items()]
        parts.append(f"### {heading}\n\n{table(('key', 'value'), rows)}")
    return "\n\n".join(parts)


def made_columns() -> str:
    """A table for each layout of events, then of the other records."""
    layouts: list[Layout[Any]] = [*LAYOUTS.values(), POSITIONS, COMMITMENTS, RELATIONS, DELETIONS]
    return "\n\n".join(map(columns_of, layouts))


def columns_of(layout: Layout[Any]) -> str:
    """The heading, what the layout holds, and its columns; neighbours that hold alike on one line."""
    rows: list[list[str]] = []
    for field in layout.fields:
        kind = f"list, joined by `{layout.joint}`" if field.kind == "list" else field.kind
        if rows and rows[-1][1:] == [kind, field.about]:
            rows[-1][0] += f", `{field.name}`"
        else:
            rows.append([f"`{field.name}`", kind, field.about])
    only = "" if len(layout.statuses) > 1 else " Only asserted events, unless `--status` names others."
    heading = f"### {layout.name} ({len(layout.fields)} columns)"
    return (
        f"{heading}\n\n{layout.about}{only} Key: `{layout.key}`.\n\n{table(('column', 'type', 'what it holds'), rows)}"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Markdown."""
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


PARTS: dict[str, Callable[[], str]] = {"formats": made_formats, "objects": made_objects, "columns": made_columns}


def with_parts(document: str) -> str:
    """The document with its made parts made anew. KeyError where it asks for one that there is not."""
    return MADE.sub(lambda found: f"{found[1]}\n{PARTS[found[2]]()}\n\n{found[3]}", document)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(with_parts(Path(name).read_text("utf-8")), "utf-8")
