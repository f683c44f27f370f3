"""JSON Lines, and JSON that is one list or one object."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.ingest.encodings import decode, read_lines
from dateline.ingest.limits import VALUES_MOST, WHOLE_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.records_in import from_record
from dateline.ingest.refusals import Refused
from dateline.ingest.streams import look_ahead, read_whole
from dateline.records.article import Article
from dateline.records.problem import Problem


def read_json(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """An object a line; a file that is one object or one list is read as such. A bad line is a Problem."""
    head, stream = look_ahead(stream)
    if is_one_value(decode(head)):
        content = read_whole(stream, WHOLE_MOST, "JSON that is not an object a line and")
        yield from read_one_value(decode(content), source, options)
    else:
        yield from read_objects(stream, source, options)


def read_objects(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of JSON Lines, one line in memory at a time."""
    for number, line in enumerate(read_lines(stream), 1):
        if isinstance(line, Refused):
            yield Refused(line.kind, f"line {number}: {line.message}").problem(source)
        elif line.strip():
            yield read_line(line, source, options, number)


def read_line(line: str, source: str, options: ReadOptions, number: int) -> Article | Problem:
    """The article of one line."""
    try:
        record = parse(line)
    except Refused as refused:
        return Refused(refused.kind, f"line {number}: {refused.message}").problem(source)
    except (ValueError, RecursionError) as error:
        return Problem(None, source, "ingest", "bad-line", f"line {number} is no JSON: {error}")
    return from_record(record, source, options, f"line {number}")


def read_one_value(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of a list, or of one object."""
    try:
        value = parse(text)
    except (ValueError, RecursionError) as error:
        yield Problem(None, source, "ingest", "bad-json", f"is no JSON: {error}")
        return
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield from_record(record, source, options, f"record {number}")


def parse(text: str) -> Any:
    """The value. Refused where it has so many objects, lists or values that they would fill the memory."""
    n_open, n_commas = text.count("{") + text.count("["), text.count(",")
    if n_open > VALUES_MOST or n_commas > 4 * VALUES_MOST:
        raise Refused("too-large", f"JSON of more than {VALUES_MOST:,} objects is not read at once")
    return json.loads(text)


def is_one_value(start: str) -> bool:
    """A list, or an object over several lines, rather than an object a line?"""
    first, line_end, _ = start.strip().partition("\n")
    if first.startswith("["):
        return True
    whole = bool(line_end) or len(start) < 60_000  # else the first line goes on after what was looked at
    return whole and first.startswith("{") and not first.rstrip().endswith("}")
