"""Records: an article of an object or a row, its fields by usual or given names."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import AmbiguousDate, find_date
from dateline.ingest.heads import find_dateline
from dateline.ingest.options import USUAL, ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem

NAMES_TOLD, NAME_TOLD = 20, 60  # columns that a message names, and characters of each


def from_record(record: Any, source: str, options: ReadOptions, where: str) -> Article | Problem:
    """The article of one object or row; a head in its text serves where a field is lacking."""
    if not isinstance(record, dict):
        message = f'{where}: an object with named fields is wanted, such as {{"date": "2024-03-01", "text": "…"}}'
        return Problem(None, source, "ingest", "bad-line", message)
    lower = {str(name).strip().lower(): value for name, value in record.items()}
    fields = {field: field_of(record, lower, field, options) for field in USUAL}

    def problem(kind: str, message: str) -> Problem:
        return Problem(fields["id"], source, "ingest", kind, f"{where}: {message}")

    if fields["text"] is None:
        said = f"no text: name its column by --column text=NAME (there are: {names_in(record)})"
        return problem("no-text", said)
    try:
        published = find_date(fields["date"], None) if fields["date"] else None
    except AmbiguousDate as error:
        return problem("ambiguous-date", str(error))
    if fields["date"] and published is None:
        return problem("bad-date", f"{fields['date']!r} is no day of publication: write it as YYYY-MM-DD")
    text = fields["text"].replace("\r\n", "\n").replace("\r", "\n")
    head = find_dateline(text, published or options.published)
    published = published or head.published or options.published
    if published is None and text.strip():
        how = f"name its column by --column date=NAME (there are: {names_in(record)}), or give --published YYYY-MM-DD"
        return problem("no-date", f"no date: {how}")
    return make_article(
        text[head.end :],
        published,
        source,
        article_id=fields["id"],
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"] or head.publisher,
        dateline=head.dateline,
        head=text[: head.end].strip() or None,
    )


def names_in(record: Mapping[str, Any]) -> str:
    """The names of the fields, of very many the first."""
    names = [str(name)[:NAME_TOLD] for name in islice(record, NAMES_TOLD + 1)]
    return ", ".join(names[:NAMES_TOLD] + ["…"] * (len(names) > NAMES_TOLD)) or "none"


def field_of(record: Mapping[str, Any], lower: Mapping[str, Any], field: str, options: ReadOptions) -> str | None:
    """A field's value as text, by the name that the caller gave, else by a usual one; lists and objects are none."""
    if field in options.columns:
        value = record.get(options.columns[field])
    else:
        value = next((lower[name] for name in USUAL[field] if lower.get(name) not in (None, "")), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:  # NaN is no text
        return None
    return str(value).strip("\ufeff") or None
