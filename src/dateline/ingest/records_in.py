"""Records: articles in JSON Lines, JSON and CSV, their fields by usual or given names."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import AmbiguousDate, find_date
from dateline.ingest.heads import find_dateline
from dateline.ingest.options import USUAL, ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem

CELL_MOST = 50_000_000  # characters


def read_jsonl(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """An object a line; a file that is one object or one list is read as such. A bad line is a Problem."""
    if is_one_value(text):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Problem(None, source, "ingest", "bad-json", f"is no JSON: {error}")
            return
        for number, record in enumerate(value if isinstance(value, list) else [value], 1):
            yield from_record(record, source, options, f"record {number}")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(None, source, "ingest", "bad-line", f"line {number} is no JSON: {error}")
            continue
        yield from_record(record, source, options, f"line {number}")


def is_one_value(text: str) -> bool:
    """A list, or an object over several lines, rather than an object a line?"""
    first = text.strip().split("\n", 1)[0].rstrip()
    return first.startswith("[") or (first.startswith("{") and not first.endswith("}"))


def read_csv(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """A row an article; comma, semicolon or tab, as the header shows."""
    text = text.lstrip("\n")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(CELL_MOST)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    lines, next_line = text.rstrip("\n").split("\n"), 2
    try:
        for row in reader:
            line, next_line = next_line, reader.line_num + 1
            where = f"line {line}"
            if next_line > len(lines) and is_left_open(lines[line - 1 :], delimiter):
                message = f"{where}: a quotation mark is opened and never closed; the rows after it can't be told apart"
                yield Problem(None, source, "ingest", "bad-line", message)
            else:
                yield from_record({k: v for k, v in row.items() if k is not None}, source, options, where)
    except csv.Error as error:
        yield Problem(None, source, "ingest", "bad-line", f"line {reader.line_num} is no CSV: {error}")


def is_left_open(lines: list[str], delimiter: str) -> bool:
    """Does the last row, which swallowed all the rest of the file, lack its closing quotation mark?"""
    try:
        list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def from_record(record: Any, source: str, options: ReadOptions, where: str) -> Article | Problem:
    """The article of one object or row; a head in its text serves where a field is lacking."""
    if not isinstance(record, dict):
        message = f'{where}: an object with named fields is wanted, such as {{"date": "2024-03-01", "text": "…"}}'
        return Problem(None, source, "ingest", "bad-line", message)
    fields = {field: field_of(record, field, options) for field in USUAL}

    def problem(kind: str, message: str) -> Problem:
        return Problem(fields["id"], source, "ingest", kind, f"{where}: {message}")

    if fields["text"] is None:
        names = ", ".join(map(str, record)) or "none"
        return problem("no-text", f"no text: name its column by --column text=NAME (there are: {names})")
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
        names = ", ".join(map(str, record))
        how = f"name its column by --column date=NAME (there are: {names}), or give --published YYYY-MM-DD"
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


def field_of(record: Mapping[str, Any], field: str, options: ReadOptions) -> str | None:
    """A field's value as text, by the name that the caller gave, else by a usual one; lists and objects are none."""
    if field in options.columns:
        value = record.get(options.columns[field])
    else:
        lower = {str(name).strip().lower(): value for name, value in record.items()}
        value = next((lower[name] for name in USUAL[field] if lower.get(name) not in (None, "")), None)
    return str(value).strip("\ufeff") or None if isinstance(value, str | int | float) else None
