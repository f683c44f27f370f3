"""`dateline aggregates`: "over 150 attacks in three months" beside the acts that the store knows."""

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.code import Actors, StorePath
from dateline.cli.dossier import Output, Since, Until, width_of, written_to

app = typer.Typer(help="Many acts told as one, and how many of them the store knows.", no_args_is_help=True)


class Format(StrEnum):
    """How checks are written; named like dateline.export.aggregates.FORMATS, which a test holds against it."""

    text = "text"
    csv = "csv"
    json = "json"


@app.callback()
def options() -> None:
    """Many acts told as one, and how many of them the store knows."""


@app.command()
def check(
    actor: Annotated[str | None, typer.Option(help="Of this actor alone: a name or id.")] = None,
    with_parts: Annotated[bool, typer.Option("--with-parts", help="Acts of its parts count as its own.")] = False,
    since: Since = None,
    until: Until = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.text,
    output: Output = None,
    store: StorePath = None,
    actors: Actors = None,
) -> None:
    """Compare each aggregate with the store's own acts of that actor, type and window, each told once."""
    from dateline.config import load_settings
    from dateline.export.aggregates import FORMATS
    from dateline.pipeline.aggregates import check_aggregates
    from dateline.reference.own_actors import use_own_actors

    settings = load_settings(store=store, actors=actors)
    use_own_actors(settings.actors_folder)
    checks = check_aggregates(settings.store_path, actor, since=since, until=until, with_parts=with_parts)
    with written_to(output) as stream:
        FORMATS[format.value](checks, stream, width_of(stream))
