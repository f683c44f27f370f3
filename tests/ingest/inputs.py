"""Inputs: one input read as the program reads it."""

from pathlib import Path
from typing import Any

from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import read_files
from dateline.records.article import Article
from dateline.records.problem import Problem


def read(folder: Path, name: str, content: bytes | str, **options: Any) -> list[Article | Problem]:
    """What a file of that name and content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_files([str(path)], ReadOptions(**options)))


def articles(folder: Path, name: str, content: bytes | str, **options: Any) -> list[Article]:
    """Articles alone."""
    items = read(folder, name, content, **options)
    assert not [item for item in items if isinstance(item, Problem)], items
    return [item for item in items if isinstance(item, Article)]


def kinds(items: list[Article | Problem]) -> list[str]:
    """ "article", or a Problem's kind."""
    return [item.kind if isinstance(item, Problem) else "article" for item in items]
