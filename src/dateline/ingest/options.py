"""Options: what the caller may say about the input."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# The fields of a record, and the names of columns and keys that are taken for them, the likeliest first.
USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id", "guid", "uuid"),
    "date": ("date", "published", "pubdate", "published_at", "publication_date", "day", "timestamp"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "story"),
    "url": ("url", "link", "source_url"),
    "publisher": ("publisher", "source", "outlet", "agency"),
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` names a field's column or key where it is not called by a usual name."""

    published: date | None = None  # where the input itself does not say
    columns: Mapping[str, str] = field(default_factory=dict)
