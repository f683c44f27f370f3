"""App: the verbs together, and what an error says and exits with. Nothing heavy loads before a verb runs."""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.actors import app as actors
from dateline.cli.aggregates import app as aggregates
from dateline.cli.backup import backup, restore
from dateline.cli.code import code
from dateline.cli.dates import app as dates
from dateline.cli.doctor import doctor
from dateline.cli.dossier import dossier
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.migrate import migrate
from dateline.cli.places import app as places
from dateline.cli.recode import recode
from dateline.cli.run import run
from dateline.cli.show import show
from dateline.cli.verify import verify
from dateline.cli.watch import watch
from dateline.errors import DatelineError

NOTHING_READ = 1
BAD_SETUP = 2  # also a flag or a path that can't be used

app = typer.Typer(
    help="Reads dated news and writes event data that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (code, show, explain, recode, run, watch, export, dossier, verify, backup, restore, migrate, doctor):
    app.command()(verb)
app.add_typer(actors, name="actors")
app.add_typer(places, name="places")
app.add_typer(dates, name="dates")
app.add_typer(aggregates, name="aggregates")


def print_version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads dated news and writes event data that can be checked: who did what to whom, when, where."""


def main() -> None:
    """Runs a verb. An error that the user can act on is one line on stderr."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # the same bytes on every machine
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(BAD_SETUP)
    except BrokenPipeError:
        # The reader has gone, as in `dateline code … | head`: what is left to write goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a file named by a flag, or a full disk
        sys.unraisablehook = lambda _: None  # what is still open fails once more when it is let go
        print(f"dateline: {error.filename or 'output'} can't be written: {error.strerror}", file=sys.stderr)
        sys.exit(BAD_SETUP)
