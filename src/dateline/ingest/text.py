"""Text: a plain article with its head."""

from dateline.ingest.article_of import make_article
from dateline.ingest.heads import find_head
from dateline.ingest.options import ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem


def read_text(content: str, source: str, options: ReadOptions) -> Article | Problem:
    """The article in a plain text; its text is what follows the head, to the last character."""
    head = find_head(content, options.published)
    return make_article(
        content[head.end :].rstrip("\n"),
        head.published or options.published,
        source,
        title=head.title,
        publisher=head.publisher,
        dateline=head.dateline,
        head=content[: head.end].strip() or None,
    )
