"""Options: what the caller may say about the input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

# The fields of a record, and the names of columns and keys that are taken for them, the likeliest first.
USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "guid", "uuid"),
    "date": ("date", "published", "pubdate", "published_at", "publication_date", "date_publish", "day", "timestamp"),
    "title": ("title", "headline"),
    "text": ("maintext", "text", "body", "content", "article", "story"),
    "url": ("url", "link", "source_url"),
    "publisher": ("publisher", "source", "outlet", "agency", "source_domain"),
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` names a field's column or key where it is not called by a usual name."""

    published: date | None = None  # where the input itself does not say; of a page, whatever it seems to say
    columns: Mapping[str, str] = field(default_factory=dict)
    crawl_date: bool = False  # where a page in a WARC file says no day, the day on which it was fetched
    since: date | None = None  # the first and the last day of publication that are wanted
    until: date | None = None
    limit: int | None = None  # articles and problems
    any_language: bool = False  # else what is not English is a Problem
    fetch: Callable[[str], bytes] | None = None  # reads the page that a feed's entry without text links to
