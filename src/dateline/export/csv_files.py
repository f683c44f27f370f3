"""CSV: what `dateline code --format csv` prints; text that a spreadsheet would take for a formula is guarded."""

import csv
from collections.abc import Iterable
from typing import TextIO

from dateline.export.delimited import clean
from dateline.export.fields import as_cell, guarded
from dateline.export.native import NATIVE
from dateline.export.reports import reports_of
from dateline.records.coding import Coding

COLUMNS = NATIVE.names


def write_csv(codings: Iterable[Coding], stream: TextIO) -> None:
    """Header and rows in the native layout; lists are joined by "; "."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports_of(codings):
        writer.writerow([guarded(clean(as_cell(value, NATIVE.joint), ",")) for value in NATIVE.row(report)])
