"""Parquet: a row an article; row groups one after another, few rows at a time, whatever the file claims."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from dateline.ingest.limits import MB, RATIO_FROM, RATIO_MOST
from dateline.ingest.options import USUAL, ReadOptions
from dateline.ingest.records_in import from_record
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.streams import Meter, seekable
from dateline.records.article import Article
from dateline.records.problem import Problem

ROWS = 16  # at a time, at most
BATCH_MOST = 256 * MB  # unpacked bytes at a time
COLUMN_FROM = 64 * MB  # unpacked bytes of a column of a row group before its ratio counts
FOOTER_MOST = 16 * MB


def read_parquet(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """An article a row; a row group that does not read is a Problem, and the next one is read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    opened = seekable(stream)
    size = opened.seek(0, 2)
    opened.seek(0)
    check_footer(opened, size)
    try:
        file = pq.ParquetFile(
            opened,
            pre_buffer=False,
            page_checksum_verification=True,
            thrift_string_size_limit=FOOTER_MOST,
            thrift_container_size_limit=MB,
        )
        wanted = wanted_columns(file.schema_arrow.names, options)
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise Refused("corrupt", f"is no whole Parquet file: {describe_error(error)}") from None
    number, meter = 0, Meter(packed=size)
    for group in range(file.num_row_groups):
        begin, number = number, number + file.metadata.row_group(group).num_rows
        try:
            check_group(file.metadata.row_group(group), wanted)
            yield from read_group(file, group, begin, wanted, source, options, meter)
        except Refused as refused:
            yield refused.problem(source)
            if refused.kind == "bomb" and meter.unpacked > RATIO_FROM:
                return
        except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
            message = f"rows {begin + 1} to {number} can't be read on: {describe_error(error)}"
            yield Refused("corrupt", message).problem(source)


def read_group(
    file: Any, group: int, number: int, wanted: list[str], source: str, options: ReadOptions, meter: Meter
) -> Iterator[Article | Problem]:
    """The rows of one row group."""
    rows = rows_at_a_time(file.metadata.row_group(group), wanted)
    for batch in file.iter_batches(batch_size=rows, row_groups=[group], columns=wanted or None, use_threads=False):
        columns = [batch.column(i) for i in range(batch.num_columns)]
        for row in range(batch.num_rows):
            number += 1
            record = {n: as_field(column[row].as_py()) for n, column in zip(batch.schema.names, columns, strict=True)}
            meter.count(sum(len(value) for value in record.values() if isinstance(value, str)))
            yield from_record(record, source, options, f"row {number}")


def check_footer(stream: BinaryIO, size: int) -> None:
    """Refused where the file has no end, or one that would fill the memory."""
    stream.seek(max(0, size - 8))
    end = stream.read(8)
    stream.seek(0)
    if size < 12 or end[4:] != b"PAR1":
        raise Refused("truncated", "the Parquet file has no end: it was cut off, or is none")
    if int.from_bytes(end[:4], "little") > FOOTER_MOST:
        raise Refused("too-large", f"the Parquet file's description takes more than {FOOTER_MOST // MB} MB")


def check_group(group: Any, wanted: list[str]) -> None:
    """Refused where a column unpacks to far more than text ever gives."""
    for number in range(group.num_columns):
        column = group.column(number)
        unpacked = column.total_uncompressed_size
        if column.path_in_schema in wanted and unpacked > max(COLUMN_FROM, RATIO_MOST * column.total_compressed_size):
            raise Refused("bomb", f"a column unpacks to more than {RATIO_MOST} times its size: it is not read")


def rows_at_a_time(group: Any, wanted: list[str]) -> int:
    """So few that they fit into memory even where each refers to one text as long as the column."""
    columns = (group.column(number) for number in range(group.num_columns))
    largest = max((c.total_uncompressed_size for c in columns if c.path_in_schema in wanted), default=1)
    return int(max(1, min(ROWS, BATCH_MOST // max(1, largest))))


def wanted_columns(names: list[str], options: ReadOptions) -> list[str]:
    """The columns that a field may lie in; none where no text is among them, so that the Problem can name them all."""
    usual = {name for names in USUAL.values() for name in names}
    given = set(options.columns.values())
    wanted = [name for name in names if name in given or name.strip().lower() in usual]
    is_text = set(USUAL["text"]) if "text" not in options.columns else {options.columns["text"].lower()}
    return wanted if any(name.strip().lower() in is_text for name in wanted) else names


def as_field(value: Any) -> Any:
    """A day as ISO writes it, bytes as text; other values as they are."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
