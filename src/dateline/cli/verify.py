"""`dateline verify`: which rows of the store are not as they were written."""

from typing import Annotated

import typer

from dateline.cli.code import StorePath


def verify(
    store: StorePath = None,
    with_digest: Annotated[bool, typer.Option("--digest", help="Print the digest of the whole store too.")] = False,
) -> None:
    """Read the whole store and name every row that was changed, is missing or can't be read; exits with 1 then."""
    from dateline.config import load_settings
    from dateline.store import View, digest, name_of
    from dateline.store.verify import find_faults

    where = load_settings(store=store).store_path
    n_faults = 0
    for fault in find_faults(where):
        n_faults += 1
        print(fault, flush=True)
    if n_faults:
        print(f"{n_faults:,} faults in {name_of(where)}: bring back a backup with `dateline restore`")
        raise typer.Exit(1)
    with View.open(where) as view:
        print(f"{', '.join(f'{n:,} {name}s' for name, n in view.count().items())}: all as they were written")
        if with_digest:
            print(digest(view))
