"""Selecting: of what was read the articles that are wanted: their language, their days, how many."""

from collections.abc import Iterable, Iterator

from dateline.ingest.languages import check_language
from dateline.ingest.options import ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem

OUTSIDE = "outside-window"


def select(incoming: Iterable[Article | Problem], options: ReadOptions) -> Iterator[Article | Problem]:
    """The same items; an article of another language or of another time becomes a Problem that says so."""
    n_left = options.limit
    for item in incoming:
        if n_left is not None and n_left <= 0:
            return
        found = check_window(item, options)
        if not options.any_language:
            found = check_language(found)
        if n_left is not None and not is_outside(found):
            n_left -= 1
        yield found


def check_window(item: Article | Problem, options: ReadOptions) -> Article | Problem:
    """The same article; a Problem where it was published before or after the days asked for."""
    if isinstance(item, Problem):
        return item
    early = options.since is not None and item.published < options.since
    late = options.until is not None and item.published > options.until
    if not early and not late:
        return item
    asked = f"{options.since or '…'} to {options.until or '…'}"
    message = f"published on {item.published}, not within {asked}"
    return Problem(item.article_id, item.source_file, "ingest", OUTSIDE, message)


def is_outside(item: Article | Problem) -> bool:
    """Was it left out for its day alone?"""
    return isinstance(item, Problem) and item.kind == OUTSIDE
