"""`dateline recode`: the stored articles coded anew, after an edit of actors or a new release."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.code import StorePath
from dateline.errors import InputError


def recode(
    store: StorePath = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    actors: Annotated[Path | None, typer.Option(help="The folder of your own actor files.")] = None,
) -> None:
    """Code the stored articles anew where actors, rules or settings have changed since, and say what differs."""
    from dateline.config import load_settings
    from dateline.pipeline.coder import Coder
    from dateline.pipeline.recode import recode as code_anew
    from dateline.pipeline.recode import told
    from dateline.store import Store, has_store, name_of

    settings = load_settings(store=store, actors=actors)
    if not has_store(settings.store_path):
        raise InputError(f"there is no store at {name_of(settings.store_path)}")
    counts: Counter[str] = Counter()
    with Store.open(settings.store_path) as opened:
        for recoded in code_anew(opened.view.codings(), Coder(settings)):
            article = recoded.coding.article
            assert article is not None
            for problem in recoded.coding.problems:
                print(f"{article.source_file or article.article_id}: {problem.message}", file=sys.stderr)
            if recoded.coding.problems:
                counts["failed"] += 1
                continue
            counts["articles"] += 1
            for change in recoded.changes:
                counts["new" if change.before is None else "gone" if change.after is None else "changed"] += 1
                print(told(change, article))
            if not dry_run:
                opened.write([recoded.coding])
    done = "would be coded anew" if dry_run else "coded anew"
    print(
        f"{counts['articles']:,} articles {done}: {counts['changed']:,} events changed, {counts['new']:,} new, "
        f"{counts['gone']:,} gone; {counts['failed']:,} articles failed and stay as they are",
        file=sys.stderr,
    )
