"""Parquet: a row an article, by usual and given names."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.records.problem import Problem
from tests.hostile import makers as m
from tests.ingest.inputs import articles, kinds, read


def test_rows_by_usual_and_given_names(tmp_path: Path) -> None:
    content = m.parquet({"no": [7, 8], "published": ["2024-03-01"] * 2, "words": ["A.", "B."], "n": [1.5, 2.5]})
    found = articles(tmp_path, "a.parquet", content, columns={"id": "no", "text": "words"})
    assert [(one.article_id, one.text) for one in found] == [("7", "A."), ("8", "B.")]


@pytest.mark.parametrize(
    "day",
    [
        "2024-03-01",
        date(2024, 3, 1),
        datetime(2024, 3, 1, 23, 59),
        datetime(2024, 3, 1, 12, tzinfo=UTC),
        b"2024-03-01",
        1709287200,
    ],
)
def test_days_of_every_type(day: object, tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.parquet", m.parquet({"date": [day], "text": ["Police came."]}))
    assert found.published == date(2024, 3, 1)


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
@pytest.mark.parametrize("version", ["1.0", "2.6"])
def test_every_compression(compression: str, version: str, tmp_path: Path) -> None:
    rows = {"date": ["2024-03-01"] * 100, "text": [m.text_of(k) for k in range(100)]}
    content = m.parquet(rows, compression=compression, version=version, row_group_size=30)
    assert [one.text for one in articles(tmp_path, "a.parquet", content)] == rows["text"]


def test_empty_cells_and_the_number_of_a_row(tmp_path: Path) -> None:
    content = m.parquet({"date": ["2024-03-01", None, "soon"], "text": ["A.", "B.", None]}, row_group_size=2)
    items = read(tmp_path, "a.parquet", content)
    assert kinds(items) == ["article", "no-date", "no-text"]
    assert [item.message[:5] for item in items if isinstance(item, Problem)] == ["row 2", "row 3"]


def test_a_damaged_row_group_costs_only_itself(tmp_path: Path) -> None:
    """Where the writer left checksums. Without them some damage reads as other text: Parquet's own limit."""
    rows = {"text": [m.text_of(k) * 20 for k in range(30)], "date": ["2024-03-01"] * 30}
    content = bytearray(m.parquet(rows, row_group_size=10, compression="gzip", write_page_checksum=True))
    content[100:400] = bytes(300)
    assert kinds(read(tmp_path, "a.parquet", bytes(content))) == ["corrupt"] + ["article"] * 20


def test_every_byte_turned_over_is_an_article_or_a_problem(tmp_path: Path) -> None:
    content = m.parquet_of(m.record(1), m.record(2))
    for at in range(4, len(content), 23):
        damaged = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        assert read(tmp_path, "a.parquet", damaged)
