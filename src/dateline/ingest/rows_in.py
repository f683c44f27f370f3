"""Rows: CSV and TSV, a row an article."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from dateline.ingest.encodings import read_lines
from dateline.ingest.limits import LINE_MOST, MB, ROW_LINES_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.records_in import from_record
from dateline.ingest.refusals import Refused
from dateline.records.article import Article
from dateline.records.problem import Problem


class RowLines:
    """Lines as the CSV reader takes them; those of the row that it is at are kept."""

    def __init__(self, lines: Iterator[str | Refused]) -> None:
        self._lines = lines
        self.of_row: list[str] = []
        self._n_characters = 0

    def __iter__(self) -> Iterator[str]:
        """The lines. Refused where a line or a row is too long: where the next row begins is then unknown."""
        for line in self._lines:
            if isinstance(line, Refused):
                raise line
            self.of_row.append(line)
            self._n_characters += len(line)
            if self._n_characters > LINE_MOST or len(self.of_row) > ROW_LINES_MOST:
                raise Refused(
                    "too-large", f"a row of over {LINE_MOST // MB} MB or {ROW_LINES_MOST:,} lines: the rest is not read"
                )
            yield line

    def next_row(self) -> None:
        """The row is done with."""
        self.of_row = []
        self._n_characters = 0


def read_csv(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """A row an article; comma, semicolon or tab, as the header shows."""
    lines = RowLines(read_lines(stream))
    incoming = iter(lines)
    header = next((line for line in incoming if line.strip()), None)
    if header is None:
        return
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(2 * LINE_MOST)
    reader = csv.DictReader(chained(header, incoming), delimiter=delimiter)
    lines.of_row = [header]
    before = len(reader.fieldnames or ()) and reader.line_num  # the header may go over lines
    lines.next_row()
    try:
        for row in reader:
            where, before = f"line {before + 1}", reader.line_num
            if is_left_open(lines.of_row, delimiter):
                message = f"{where}: a quotation mark is opened and never closed; the rows after it can't be told apart"
                yield Problem(None, source, "ingest", "bad-line", message)
            else:
                yield from_record({k: v for k, v in row.items() if k is not None}, source, options, where)
            lines.next_row()
    except csv.Error as error:
        yield Problem(None, source, "ingest", "bad-line", f"line {reader.line_num} is no CSV: {error}")


def chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    """The header, then the other lines."""
    yield first
    yield from rest


def is_left_open(lines: list[str], delimiter: str) -> bool:
    """Does a row that goes over lines lack its closing quotation mark, so that it swallowed all the rest?"""
    if len(lines) <= 1 and not any(line.count('"') % 2 for line in lines):
        return False
    try:
        list(csv.reader(io.StringIO("".join(lines)), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
