"""Makers: small articles in every format, and what to wrap them in. Everything is written here; nothing is copied."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

MB = 1_000_000
TOWNS = ("Dhaka", "Kabul", "Goma", "Bogotá", "Manila", "Khartoum", "Quetta", "Sanaa", "Tripoli", "Lagos")
ACTS = (
    "Police arrested {n} protesters in {town} on Thursday, officials said.",
    "Rebels attacked an army post near {town} and killed {n} soldiers, the ministry said.",
    "The president met envoys of the rebels in {town} on Monday for talks on a truce.",
    "Gunmen kidnapped {n} aid workers on a road outside {town}, police said.",
    "Thousands of teachers marched through {town} and demanded that the government raise their pay.",
)
SECOND = "It was the incident number {k} of the month in the town, and the mayor called for calm."


def text_of(k: int) -> str:
    """Two sentences; no two numbers give the same."""
    town = TOWNS[k % len(TOWNS)]
    return f"{ACTS[k % len(ACTS)].format(n=2 + k % 40, town=town)} {SECOND.format(k=k)}"


def day_of(k: int) -> date:
    """A day in 2023."""
    return date(2023, 1, 1) + timedelta(days=k % 365)


def plain(k: int) -> str:
    """An article as a text file."""
    return f"date {day_of(k)} {TOWNS[k % len(TOWNS)]}: {text_of(k)}\n"


def record(k: int, **changes: object) -> dict[str, object]:
    """An article as a record."""
    return {"id": f"article-{k}", "date": str(day_of(k)), "title": f"News {k}", "text": text_of(k)} | changes


def lines(*records: object) -> bytes:
    """JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode("utf-8", "surrogatepass")


def page_text(k: int) -> str:
    """What the text of the page is: each sentence is a paragraph."""
    return text_of(k).replace(". ", ".\n\n")


def page(k: int, body: str | None = None, head: str = "", charset: str = "utf-8") -> str:
    """An article as an HTML page with a head, a menu and a foot."""
    sentences = "".join(f"<p>{one.strip()}.</p>" for one in (body or text_of(k)).split(".") if one.strip())
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>News {k}</title>'
        f'<meta property="article:published_time" content="{day_of(k)}T08:00:00Z">'
        f'<meta property="og:site_name" content="The Example">{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>News {k}</h1>{sentences}</article><footer>All rights reserved</footer></body></html>"
    )


def feed(items: str, title: str = "The Example") -> bytes:
    """An RSS feed of such items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://paper.example/</link>{items}</channel></rss>"
    ).encode()


def item(k: int, title: str | None = None, text: str | None = None, day: str | None = None) -> str:
    """An entry of an RSS feed with its text."""
    said = day if day is not None else day_of(k).strftime("%a, %d %b %Y 08:00:00 +0000")
    return (
        f"<item><title>{title or f'News {k}'}</title><link>https://paper.example/{k}</link>"
        f'<guid isPermaLink="false">{k}</guid><pubDate>{said}</pubDate>'
        f"<content:encoded><![CDATA[<p>{text_of(k) if text is None else text}</p>]]></content:encoded></item>"
    )


def warc_record(k: int, content: bytes | None = None, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A response as Common Crawl keeps it."""
    content = page(k).encode() if content is None else content
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{k:012}>\r\nWARC-Date: {day_of(k)}T09:00:00Z\r\n"
        f"WARC-Target-URI: https://paper.example/{k}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    """An uncompressed WARC file."""
    return b"".join(records)


def warc_gz(*records: bytes) -> bytes:
    """A WARC file as it is published: each record a gzip member."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return into.getvalue()


def tarred(members: Mapping[str, bytes], links: Sequence[tuple[str, str]] = ()) -> bytes:
    """A TAR archive, with symbolic links (name, target)."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, content in members.items():
            head = tarfile.TarInfo(name)
            head.size = len(content)
            archive.addfile(head, io.BytesIO(content))
        for name, target in links:
            head = tarfile.TarInfo(name)
            head.type, head.linkname = tarfile.SYMTYPE, target
            archive.addfile(head)
    return into.getvalue()


def parquet(columns: Mapping[str, Sequence[object]], **options: object) -> bytes:
    """A Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    into = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), into, **options)
    return into.getvalue()


def parquet_of(*records: Mapping[str, object]) -> bytes:
    """A Parquet file of records that have the same fields."""
    return parquet({name: [one[name] for one in records] for name in records[0]})
