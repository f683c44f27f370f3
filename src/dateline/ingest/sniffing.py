"""Sniffing: what an input is, by its first bytes, then by its name, then by how its text begins."""

import re
from pathlib import PurePath

from dateline.ingest.compressed import compressed_magic
from dateline.ingest.encodings import bom_encoding, decode
from dateline.ingest.options import USUAL, ReadOptions

OTHER = (
    (b"%PDF", "PDF"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
CONTROLS = bytes([*range(9), *range(14, 27), 28, 29, 30, 31])
CONTROLS_MOST = 0.1  # of the bytes; a stray NUL makes no text binary
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
JSON_BEGINS = re.compile(r'\{\s*"|\[\s*\{')
PROLOGUE = re.compile(r"(?:\s*(?:<\?[^>]{0,2000}\?>|<!--.{0,5000}?-->))*\s*", re.DOTALL)
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
DOCTYPE = r"<!DOCTYPE[^>[]{0,500}(?:\[[^\]]{0,60000}\])?\s*>\s*"
FEED = re.compile(rf"(?:{DOCTYPE})?<(?:rss|feed|rdf:RDF|\w{{1,20}}:feed)\b", re.IGNORECASE)
SUFFIXES = {
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
}


def find_format(head: bytes, name: str, options: ReadOptions) -> str:
    """ "gzip", "zip", "tar", "parquet", "warc", "html", "feed", "json", "csv", "text", or "not: WHAT"."""
    if compressed_magic(head):
        return "compressed"
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head[257:262] == b"ustar" or is_old_tar(head):
        return "tar"
    if head.lstrip(b"\r\n").startswith((b"WARC/1.", b"WARC/0.")):
        return "warc"
    other = other_format(head)
    return f"not: {other}" if other else text_format(decode(head), name, options)


def is_old_tar(head: bytes) -> bool:
    """TAR before ustar has no magic number: a name, zeros, and numbers in octal."""
    name, numbers = head[:100], head[100:148]
    return (
        len(head) >= 512 and name[:1] > b" " and name.endswith(b"\0") and bool(re.fullmatch(rb"[0-7 \0]{48}", numbers))
    )


def other_format(head: bytes) -> str | None:
    """What the bytes are where they are no text."""
    for magic, name in OTHER:
        if head.startswith(magic):
            return name
    n_controls = len(head) - len(head.translate(None, CONTROLS))
    return "a binary file" if n_controls > CONTROLS_MOST * len(head) and not bom_encoding(head) else None


def text_format(start: str, name: str, options: ReadOptions) -> str:
    """What a text is: what it surely begins with, else what its name says, else by its header."""
    begun = start[PROLOGUE.match(start).end() :]  # type: ignore[union-attr]
    if PAGE.match(begun):
        return "html"
    if FEED.match(begun):
        return "feed"
    by_name = next((SUFFIXES[suffix] for suffix in suffixes_of(name) if suffix in SUFFIXES), None)
    if by_name:
        return by_name
    if JSON_BEGINS.match(begun):
        return "json"
    if start.lstrip().startswith("<?xml"):
        return "not: XML that is no feed"
    return "csv" if has_header(start.lstrip()[:2000], options) else "text"


def suffixes_of(name: str) -> list[str]:
    """The suffix, or the one before that of a compressed file: ".jsonl" of "a.jsonl.gz"."""
    path = PurePath(name.lower())
    return [PurePath(path.stem).suffix] if path.suffix in {".gz", ".bz2", ".xz"} else [path.suffix]


def has_header(start: str, options: ReadOptions) -> bool:
    """Does the first line name a text and a date or id?"""
    header = start.split("\n", 1)[0].lower()
    names = {name.strip(' "') for name in header.replace("\t", ",").replace(";", ",").split(",")}
    given = {name.lower() for name in options.columns.values()}
    is_header = names & {*USUAL["text"], *given} and names & {*USUAL["date"], *USUAL["id"], *given}
    return len(names) > 1 and bool(is_header)
