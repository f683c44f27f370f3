"""Article of: an article from its parts, with id, paragraphs and checksum; a Problem where date or text is missing."""

import hashlib
import re
from datetime import date

from dateline.records.article import Article
from dateline.records.problem import Problem
from dateline.records.span import Span

BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def make_article(
    text: str,
    published: date | None,
    source: str,
    *,
    article_id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    dateline: str | None = None,
    head: str | None = None,
) -> Article | Problem:
    """The article; its id is the input's own, else a hash of date and text."""
    if not text.strip():
        return Problem(article_id, source, "ingest", "no-text", "there is no text to code")
    if published is None:
        how = "begin the text with 'date YYYY-MM-DD Place: ', or give --published YYYY-MM-DD"
        return Problem(article_id, source, "ingest", "no-date", f"no publication date: {how}")
    # Half a surrogate pair, which JSON may hold, is no character and can't be written as UTF-8.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    checksum = hashlib.sha256(text.encode()).hexdigest()
    own = article_id or hashlib.sha256(f"{published.isoformat()}\n{checksum}".encode()).hexdigest()[:16]
    return Article(
        own,
        text,
        published,
        source,
        url,
        publisher,
        title,
        dateline,
        head,
        find_paragraphs(text),
        sha256=checksum,
    )


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Stretches between blank lines; where there are none, and lines are long, each line is a paragraph."""
    breaks = list(BLANK.finditer(text))
    if not breaks:
        lines = list(re.finditer(r"[^\n]+", text))
        if len(lines) > 1 and sum(len(m.group()) > 100 for m in lines) >= len(lines) / 2:
            return tuple(Span(m.start(), m.end()) for m in lines if m.group().strip())
        return (Span(0, len(text)),)
    edges = [0, *(edge for b in breaks for edge in (b.start(), b.end())), len(text)]
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(span for span in spans if span.of(text).strip())
