"""WARC: the pages of a web archive, record by record; what is cut off or damaged is told, and the next record read."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dateline.ingest.article_of import make_article
from dateline.ingest.compressed import GZIP, Members
from dateline.ingest.encodings import decode
from dateline.ingest.http_bodies import decode_body
from dateline.ingest.limits import HEADER_MOST, MB, PAGE_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.pages import PageFacts, check_page, read_page
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.streams import Meter, buffered
from dateline.records.article import Article
from dateline.records.problem import Problem

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
            continue  # with the next record
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

    def tell(self) -> int:
        """Where the next read begins."""
        return self.n_bytes


def read_records(stream: Any, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of one stream of records; a record shorter than it says is cut off."""
    from fastwarc.warc import ArchiveIterator
    from fastwarc.warc import WarcRecordType as Kind

    records = iter(
        ArchiveIterator(
            stream,
            record_types=Kind.response | Kind.resource | Kind.conversion,  # those that hold what was fetched
            parse_http=False,
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
            found = read_record(record, source, options)
        except (OSError, ValueError, RuntimeError, MemoryError) as error:
            raise Refused("corrupt", f"a record can't be read: {describe_error(error)}") from None
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # of Rust, which is no Exception
                raise
            raise Refused("corrupt", "a record can't be read: the WARC reader gave up") from None
        yield found


def read_record(record: Any, source: str, options: ReadOptions) -> Article | Problem:
    """The article of one record. Refused where the record is cut off, so that half a page is never taken for one."""
    where = record.headers.get("WARC-Target-URI") or record.record_id or "a record"
    try:
        content = read_content(record)
        kind = check_response(record, content)
    except Refused as refused:
        if refused.kind == "truncated":
            raise
        return Refused(refused.kind, f"{where}: {refused.message}").problem(source)
    charset = record.http_charset or next(iter(CHARSET.findall(type_of(record))), None)
    facts = PageFacts(record.headers.get("WARC-Target-URI"), charset, fetched=day_of_crawl(record))
    if kind in TEXTS:
        return read_plain(content, source, options, facts)
    return read_page(content, source, options, facts)


def read_content(record: Any) -> bytes:
    """What was fetched, its transfer and content encodings undone."""
    declared = record.content_length  # freezing changes it to what there is
    if declared > PAGE_MOST + HEADER_MOST:
        raise Refused("too-large", f"a page of more than {PAGE_MOST // MB} MB is not read")
    record.freeze()
    if not declared or len(record.reader.read()) < declared:
        raise Refused("truncated", TRUNCATED)
    record.reader.seek(0)
    record.parse_http(auto_decode="transfer", max_header_len=HEADER_MOST)
    encoding = record.http_headers.get("Content-Encoding") if record.http_headers else None
    content = decode_body(bytes(record.reader.read()), encoding)
    check_page(content)
    return content


def type_of(record: Any) -> str:
    """The type that the server declared, else that of the record."""
    return (record.http_content_type or record.headers.get("Content-Type") or "").lower()


def check_response(record: Any, content: bytes) -> str:
    """The kind of what was fetched. Refused where it is an error message, or no text."""
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        raise Refused("http-status", f"the server answered {status}")
    kind = type_of(record).split(";")[0].strip()
    if kind not in PAGES | TEXTS and not looks_like_page(content):
        raise Refused("not-text", f"{kind or 'what has no type'} is not read")
    return kind


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
