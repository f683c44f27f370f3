"""`dateline doctor`: is everything there that a run needs?"""

import typer

from dateline.cli.code import Actors, StorePath


def doctor(store: StorePath = None, actors: Actors = None) -> None:
    """Check the installation, weights, places, actors, locale, space and store; exits with 1 where one is bad."""
    from dateline.cli.checks import State, find_all
    from dateline.config import load_settings

    bad = False
    for finding in find_all(load_settings(store=store, actors=actors)):
        bad |= finding.state is State.bad
        print(f"{finding.state:<5} {finding.what:<10} {finding.told}", flush=True)
    if bad:
        raise typer.Exit(1)
