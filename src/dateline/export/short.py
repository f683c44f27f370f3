"""Short: the first rows of an answer, for the eye, on a terminal and in a notebook."""

from collections.abc import Iterable
from html import escape
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.export.fields import Layout, T, as_cell

WIDTH = 140
STYLE = "text-align:left;vertical-align:top"


def render_rows(rows: Iterable[T], layout: Layout[T], most: int) -> str:
    """A table of the first rows as text; one row more than `most` says that there are more."""
    table = Table(*columns(layout), box=box.SIMPLE_HEAD, pad_edge=False)
    cells = [short_cells(row, layout) for row in rows]
    for row in cells[:most]:
        table.add_row(*map(Text, row))
    stream = StringIO()
    Console(file=stream, width=WIDTH, highlight=False, force_jupyter=False).print(table)
    lines = [line.rstrip() for line in stream.getvalue().splitlines() if line.strip()]
    return "\n".join(lines + ["…"] * (len(cells) > most))


def render_rows_html(rows: Iterable[T], layout: Layout[T], most: int) -> str:
    """The same as an HTML table, every word escaped."""
    cells = [short_cells(row, layout) for row in rows]
    head = "".join(f'<th style="{STYLE}">{escape(name)}</th>' for name in columns(layout))
    body = "".join(f"<tr>{''.join(map(html_cell, row))}</tr>" for row in cells[:most])
    more = "<p>…</p>" if len(cells) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def columns(layout: Layout[T]) -> tuple[str, ...]:
    """The columns that are shown."""
    return layout.shown or tuple(layout.names[:10])


def short_cells(row: T, layout: Layout[T]) -> list[str]:
    """A row's values in the columns that are shown."""
    values = layout.object(row)
    return [str(as_cell(values[name], layout.joint)) for name in columns(layout)]


def html_cell(cell: str) -> str:
    """One cell."""
    return f'<td style="{STYLE}">{escape(cell)}</td>'
