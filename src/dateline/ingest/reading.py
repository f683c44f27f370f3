"""Reading: each source as articles, its format sniffed; what can't be read becomes a Problem and the rest goes on."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.ingest.options import ReadOptions
from dateline.ingest.records_in import read_csv, read_jsonl
from dateline.ingest.sources import find_sources
from dateline.ingest.text import read_text
from dateline.records.article import Article
from dateline.records.problem import Problem


def read_articles(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[Article | Problem]:
    """Articles of all sources in their sorted order. Raises InputError where a source does not exist."""
    options = options or ReadOptions()
    for source in find_sources(sources):
        try:
            content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        except OSError as error:
            yield Problem(None, source, "ingest", "unreadable", f"can't be read: {error.strerror}")
            continue
        yield from read_content(decode(content), source, options)


def read_content(text: str, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The articles in one file's text."""
    kind = sniff(text, source)
    if kind == "jsonl":
        yield from read_jsonl(text, source, options)
    elif kind == "csv":
        yield from read_csv(text, source, options)
    else:
        yield read_text(text, source, options)


def sniff(text: str, source: str) -> str:
    """ "jsonl", "csv" or "text", by the suffix, else by how the content begins."""
    suffix = Path(source).suffix.lower()
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if suffix in {".jsonl", ".ndjson", ".json"} or (start.startswith("{") and '"' in start[:200]):
        return "jsonl"
    if suffix in {".csv", ".tsv"}:
        return "csv"
    header = start.splitlines()[0].lower() if start else ""
    names = {name.strip(' "') for name in header.replace("\t", ",").replace(";", ",").split(",")}
    return "csv" if suffix != ".txt" and "text" in names and len(names) > 1 else "text"


def decode(content: bytes) -> str:
    """The text, UTF-8 where it is, else by the likeliest charset; line ends become "\\n"."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content).best()
        text = str(best) if best is not None else content.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
