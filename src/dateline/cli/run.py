"""`dateline run`: everything in the inputs into the store, and a balance that leaves nothing out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.balance import Balance
from dateline.cli.code import Actors, Column, Published, StorePath, size_of

if TYPE_CHECKING:
    from dateline.pipeline.coder import Coder
    from dateline.records.article import Article
    from dateline.records.coding import Coding
    from dateline.records.problem import Problem
    from dateline.store import Store

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, globs, - for standard input: text, HTML, RSS, Atom, JSON, CSV, Parquet, WARC, ZIP, TAR.",
    ),
]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of publication.")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of publication.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")]
Jobs = Annotated[int | None, typer.Option(help="Processes.")]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Code what is not English too.")]
CrawlDate = Annotated[
    bool, typer.Option("--crawl-date", help="Take the day of the crawl where a page in a WARC file says none.")
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Read the pages that a feed links to, over the network; off by default.")
]


def run(
    inputs: Inputs,
    store: StorePath = None,
    published: Published = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    column: Column = None,
    jobs: Jobs = None,
    any_language: AnyLanguage = False,
    crawl_date: CrawlDate = False,
    fetch: Fetch = False,
    actors: Actors = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read all, code and store nothing.")] = False,
) -> None:
    """Code everything in the inputs into the store and print the balance; begun again, it goes on where it stopped."""
    from dateline.cli.reading import read_options
    from dateline.config import load_settings
    from dateline.ingest.reading import read_articles
    from dateline.ingest.sources import find_sources
    from dateline.pipeline.coder import Coder
    from dateline.store import Store

    settings = load_settings(store=store, jobs=jobs, actors=actors)
    options = read_options(
        published,
        column,
        since=since,
        until=until,
        limit=limit,
        any_language=any_language,
        crawl_date=crawl_date,
        fetch=fetch,
    )
    sources = find_sources(inputs)
    balance = Balance()
    try:
        if dry_run:
            read_alone(read_articles(sources, options), balance)
        else:
            with Store.open(settings.store_path) as opened:
                items = read_articles(sources, options)
                code_into_store(items, Coder(settings), opened, balance, size_of(sources))
    finally:
        print("\n".join(balance.lines()), flush=True)
    if balance.n_in and not balance.n_coded + balance.n_before:
        raise typer.Exit(1)


def read_alone(items: "Iterable[Article | Problem]", balance: Balance) -> None:
    """Counts what would be coded."""
    from dateline.records.problem import Problem

    for item in balance.count_in(items):
        if isinstance(item, Problem):
            balance.add_problem(item)
        else:
            balance.n_coded += 1


def code_into_store(
    items: "Iterable[Article | Problem]", coder: "Coder", store: "Store", balance: Balance, n_bytes: int | None = None
) -> None:
    """Codes what the store has not, and writes each coding as it is done."""
    from dateline.cli.progress import follow

    new = not_stored(balance.count_in(items), store, coder, balance)
    for _ in balance.count_out(written(follow(coder.code(new), n_bytes), store)):
        pass


def written(codings: "Iterable[Coding]", store: "Store") -> "Iterator[Coding]":
    """The same codings, each when it stands in the store: what a full disk keeps out is not counted as coded."""
    from dateline.ingest.selecting import OUTSIDE

    for coding in codings:
        if not coding.problems or coding.problems[0].kind != OUTSIDE:  # as many as the input has, and no fault
            store.write([coding])
        yield coding


def not_stored(
    items: "Iterable[Article | Problem]", store: "Store", coder: "Coder", balance: Balance
) -> "Iterator[Article | Problem]":
    """The items but those that the store holds already, the same to the letter and coded by this recipe."""
    from dateline.records.problem import Problem

    for item in items:
        if not isinstance(item, Problem) and is_stored(store.view.coding(item.article_id), item, coder.fingerprint):
            balance.n_before += 1
        else:
            yield item


def is_stored(before: "Coding | None", article: "Article", recipe: str) -> bool:
    """Is the stored coding what coding the article now would give?"""
    return before is not None and not before.problems and before.recipe == recipe and before.article == article
