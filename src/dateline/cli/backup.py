"""`dateline backup` and `dateline restore`: the store as one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.code import StorePath


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; a SQLite store whatever the store is.")],
    store: StorePath = None,
) -> None:
    """Copy the store, as it is at this moment, into one file; a run that writes goes on meanwhile."""
    from dateline.config import load_settings
    from dateline.store import View, name_of
    from dateline.store.backup import back_up

    where = load_settings(store=store).store_path
    back_up(where, target)
    with View.open(target) as view:
        print(f"{target}: {view.count()['article']:,} articles of {name_of(where)}")


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `dateline backup` wrote.")],
    store: StorePath = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Where there is a store: put its file aside, or empty the server's.")
    ] = False,
) -> None:
    """Make the store what a backup holds, if every row of it is as it was written. Stop what writes before."""
    from dateline.config import load_settings
    from dateline.store import View, name_of
    from dateline.store.backup import restore as bring_back

    where = load_settings(store=store).store_path
    aside = bring_back(source, where, replace)
    with View.open(where) as view:
        print(f"{name_of(where)}: {view.count()['article']:,} articles")
    if aside is not None:
        print(f"what stood there is now {aside}")
