"""Records: articles in JSON Lines, JSON and CSV, their fields by usual or given names."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import AmbiguousDate, find_date
from dateline.ingest.options import FIELDS, ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem

USUAL = {
    "id": ("id", "article_id", "doc_id", "guid", "uuid"),
    "date": ("date", "published", "pubdate", "published_at", "publication_date", "day", "timestamp"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "story"),
    "url": ("url", "link", "source_url"),
    "publisher": ("publisher", "source", "outlet", "agency"),
}


def read_jsonl(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """An object a line; a file that is one object or one list is read as such. A bad line is a Problem."""
    whole = _whole(text)
    if whole is not None:
        for record in whole:
            yield from_record(record, source, options)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(None, source, "ingest", "bad-line", f"line {number} is no JSON: {error}")
            continue
        yield from_record(record, source, options, number)


def _whole(text: str) -> list[Any] | None:
    start = text.lstrip()[:1]
    if start == "[" or (
        start == "{" and "\n" in text.strip() and not text.strip().split("\n")[0].rstrip().endswith("}")
    ):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, list) else [value]
    return None


def read_csv(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """A row an article; comma, semicolon or tab, as the header shows."""
    header = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(50_000_000)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 2):
            yield from_record({k: v for k, v in row.items() if k is not None}, source, options, number)
    except csv.Error as error:
        yield Problem(None, source, "ingest", "bad-line", f"line {reader.line_num} is no CSV: {error}")


def from_record(record: Any, source: str, options: ReadOptions, number: int | None = None) -> Article | Problem:
    """The article of one object or row."""
    where = f"line {number}: " if number else ""
    if not isinstance(record, dict):
        return Problem(None, source, "ingest", "bad-line", f"{where}an object with named fields is wanted")
    fields = {field: field_of(record, field, options) for field in FIELDS}
    if fields["text"] is None:
        names = ", ".join(map(str, record)) or "none"
        return Problem(
            fields["id"],
            source,
            "ingest",
            "no-text",
            f"{where}no text: name its column by --column text=NAME (there are: {names})",
        )
    try:
        published = find_date(fields["date"], None) if fields["date"] else None
    except AmbiguousDate as error:
        return Problem(fields["id"], source, "ingest", "ambiguous-date", f"{where}{error}")
    return make_article(
        fields["text"].replace("\r\n", "\n"),
        published or options.published,
        source,
        article_id=fields["id"],
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"],
    )


def field_of(record: Mapping[str, Any], field: str, options: ReadOptions) -> str | None:
    """A field's value as text, by the name that the caller gave, else by a usual one."""
    if field in options.columns:
        value = record.get(options.columns[field])
    else:
        lower = {str(name).strip().lower(): value for name, value in record.items()}
        value = next((lower[name] for name in USUAL[field] if lower.get(name) not in (None, "")), None)
    return None if value is None or str(value) == "" else str(value)
