"""HTTP bodies: the content encodings of a server's answer undone, never further than a page is long."""

import zlib

from dateline.ingest.limits import PAGE_MOST
from dateline.ingest.refusals import Refused, describe_error

GZIP_MAGIC = b"\x1f\x8b"


def decode_body(content: bytes, encoding: str | None) -> bytes:
    """The body as the server had it; at most a byte more than a page may have. Refused where it is damaged."""
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")]):
        content = decode_once(content, name)
    return content


def decode_once(content: bytes, name: str) -> bytes:
    """One encoding undone; a body that is not so encoded, as archives often keep it, stays as it is."""
    try:
        if name in {"gzip", "x-gzip"} and content.startswith(GZIP_MAGIC):
            return zlib.decompressobj(wbits=31).decompress(content, PAGE_MOST + 1)
        if name == "deflate":
            return inflate(content)
        if name == "br" and content.lstrip()[:1] != b"<":
            return unbrotli(content)
    except zlib.error as error:
        raise Refused("corrupt", f"the server's {name} does not unpack: {describe_error(error)}") from None
    return content


def inflate(content: bytes) -> bytes:
    """Deflate with its head, or without as some servers send it; plain where it is neither."""
    for wbits in (15, -15):
        try:
            return zlib.decompressobj(wbits=wbits).decompress(content, PAGE_MOST + 1)
        except zlib.error:
            continue
    return content


def unbrotli(content: bytes) -> bytes:
    """Brotli, piece by piece."""
    import brotli

    unpack = brotli.Decompressor()
    try:
        out = bytes(unpack.process(content, output_buffer_limit=PAGE_MOST + 1))
        while len(out) <= PAGE_MOST and not unpack.is_finished() and not unpack.can_accept_more_data():
            out += bytes(unpack.process(b"", output_buffer_limit=PAGE_MOST + 1))
    except brotli.error as error:
        raise Refused("corrupt", f"the server's brotli does not unpack: {describe_error(error)}") from None
    return out
