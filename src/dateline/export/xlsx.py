"""XLSX: a workbook, written row by row; text is text, never a formula or a link."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dateline.export.fields import Layout, T, as_cell

ROWS = 1_048_575  # that a sheet holds below its header
LONGEST = 32_767  # characters that a cell holds
EXACT = 10**15  # from here on a spreadsheet rounds whole numbers
SETTLED = datetime(2000, 1, 1)  # when every workbook says that it was made
FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count wrongly


def write_xlsx(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """One sheet of events; what exceeds a sheet's rows goes on in the next. Numbers and days are such."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with (
            TemporaryDirectory(dir=path.parent, prefix=".") as folder,
            xlsxwriter.Workbook(str(path), plain | {"constant_memory": True, "tmpdir": folder}) as book,
        ):
            fill(book, rows, layout)
    except FileCreateError as error:
        raise next((cause for cause in error.args if isinstance(cause, OSError)), error) from error


def fill(book: Any, rows: Iterable[T], layout: Layout[T], n_rows: int = ROWS) -> None:
    """The sheets with their rows, `n_rows` in each at most."""
    book.set_properties({"created": SETTLED})  # the same bytes on every run
    heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    incoming, number = iter(rows), 1
    first = next(incoming, None)
    while first is not None or number == 1:
        sheet = book.add_worksheet("events" if number == 1 else f"events {number}")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, layout.names, heading)
        here = chain([first] if first else [], islice(incoming, n_rows - 1))
        for number_in, row in enumerate(here, start=1):
            write_row(sheet, number_in, layout.row(row), layout.joint, day)
        first, number = next(incoming, None), number + 1


def write_row(sheet: Any, row: int, values: Iterable[object], joint: str, day: Any) -> None:
    """One event's cells; empty ones are not written."""
    for column, value in enumerate(values):
        if isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, day)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, float) or (isinstance(value, int) and abs(value) < EXACT):
            sheet.write_number(row, column, value)
        elif text := str(as_cell(value, joint)):
            sheet.write_string(row, column, shortened(text))


def shortened(text: str) -> str:
    """What a cell can hold of a text."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
