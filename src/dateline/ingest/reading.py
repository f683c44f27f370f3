"""Reading: each source as articles, its format sniffed; what can't be read becomes a Problem and the rest goes on."""

import codecs
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.ingest.options import USUAL, ReadOptions
from dateline.ingest.records_in import read_csv, read_jsonl
from dateline.ingest.sources import find_sources
from dateline.ingest.text import read_text
from dateline.records.article import Article
from dateline.records.problem import Problem

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OTHER_FORMATS = ((b"%PDF", "PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "gzip"))
RECORDS = {"JSON": read_jsonl, "CSV": read_csv}
JSON_BEGINS = re.compile(r'\{\s*"|\[\s*\{')
HTML = ("<!doctype html", "<html")


def read_articles(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[Article | Problem]:
    """Articles of all sources in their sorted order, each id once. Raises InputError where a source does not exist."""
    return once(read_sources(find_sources(sources), options or ReadOptions()))


def read_sources(sources: Iterable[str], options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles of files that exist, and of standard input ("-")."""
    for source in sources:
        name = os.fsencode(source).decode("utf-8", "replace")
        try:
            content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        except OSError as error:
            yield Problem(None, name, "ingest", "unreadable", f"can't be read: {error.strerror}")
            continue
        other = other_format(content)
        if other is not None:
            yield Problem(None, name, "ingest", "not-text", f"{other} is not read: save it as text, JSON Lines or CSV")
        else:
            yield from read_content(decode(content), name, options)


def once(incoming: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """The same items; an article whose id came before becomes a Problem, for the store can hold it only once."""
    seen: dict[str, str | None] = {}
    for item in incoming:
        if isinstance(item, Article) and item.article_id in seen:
            message = f"an article of this id was read from {seen[item.article_id]} already"
            yield Problem(item.article_id, item.source_file, "ingest", "duplicate-id", message)
            continue
        if isinstance(item, Article):
            seen[item.article_id] = item.source_file
        yield item


def read_content(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles in one file's text."""
    kind = sniff(text, source, options)
    if kind in RECORDS:
        records = iter(RECORDS[kind](text, source, options))
        yield next(records, None) or Problem(None, source, "ingest", "no-text", f"there is no article in this {kind}")
        yield from records
    elif text.lstrip()[:20].lower().startswith(HTML):
        yield Problem(None, source, "ingest", "not-text", "HTML is not read: save it as text, JSON Lines or CSV")
    else:
        yield read_text(text, source, options)


def sniff(text: str, source: str, options: ReadOptions) -> str:
    """ "JSON", "CSV" or "text", by the suffix, else by how the content begins."""
    suffix = Path(source).suffix.lower()
    start = text.lstrip()[:2000]
    if suffix in {".jsonl", ".ndjson", ".json"} or JSON_BEGINS.match(start):
        return "JSON"
    if suffix in {".csv", ".tsv"}:
        return "CSV"
    header = start.split("\n", 1)[0].lower()
    names = {name.strip(' "') for name in header.replace("\t", ",").replace(";", ",").split(",")}
    given = {name.lower() for name in options.columns.values()}
    is_header = names & {*USUAL["text"], *given} and names & {*USUAL["date"], *USUAL["id"], *given}
    return "CSV" if len(names) > 1 and is_header else "text"


def other_format(content: bytes) -> str | None:
    """What the bytes are where they are no text."""
    for magic, name in OTHER_FORMATS:
        if content.startswith(magic):
            return name
    has_bom = any(content.startswith(bom) for bom, _ in BOMS)
    return "a binary file" if b"\0" in content and not has_bom else None


def decode(content: bytes) -> str:
    """The text: UTF-8, else Windows-1252, else by the likeliest charset; line ends become "\\n"."""
    encoding = next((name for bom, name in BOMS if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = decode_other(content)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_other(content: bytes) -> str:
    """UTF-8 with a few broken bytes, else Windows-1252, as nearly all English is (Latin-1 is a part of it)."""
    text = content.decode("utf-8", errors="replace")
    if sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd"):
        return text
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content).best()
        return str(best) if best is not None else content.decode("utf-8", errors="replace")
