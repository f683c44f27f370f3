"""`dateline show`: an article with its marks, and its layers on request."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.code import Column, Published, StorePath

if TYPE_CHECKING:
    from dateline.records.document import Document

Called = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE", help="A path; or a stored article's id, the beginning of it, its file's name."
    ),
]
Layers = Annotated[
    list[str] | None,
    typer.Option("--layer", "-L", help="Print this layer too, such as tokens; all for every one."),
]


def show(
    article: Called,
    layer: Layers = None,
    published: Published = None,
    column: Column = None,
    store: StorePath = None,
) -> None:
    """Print an article with its events marked, and the layers they were coded from."""
    from dateline.cli.reading import find_article, read_options
    from dateline.config import load_settings
    from dateline.export.marks import render_article
    from dateline.pipeline.coder import Coder

    settings = load_settings(store=store)
    coder = Coder(settings)
    found = find_article(article, read_options(published, column), settings)
    render_article(coder.code_article(found), sys.stdout)
    if layer:
        print_layers(coder.read_through(found), layer)


