"""`dateline watch`: a folder whose new files are coded into the store as they come."""

import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from dateline.cli.balance import Balance
from dateline.cli.code import Actors, Column, Published, StorePath
from dateline.cli.run import AnyLanguage, CrawlDate, Fetch, Jobs, Since, Until, code_into_store
from dateline.errors import InputError


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that files are put into.")],
    store: StorePath = None,
    published: Published = None,
    since: Since = None,
    until: Until = None,
    column: Column = None,
    jobs: Jobs = None,
    any_language: AnyLanguage = False,
    crawl_date: CrawlDate = False,
    fetch: Fetch = False,
    actors: Actors = None,
    settle: Annotated[float, typer.Option(min=0.0, help="Seconds without a change after which a file is whole.")] = 5.0,
    every: Annotated[float, typer.Option(min=0.05, help="Seconds between two looks at the folder.")] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="Stop when all that is there has been read.")] = False,
) -> None:
    """Code each file that is put into a folder, once it is written to its end; stopped by Ctrl-C or SIGTERM."""
    from dateline.cli.reading import read_options
    from dateline.config import load_settings
    from dateline.ingest.reading import read_files
    from dateline.ingest.watching import Watch
    from dateline.pipeline.coder import Coder
    from dateline.store import Store

    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    settings = load_settings(store=store, jobs=jobs, actors=actors)
    options = read_options(
        published,
        column,
        since=since,
        until=until,
        any_language=any_language,
        crawl_date=crawl_date,
        fetch=fetch,
    )
    balance, watched = Balance(), Watch(folder, settle)
    signal.signal(signal.SIGTERM, stop)
    coder, opened = Coder(settings), Store.open(settings.store_path)
    try:
        while True:
            if ready := watched.look(time.monotonic()):
                code_into_store(read_files(ready, options), coder, opened, balance)
                print(f"{len(ready)} files read; {balance.n_coded:,} articles coded", file=sys.stderr, flush=True)
            if once and not watched.n_waiting():
                break
            time.sleep(every)
    except KeyboardInterrupt:
        pass
    finally:
        opened.close()
        print("\n".join(balance.lines()), flush=True)


def stop(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends as Ctrl-C does: the article under way is not stored, all before it are."""
    raise KeyboardInterrupt
