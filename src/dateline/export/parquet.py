"""Parquet: typed columns, lists as lists, written in groups of rows; and the same as Arrow batches."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.export.fields import Layout, T, storable

ROWS = 10_000  # in a group: what memory holds at a time


def write_parquet(rows: Iterable[T], layout: Layout[T], path: Path, excel: bool = False) -> None:
    """One file, ZSTD; each column's description is in its metadata."""
    from pyarrow import parquet

    schema = arrow_schema(layout)
    with path.open("wb") as stream, parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in arrow_batches(rows, layout):
            writer.write_batch(batch)


def arrow_schema(layout: Layout[Any]) -> Any:
    """The layout's columns as a pyarrow.Schema."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    fields = [pa.field(f.name, types[f.kind], metadata={"description": f.about}) for f in layout.fields]
    return pa.schema(fields, metadata={"dateline_layout": layout.name})


def arrow_batches(rows: Iterable[T], layout: Layout[T], size: int = ROWS) -> Iterator[Any]:
    """The rows as pyarrow.RecordBatch, `size` in each."""
    import pyarrow as pa

    schema = arrow_schema(layout)
    incoming = iter(rows)
    while chunk := [layout.row(row) for row in islice(incoming, size)]:
        columns = [
            pa.array([storable(value, column.kind) for value in values], field.type)
            for column, field, values in zip(layout.fields, schema, zip(*chunk, strict=True), strict=True)
        ]
        yield pa.record_batch(columns, schema=schema)
