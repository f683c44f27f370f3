"""`dateline show`: an article with its marks, and its layers on request."""

import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.code import Actors, Column, Published, StorePath
from dateline.errors import DatelineError, InputError
from dateline.records.problem import Problem
from dateline.records.span import Span

if TYPE_CHECKING:
    from dateline.records.document import Document

Called = Annotated[
    str,
    typer.Argument(metavar="ARTICLE", help="A path; or a stored article's id, the beginning of it, its file's name."),
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
    actors: Actors = None,
) -> None:
    """Print an article with its events marked, and the layers they were coded from."""
    from dateline.cli.reading import find_article, read_options
    from dateline.config import load_settings
    from dateline.export.marks import render_article
    from dateline.pipeline.coder import Coder

    settings = load_settings(store=store, actors=actors)
    found = find_article(article, read_options(published, column), settings)
    coder = Coder(settings)
    coding = coder.code_article(found)
    if coding.problems:
        raise DatelineError(coding.problems[0].message)
    render_article(coding, sys.stdout)
    if layer:
        print_layers(coder.read(found), layer)


def print_layers(document: "Document | Problem", wanted: list[str]) -> None:
    """Each layer under its name, a line a value: where it stands, its words, its fields."""
    assert not isinstance(document, Problem)
    for name in document.layers if "all" in wanted else wanted:
        if name not in document.layers:
            raise InputError(f"no layer is called {name!r}; there are {', '.join(document.layers)}")
        print(f"\n{name}")
        for value in document.layers[name]:
            print(f"  {line_of(value, document.article.text)}")


def line_of(value: Any, text: str) -> str:
    """ "41:50 “yesterday” type=DATE value=2024-02-29"; fields that hold nothing are left out."""
    said = {field.name: getattr(value, field.name) for field in fields(value)}
    span = said.pop("span", None)
    where = [f"{span.start}:{span.end}", f"“{span.of(text)}”"] if isinstance(span, Span) else []
    held = [f"{name}={shown(part, text)}" for name, part in said.items() if part not in (None, ())]
    return " ".join([*where, *held])


def shown(part: Any, text: str) -> str:
    """A field's value; spans by their words."""
    if isinstance(part, Span):
        return f"“{part.of(text)}”"
    if isinstance(part, tuple):
        return f"({', '.join(shown(one, text) for one in part)})"
    return str(part)
