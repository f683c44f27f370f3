"""WARC: the pages of a web archive, record by record; what is cut off or damaged is told, and the next record read."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dateline.ingest.article_of import make_article
from dateline.ingest.compressed import GZIP, Members
from dateline.ingest.encodings import decode
from dateline.ingest.limits import HEADER_MOST, PAGE_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.pages import PageFacts, check_page, read_page
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.streams import Meter, buffered
from dateline.records.article import Article
from dateline.records.problem import Problem

READ = ("response", "resource", "conversion")  # the records that hold what was fetched
PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
TEXTS = frozenset({"text/plain"})
CHARSET = re.compile(r"charset\s?=\s?[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
TRUNCATED = "the WARC file ends in the middle of a record: it was cut off"


def read_warc(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The pages of an uncompressed WARC file."""
    ending = Ending(stream)
    try:
        yield from read_records(ending, source, options)
    except Refused as refused:
        yield refused.problem(source)
        return
    if not ending.last.endswith(b"\r\n\r\n"):
        yield Refused("truncated", TRUNCATED).problem(source)


def read_gzip_warc(stream: BinaryIO, source: str, options: ReadOptions, meter: Meter) -> Iterator[Article | Problem]:
    """The pages of a WARC file of which each record is a gzip member, or of one that was gzipped whole."""
    for member in Members(stream, GZIP, meter):
        ending = Ending(buffered(member))
        try:
            yield from read_records(ending, source, options)
        except Refused as refused:
            yield refused.problem(source)
            if refused.kind == "bomb":
                return
            continue
        if ending.n_bytes and not ending.last.endswith(b"\r\n\r\n"):
            yield Refused("truncated", TRUNCATED).problem(source)


class Ending:
    """A stream that keeps its last bytes: a whole record ends with two empty lines."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last = b""
        self.n_bytes = 0

    def read(self, n: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(n)
        self.n_bytes += len(data)
        self.last = (self.last + data[-4:])[-4:]
        return data


def read_records(stream: Any, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of one stream of records; a record shorter than it says is cut off."""
    from fastwarc.warc import ArchiveIterator

    records = iter(
        ArchiveIterator(
            stream,
            parse_http=True,
            auto_decode="all",
            max_header_len=HEADER_MOST,
            stream_detect=False,
            fsspec_args=False,
        )
    )
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            if record.record_type.name in READ:
                yield read_record(record, source, options)
        except (OSError, ValueError, RuntimeError, MemoryError) as error:
            raise Refused("corrupt", f"a record can't be read: {describe_error(error)}") from None


def read_record(record: Any, source: str, options: ReadOptions) -> Article | Problem:
    """The article of one record."""
    url, name = record.headers.get("WARC-Target-URI"), record.record_id
    where = url or name

    def problem(kind: str, message: str) -> Problem:
        return Refused(kind, f"{where}: {message}").problem(source)

    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        return problem("http-status", f"the server answered {status}")
    said = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    kind = said.split(";")[0].strip()
    content = record.reader.read(PAGE_MOST + 1)
    try:
        check_page(content)
    except Refused as refused:
        return problem(refused.kind, refused.message)
    if kind not in PAGES | TEXTS and not looks_like_page(content):
        return problem("not-text", f"{kind or 'what has no type'} is not read")
    found = CHARSET.search(said)
    facts = PageFacts(url, record.http_charset or (found.group(1) if found else None), fetched=day_of_crawl(record))
    if kind in TEXTS:
        return read_plain(content, source, options, facts)
    return read_page(content, source, options, facts)


def looks_like_page(content: bytes) -> bool:
    """Is it HTML whatever its type says?"""
    return bool(re.match(rb"\s*<(?:!doctype html|html)\b", content[:200], re.IGNORECASE))


def read_plain(content: bytes, source: str, options: ReadOptions, facts: PageFacts) -> Article | Problem:
    """A page that others made plain text of, as in WET files."""
    from dateline.ingest.heads import find_dateline

    text = decode(content, facts.charset).strip()
    head = find_dateline(text, options.published)
    crawled = facts.fetched if options.crawl_date else None
    published = options.published or head.published or crawled
    return make_article(text[head.end :], published, source, url=facts.url, dateline=head.dateline)


def day_of_crawl(record: Any) -> date | None:
    """The day on which the record was fetched."""
    said = record.headers.get("WARC-Date") or ""
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
