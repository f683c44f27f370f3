"""Delimited: CSV and TSV in any layout; in spreadsheet mode with a mark for Excel, and text that is no formula."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from dateline.export.fields import Layout, T, as_cell, guarded

BOM = "\ufeff"  # by it Excel knows UTF-8
NUL = {0: "\ufffd"}  # no reader of CSV takes it
LINE_ENDS = {ord("\r"): "\n"} | NUL  # Python's writer quotes no "\r", and readers end a row there
BLANKS = {ord(mark): " " for mark in "\t\r\n\v\f\u0085\u2028\u2029"} | NUL  # as tab-separated files have no escapes


def write_csv(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """Commas and a header."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_rows(rows, layout, stream, ",", excel)


def write_tsv(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """Tabs, and a header where the data set's own files have one; tabs and line ends in a text become blanks."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_rows(rows, layout, stream, "\t", excel)


def write_rows(rows: Iterable[T], layout: Layout[T], stream: TextIO, delimiter: str, excel: bool = False) -> None:
    """Header and rows; `excel` begins with the mark and guards what looks like a formula."""
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    if excel:
        stream.write(BOM)
    if layout.header or delimiter == ",":
        writer.writerow(layout.names)
    for row in rows:
        cells = [clean(as_cell(value, layout.joint), delimiter) for value in layout.row(row)]
        writer.writerow([guarded(cell) for cell in cells] if excel else cells)


def clean(cell: object, delimiter: str) -> object:
    """Text without what the format can't hold."""
    if not isinstance(cell, str) or cell.isprintable():
        return cell
    return cell.translate(BLANKS if delimiter == "\t" else LINE_ENDS)
