"""`dateline dossier`: what the store knows of an actor, of two, or of an issue."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dateline.cli.code import Actors, StorePath

PIPED = 80  # columns where the output is no terminal


class Format(StrEnum):
    """How it is written; named like dateline.export.dossier.FORMATS, which a test holds against it."""

    text = "text"
    markdown = "markdown"
    json = "json"


Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ACTOR [ACTOR]]",
        help="A name or id; two of them, or one such as 'Iran – Iraq', for what is between the two.",
    ),
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(help="Up to this day, month or year, included.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write into this file, whole or not at all.")]


def dossier(
    names: Names = None,
    issue: Annotated[str | None, typer.Option(help="An issue: 'talks with the TTP'.")] = None,
    since: Since = None,
    until: Until = None,
    with_parts: Annotated[
        bool, typer.Option("--with-parts", help="With what is part of an actor; of a country all arms of its state.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.text,
    quotes: Annotated[bool, typer.Option("--quotes", help="Print the sentences too.")] = False,
    output: Output = None,
    store: StorePath = None,
    actors: Actors = None,
) -> None:
    """Print what the store knows of an actor, of two, or of an issue, each line with its source."""
    from dateline.config import load_settings
    from dateline.export.dossier import write_dossier
    from dateline.pipeline.dossier import build_dossier
    from dateline.reference.own_actors import use_own_actors

    settings = load_settings(store=store, actors=actors)
    use_own_actors(settings.actors_folder)
    made = build_dossier(settings.store_path, names or [], issue=issue, since=since, until=until, with_parts=with_parts)
    with written_to(output) as stream:
        write_dossier(made, stream, format.value, quotes, width_of(stream))
    if not made.articles:
        print(f"the store knows nothing of {made.asked.words!r}", file=sys.stderr)


@contextmanager
def written_to(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name when it is whole."""
    if path is None:
        yield sys.stdout
        return
    from dateline.export.replacing import replacing

    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


def width_of(stream: TextIO) -> int:
    """Columns of the terminal, 100 at most; elsewhere 80, so that the same store gives the same bytes."""
    return min(100, shutil.get_terminal_size().columns) if stream.isatty() else PIPED
