"""Article: one dated text as it came in."""

from dataclasses import dataclass
from datetime import date

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Article:
    """A dated text. Every offset in Dateline counts code points of `text`."""

    article_id: str  # the input's own id, else a hash of date and text
    text: str  # the body; head and dateline are kept apart
    published: date  # the document creation time of TIMEX3
    source_file: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    dateline: str | None = None  # the place before the text: "Islamabad"
    head: str | None = None  # the very words that stood before the text: "date 2023-01-19 Islamabad:"
    paragraphs: tuple[Span, ...] = ()  # in text order, blank lines between them left out
    language: str = "en"
    sha256: str = ""  # of the text, UTF-8
