"""Bombs: small inputs that unpack to gigabytes, each made without the gigabytes."""

import gzip
import io
import struct
import tarfile

from tests.hostile import makers as m

MB = 1_000_000
SENTENCE = b"It rained in the town on Monday, officials said. "


def gzip_of_10_gb() -> bytes:
    """A hundred members of 98 MB."""
    return gzip.compress(SENTENCE * 2 * MB, mtime=0) * 100


def gzip_of_lines() -> bytes:
    """Two gigabytes of JSON Lines without a line end."""
    return gzip.compress(b'{"text": "' + b"a" * 99 * MB, mtime=0) + gzip.compress(b"a" * 100 * MB, mtime=0) * 20


def zip_of_196_mb() -> bytes:
    """A member of 196 MB, and an article."""
    return m.zipped({"a.txt": SENTENCE * 4 * MB, "b.txt": m.plain(1).encode()})


def zip_that_lies() -> bytes:
    """A member of 200 MB that says it is 1 kB long."""
    content = bytearray(m.zipped({"a.txt": SENTENCE * 4 * MB}))
    at = content.rfind(b"PK\x01\x02")
    for offset in (22, at + 24):
        content[offset : offset + 4] = struct.pack("<L", 1000)
    return bytes(content)


def zip_that_overlaps() -> bytes:
    """20,000 members that are all the same 10 MB (after D. Fifield, A better zip bomb, 2019)."""
    content = m.zipped({"a.jsonl": m.lines(m.record(1, text=m.text_of(1) * 200)) * 300})
    at, end = content.rfind(b"PK\x01\x02"), content.rfind(b"PK\x05\x06")
    entry, n = content[at:end], 20_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, n, n, len(entry) * n, at, 0)
    return content[:at] + entry * n + tail


def zip_in_zip(depth: int = 4) -> bytes:
    """Ten archives in each of ten archives in each …, 60 MB in each of the innermost: 60 GB."""
    content = m.zipped({"a.txt": SENTENCE * 1_200_000})
    for _ in range(depth - 1):
        content = m.zipped({f"{n}.zip": content for n in range(10)})
    return content


def tar_with_a_long_head() -> bytes:
    """A header that says a name of 2 GB follows, in gzip."""
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 2_000 * MB
    return gzip.compress(head.tobuf(tarfile.GNU_FORMAT)) + gzip.compress(b"a" * 100 * MB, mtime=0) * 20


def parquet_of_300_mb() -> bytes:
    """A million rows of the same kilobyte, not by reference."""
    return m.parquet(
        {"date": ["2023-01-01"] * MB, "text": ["ab " * 333] * MB}, use_dictionary=False, compression="zstd"
    )


def parquet_by_reference() -> bytes:
    """A million rows of the same 900 kB, by reference: 900 GB in a file of 1 MB."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text = pa.DictionaryArray.from_arrays(pa.array([0] * MB, pa.int32()), pa.array([(m.text_of(1) + " ") * 5_000]))
    into = io.BytesIO()
    pq.write_table(pa.table({"text": text, "date": pa.array(["2023-01-01"] * MB)}), into)
    return into.getvalue()


def warc_of_a_bomb() -> bytes:
    """A page that the server sent in gzip: 196 MB."""
    packed = gzip.compress(b"<html><p>" + SENTENCE * 4 * MB, mtime=0)
    return m.warc(m.warc_record(1, packed, kind="text/html\r\nContent-Encoding: gzip"), m.warc_record(2))


# Suffix, maker, and what the last two inputs should give.
BOMBS = {
    "gzip of 10 GB": (".txt.gz", gzip_of_10_gb, ["too-large"]),
    "gzip of a line of 2 GB": (".jsonl.gz", gzip_of_lines, ["bomb"]),
    "ZIP of 196 MB, then an article": (".zip", zip_of_196_mb, ["bomb", "article"]),
    "ZIP that lies": (".zip", zip_that_lies, ["corrupt"]),
    "ZIP that overlaps": (".zip", zip_that_overlaps, ["duplicate-id", "bomb"]),
    "ZIP in ZIP in ZIP in ZIP": (".zip", zip_in_zip, ["too-large", "bomb"]),
    "TAR with a head of 2 GB": (".tar.gz", tar_with_a_long_head, ["too-large"]),
    "Parquet of 300 MB": (".parquet", parquet_of_300_mb, ["bomb"]),
    "Parquet of 900 GB by reference": (".parquet", parquet_by_reference, ["duplicate-id", "bomb"]),
    "page of 196 MB in WARC, then a page": (".warc", warc_of_a_bomb, ["too-large", "article"]),
}
