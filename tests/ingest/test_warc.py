"""WARC: the pages of an archive; what is cut off or damaged is told, and the next record read."""

import gzip
import zlib
from datetime import date
from pathlib import Path

import pytest

from dateline.records.problem import Problem
from tests.hostile import makers as m
from tests.ingest.inputs import articles, kinds, read

INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2023-01-01T00:00:00Z\r\nContent-Length: 5\r\n\r\na: b\n\r\n\r\n"
REQUEST = INFO.replace(b"warcinfo", b"request")


def test_the_pages_of_an_archive_with_address_and_day(tmp_path: Path) -> None:
    for name, content in (
        ("a.warc", INFO + REQUEST + m.warc(m.warc_record(1), m.warc_record(2))),
        ("a.warc.gz", m.warc_gz(INFO, m.warc_record(1), REQUEST, m.warc_record(2))),
        ("b.warc.gz", gzip.compress(m.warc(INFO, m.warc_record(1), m.warc_record(2)))),
    ):
        found = articles(tmp_path, name, content)
        assert [one.text for one in found] == [m.page_text(1), m.page_text(2)]
        assert [one.url for one in found] == ["https://paper.example/1", "https://paper.example/2"]
        assert [one.published for one in found] == [m.day_of(1), m.day_of(2)]


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.97, 0.999])
@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_off_is_never_read_as_whole(share: float, packed: bool, tmp_path: Path) -> None:
    """Half a WARC file ends without an error in every reader; half a page is never an article."""
    records = [m.warc_record(k) for k in range(20)]
    content = m.warc_gz(*records) if packed else m.warc(*records)
    items = read(tmp_path, "a.warc", content[: int(len(content) * share)])
    assert kinds(items)[-1] == "truncated"
    whole = [item.text for item in items if not isinstance(item, Problem)]
    assert whole == [m.page_text(k) for k in range(len(whole))]
    assert len(whole) >= int(20 * share) - 1


@pytest.mark.parametrize("at", [0, 3, 9])
def test_after_a_damaged_member_the_next_is_read(at: int, tmp_path: Path) -> None:
    members = [m.warc_gz(m.warc_record(k)) for k in range(10)]
    half = len(members[at]) // 2
    members[at] = members[at][:half] + b"\xff" * 30 + members[at][half + 30 :]
    items = read(tmp_path, "a.warc.gz", b"".join(members))
    assert kinds(items) == ["article"] * at + ["corrupt"] + ["article"] * (9 - at)


def test_every_byte_turned_over_is_an_article_or_a_problem(tmp_path: Path) -> None:
    content = m.warc_gz(m.warc_record(1), m.warc_record(2))
    for at in range(0, len(content), 7):
        damaged = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        items = read(tmp_path, "a.warc.gz", damaged)
        assert items
        assert len([1 for item in items if not isinstance(item, Problem)]) + kinds(items).count("article") <= 4


def test_what_is_no_page_is_told(tmp_path: Path) -> None:
    content = m.warc(
        m.warc_record(1, status="404 Not Found"),
        m.warc_record(2, b"\x89PNG", kind="image/png"),
        m.warc_record(3, b"{}", kind="application/json"),
        m.warc_record(4),
    )
    assert kinds(read(tmp_path, "a.warc", content)) == ["http-status", "not-text", "not-text", "article"]


def chunked(content: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(content[i : i + 50]), content[i : i + 50]) for i in range(0, len(content), 50))
        + b"0\r\n\r\n"
    )


def brotli(content: bytes) -> bytes:
    import brotli as library

    return bytes(library.compress(content))


@pytest.mark.parametrize(
    ("encode", "head"),
    [
        (gzip.compress, "Content-Encoding: gzip"),
        (zlib.compress, "Content-Encoding: deflate"),
        (lambda content: zlib.compress(content, wbits=-15), "Content-Encoding: deflate"),
        (brotli, "Content-Encoding: br"),
        (chunked, "Transfer-Encoding: chunked"),
        (lambda content: chunked(gzip.compress(content)), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked"),
        (lambda content: content, "Content-Encoding: gzip"),  # undone already, the head kept, as archives do
        (lambda content: content, "Content-Encoding: br"),
    ],
)
def test_what_the_server_packed_is_unpacked(encode: object, head: str, tmp_path: Path) -> None:
    packed = encode(m.page(1).encode())  # type: ignore[operator]
    [found] = articles(tmp_path, "a.warc", m.warc_record(1, packed, kind=f"text/html\r\n{head}"))
    assert found.text == m.page_text(1)


def test_the_charset_of_the_http_head_counts(tmp_path: Path) -> None:
    page = m.page(3).replace("<meta charset", "<meta other").encode("iso-8859-2")
    [found] = articles(tmp_path, "a.warc", m.warc_record(3, page, kind="text/html; charset=iso-8859-2"))
    assert "Bogotá" in found.text


def test_plain_text_that_others_made_of_pages(tmp_path: Path) -> None:
    """WET files: conversion records."""
    text = f"DHAKA, {m.day_of(1):%B %-d, %Y} (Agency) — {m.text_of(1)}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Date: 2023-05-05T00:00:00Z\r\nContent-Type: text/plain\r\n"
        f"WARC-Target-URI: https://paper.example/1\r\nContent-Length: {len(text)}\r\n\r\n"
    )
    [found] = articles(tmp_path, "a.warc.wet.gz", gzip.compress(head.encode() + text + b"\r\n\r\n"))
    assert (found.text, found.dateline, found.published) == (m.text_of(1), "Dhaka", m.day_of(1))


def test_the_day_of_the_crawl_is_taken_only_where_asked_for(tmp_path: Path) -> None:
    record = m.warc_record(1, m.page(1).replace(f"{m.day_of(1)}T08:00:00Z", "x").encode())
    assert kinds(read(tmp_path, "a.warc", record)) == ["no-date"]
    [found] = articles(tmp_path, "a.warc", record, crawl_date=True)
    assert found.published == m.day_of(1)


def test_a_page_is_not_of_a_day_after_the_crawl(tmp_path: Path) -> None:
    record = m.warc_record(1, m.page(1).replace(str(m.day_of(1)), "2023-11-30").encode())
    [found] = articles(tmp_path, "a.warc", record, crawl_date=True)
    assert found.published == m.day_of(1) != date(2023, 11, 30)
