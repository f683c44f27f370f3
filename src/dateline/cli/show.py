"""`dateline show`: an article with its marks, and every layer on request."""

import sys
from typing import Annotated

import typer

from dateline.cli.code import Column, Published


def show(
    article: Annotated[str, typer.Argument(help="An article's id, a unique beginning of it, its file's name, or a path.")],
    layer: Annotated[list[str] | None, typer.Option("--layer", "-L", help="Print this layer too; “all” for every one.")] = None,
    published: Published = None,
    column: Column = None,
    store: Annotated[str | None, typer.Option(help="The database; by default in your data folder.")] = None,
) -> None:
    """Print an article with its events marked."""
