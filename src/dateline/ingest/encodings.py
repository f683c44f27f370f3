"""Encodings: bytes as text. A byte order mark is believed first, then valid UTF-8, then what is declared."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from dateline.ingest.limits import LINE_MOST, MB
from dateline.ingest.refusals import Refused
from dateline.ingest.streams import look_ahead

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def bom_encoding(content: bytes) -> str | None:
    """The encoding that a byte order mark says, or that zeros at every other place show."""
    marked = next((name for bom, name in BOMS if content.startswith(bom)), None)
    return marked or unmarked_utf_16(content[:2000])


def unmarked_utf_16(start: bytes) -> str | None:
    """UTF-16 without its mark: nearly every other byte of Western text is zero, and none of the rest."""
    first, second = start[::2], start[1::2]
    if len(second) > 3 and b"\0" not in first and second.count(0) > 0.7 * len(second):
        return "utf-16-le"
    return "utf-16-be" if len(second) > 3 and b"\0" not in second and first.count(0) > 0.7 * len(first) else None


def decode(content: bytes, declared: str | None = None) -> str:
    """The text: UTF-8, else as declared, else Windows-1252, else by the likeliest charset; line ends become "\\n"."""
    bom = bom_encoding(content)
    try:
        text = content.decode(bom or "utf-8")
    except UnicodeDecodeError:
        text = content.decode(bom, errors="replace") if bom else decode_declared(content, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_declared(content: bytes, declared: str | None) -> str:
    """By the declared charset where it is known and fits, else by the likeliest."""
    if declared:
        try:
            name = codecs.lookup(declared.strip(" \"'")).name
            # Who declares Latin-1 means Windows-1252, as every browser takes it.
            return content.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode_other(content)


def decode_other(content: bytes) -> str:
    """UTF-8 with a few broken bytes, else Windows-1252, as nearly all English is (Latin-1 is a part of it)."""
    text = content.decode("utf-8", errors="replace")
    if sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd"):
        return text
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content[: 4 * 65_536]).best()
        return content.decode(best.encoding if best is not None else "utf-8", errors="replace")


def read_lines(stream: BinaryIO) -> Iterator[str | Refused]:
    """Decoded lines, each with its "\\n"; in the place of a line that is too long why it was left out."""
    head, lines = look_ahead(stream)
    encoding = bom_encoding(head)
    if encoding is None and (b"\n" in head or b"\r" not in head):
        for line in bounded_lines(lines):
            yield from split_lines(line) if isinstance(line, bytes) else (line,)
        return
    text = io.TextIOWrapper(lines, encoding or "utf-8", errors="replace")
    while line_read := text.readline(LINE_MOST):
        if len(line_read) == LINE_MOST and not line_read.endswith("\n"):
            while (rest := text.readline(LINE_MOST)) and not rest.endswith("\n"):
                pass
            yield too_long()
        else:
            yield line_read


def bounded_lines(stream: BinaryIO) -> Iterator[bytes | Refused]:
    """Lines as bytes; what is too long is read to its end and dropped."""
    while line := stream.readline(LINE_MOST):
        if len(line) == LINE_MOST and not line.endswith(b"\n"):
            while (rest := stream.readline(LINE_MOST)) and not rest.endswith(b"\n"):
                pass
            yield too_long()
        else:
            yield line


def split_lines(line: bytes) -> Iterator[str]:
    """One line decoded; a lone "\r" within it ends a line too."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = decode_other(line)
    if "\r" not in text:
        yield text
        return
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # str.splitlines would also break at U+2028
    yield from (part + "\n" for part in parts[:-1])
    if parts[-1]:
        yield parts[-1]


def too_long() -> Refused:
    """What is said of a line over the limit."""
    return Refused("too-large", f"a line of more than {LINE_MOST // MB} MB is not read")
