"""Streams: the bytes of one input as they come, looked into without being taken, and counted against a bomb."""

import io
import tempfile
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from dateline.ingest.limits import MB, RATIO_FROM, RATIO_MOST, SNIFFED, SPOOL_IN_MEMORY, SPOOL_MOST
from dateline.ingest.refusals import Refused


@dataclass(slots=True)
class Meter:
    """How much one input gave when unpacked, all archives within it together."""

    packed: int = 0  # bytes of the input that were read
    unpacked: int = 0  # bytes made of them

    def count(self, n: int) -> None:
        """So many bytes more were unpacked. Refused("bomb") where it is far more than news ever gives."""
        self.unpacked += n
        if self.unpacked > RATIO_FROM and self.unpacked > RATIO_MOST * self.packed:
            raise Refused("bomb", f"unpacks to more than {RATIO_MOST} times its size: the rest is not read")


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one file, or of one member of an archive."""

    name: str  # "news.zip/a.html"
    stream: BinaryIO
    depth: int = 0  # archives around it
    meter: Meter = field(default_factory=Meter)

    def within(self, name: str, stream: BinaryIO) -> "Piece":
        """A member of this archive."""
        return Piece(f"{self.name}/{name}" if name else self.name, stream, self.depth + 1, self.meter)


class Counted(io.RawIOBase):
    """A stream whose bytes are counted as packed."""

    def __init__(self, source: BinaryIO, meter: Meter) -> None:
        self._source = source
        self._meter = meter

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Where the source is."""
        return self._source.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        """As the source does."""
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        """As the source does."""
        return self._source.tell()

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """Bytes of the source."""
        data = self._source.read(len(into))
        self._meter.packed += len(data)
        into[: len(data)] = data
        return len(data)


class Prefixed(io.RawIOBase):
    """A stream with bytes before it: those that were taken to know the format."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """The head first, then the rest."""
        if self._head:
            n = min(len(into), len(self._head))
            into[:n] = self._head[:n]
            self._head = self._head[n:]
            return n
        data = self._rest.read(len(into))
        into[: len(data)] = data
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A raw stream with a buffer."""
    return cast(BinaryIO, io.BufferedReader(raw, SNIFFED))


def look_ahead(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and a stream that still begins with them."""
    head = stream.read(SNIFFED)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, buffered(Prefixed(head, stream))


def read_whole(stream: BinaryIO, most: int, what: str) -> bytes:
    """All bytes. Refused("too-large") where there are more than `most`."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise Refused("too-large", f"{what} of more than {most // MB} MB is not read")
    return content


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream where it can be read in any order, else a temporary copy that is gone when it is closed."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY)  # noqa: SIM115 (its reader needs it open)
    n = 0
    while data := stream.read(MB):
        n += len(data)
        if n > SPOOL_MOST:
            copy.close()
            raise Refused("too-large", f"an archive in an archive of more than {SPOOL_MOST // MB} MB is not read")
        copy.write(data)
    copy.seek(0)
    return cast(BinaryIO, copy)
