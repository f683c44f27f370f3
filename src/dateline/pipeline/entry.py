"""Entry: `code` and `read`, the two functions that Dateline offers to other programs."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.annotate.step import Step
from dateline.config import Settings
from dateline.ingest.reading import once, read_articles
from dateline.pipeline.coder import Coder, read_documents
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.document import Document
from dateline.records.problem import Problem

Sources = str | Path | Article | Iterable[str | Path | Article]


def code(sources: Sources, *, settings: Settings | None = None) -> Iterator[Coding]:
    """One coding for each article in the sources, in their order: paths, globs, folders or articles.

    A bad article is a Coding with a Problem. Raises SetupError where weights or reference data are missing.
    """
    return Coder(settings).code(once(_articles_in(sources)))


def read(articles: Iterable[Article], steps: Sequence[Step] | None = None) -> list[Document]:
    """The articles with the layers that the steps write, in order; without steps, with every layer.

    Layers that the steps read are written by the shipped recipe's steps first. What a step raises is raised.
    """
    return read_documents(articles, steps)


def _articles_in(sources: Sources) -> Iterator[Article | Problem]:
    for source in [sources] if isinstance(sources, str | Path | Article) else sources:
        if isinstance(source, Article):
            yield source
        else:
            yield from read_articles([str(source)])
