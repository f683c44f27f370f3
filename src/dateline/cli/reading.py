"""Reading: the flags that say how to read input, and an article found by what the user calls it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.config import Settings
    from dateline.ingest.options import ReadOptions
    from dateline.records.article import Article

IDS_TOLD = 5


def read_options(
    published: datetime | None,
    columns: Sequence[str] | None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
    any_language: bool = False,
    crawl_date: bool = False,
    fetch: bool = False,
) -> "ReadOptions":
    """The flags as ingest wants them. InputError where a column is no FIELD=NAME."""
    from dateline.ingest.options import ReadOptions

    return ReadOptions(
        published=_day(published),
        columns=dict(_split_column(column) for column in columns or ()),
        since=_day(since),
        until=_day(until),
        limit=limit,
        any_language=any_language,
        crawl_date=crawl_date,
        fetch=_fetcher() if fetch else None,
    )


def _day(flag: datetime | None) -> date | None:
    return flag.date() if flag else None


def _fetcher() -> Callable[[str], bytes]:
    from dateline.ingest.fetching import Fetcher

    return Fetcher()


def _split_column(column: str) -> tuple[str, str]:
    from dateline.ingest.options import USUAL

    field, equals, name = column.partition("=")
    if not (field and equals and name):
        raise InputError(f"--column {column!r} is not FIELD=NAME, such as text=body")
    if field not in USUAL:
        raise InputError(f"--column {column!r}: no field is called {field!r}; there are {', '.join(USUAL)}")
    return field, name


def find_article(called: str, options: "ReadOptions", settings: "Settings") -> "Article":
    """The article at a path, else the stored one of that id, its beginning, or file name. Else InputError."""
    if Path(called).is_file():
        return _only_article(called, options)
    from dateline.store import View, has_store, name_of

    if not has_store(settings.store_path):
        raise InputError(f"no file is called {called!r}, and there is no store at {name_of(settings.store_path)}")
    with View.open(settings.store_path) as view:
        found = view.find_articles(called)
    if not found:
        raise InputError(f"no stored article and no file is called {called!r}")
    if len(found) > 1:
        ids = ", ".join(article.article_id for article in found[:IDS_TOLD])
        raise InputError(f"{len(found)} stored articles are called {called!r}: name one by its id, such as {ids}")
    return found[0]


def _only_article(path: str, options: "ReadOptions") -> "Article":
    from dateline.ingest.reading import read_articles
    from dateline.records.problem import Problem

    items = list(read_articles([path], options))
    articles = [item for item in items if not isinstance(item, Problem)]
    if len(articles) == 1:
        return articles[0]
    problems = [item.message for item in items if isinstance(item, Problem)]
    if articles:
        raise InputError(f"{path} holds {len(articles)} articles: code it, then name one by its id")
    raise InputError(f"{path}: {problems[0] if problems else 'no article in it'}")
