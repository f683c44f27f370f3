"""Entry: `code` and `read`, two of the functions that Dateline offers to other programs."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dateline.annotate.step import Step
from dateline.config import Settings
from dateline.errors import InputError
from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import once, read_articles
from dateline.ingest.text import read_text
from dateline.pipeline.coder import Coder, read_documents
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.document import Document
from dateline.records.problem import Problem

Sources = str | Path | Article | Iterable[str | Path | Article]

FILE_ENDING = re.compile(r"\.\w{1,8}$")  # "my news.txt", where it is missing, is a path that is wrong
FROM_CALLER = "text"  # the file that a text from the caller is said to come from


def code(
    sources: Sources, *, published: str | date | None = None, settings: Settings | None = None
) -> Iterator[Coding]:
    """One coding for each article in the sources, in their order: texts, paths, globs, folders or articles.

    A str is a text where it has blanks and names no file. `published` is the day of publication ("2023-01-19") of what
    does not say its own. A bad article is a Coding with a Problem. Raises InputError for a path or day that is none,
    SetupError where weights or reference data are missing.
    """
    options = ReadOptions(published=as_day(published))
    return Coder(settings).code(once(_articles_in(sources, options)))


def read(articles: Iterable[Article], steps: Sequence[Step] | None = None) -> list[Document]:
    """The articles with the layers that the steps write, in order; without steps, with every layer.

    Layers that the steps read are written by the shipped recipe's steps first. What a step raises is raised.
    """
    return read_documents(articles, steps)


def as_day(told: str | date | None) -> date | None:
    """The day of an ISO date. InputError where it is none."""
    if told is None or isinstance(told, date):
        return told
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise InputError(f"published {told!r} is no day: YYYY-MM-DD is expected") from error


def is_text(source: str) -> bool:
    """Is it the article itself, and no path?"""
    has_blanks = " " in source.strip() or "\n" in source
    return has_blanks and not FILE_ENDING.search(source) and not os.path.exists(source)


def _articles_in(sources: Sources, options: ReadOptions) -> Iterator[Article | Problem]:
    for source in [sources] if isinstance(sources, str | Path | Article) else sources:
        if isinstance(source, Article):
            yield source
        elif isinstance(source, str) and is_text(source):
            yield read_text(source, FROM_CALLER, options)
        else:
            yield from read_articles([str(source)], options)
