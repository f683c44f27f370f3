"""Compressed: gzip, bzip2 and xz as streams; a member cut off or damaged is found, and the next one looked for."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from dateline.ingest.limits import MB, SNIFFED
from dateline.ingest.refusals import Refused
from dateline.ingest.streams import Meter, buffered

GZIP, BZIP2, XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"
XZ_MEMORY = 128 * MB
DAMAGES = (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError)


class Decompressor(Protocol):
    """What bz2 and lzma have, and zlib here."""

    @property
    def eof(self) -> bool: ...  # noqa: D102
    @property
    def needs_input(self) -> bool: ...  # noqa: D102
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102
    def decompress(self, data: bytes, max_length: int) -> bytes: ...  # noqa: D102


class Inflater:
    """zlib's gzip reader in the shape of the other two."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)
        self._full = False

    @property
    def eof(self) -> bool:
        """Is the member at its end?"""
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        """Has it given all that it was fed?"""
        return not (self._inflate.unconsumed_tail or self._full)

    @property
    def unused_data(self) -> bytes:
        """What follows the member."""
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes; the rest of the data waits."""
        out = self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)
        self._full = len(out) == max_length
        return out


MAKERS: dict[bytes, Callable[[], Decompressor]] = {
    GZIP: Inflater,
    BZIP2: bz2.BZ2Decompressor,
    XZ: lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY),
}


class Members:
    """The members of a compressed stream, one after another; each must be read before the next is asked for."""

    def __init__(self, source: BinaryIO, magic: bytes, meter: Meter) -> None:
        self.source = source
        self.magic = magic
        self.meter = meter
        self.left = b""  # read and not yet used

    def __iter__(self) -> Iterator["Member"]:
        """Each member, where one begins after the last or, that being damaged, anywhere further on."""
        while self._find_next():
            member = Member(self)
            yield member
            member.skip()

    def take(self) -> bytes:
        """The next compressed bytes, none at the end."""
        data, self.left = self.left or self.source.read(SNIFFED), b""
        return data

    def _find_next(self) -> bool:
        """Puts the next member at the beginning of what is left; between members zeros and rubbish may lie."""
        while True:
            self.left += self.source.read(SNIFFED) if len(self.left) < len(self.magic) else b""
            at = self.left.find(self.magic)
            if at >= 0:
                self.left = self.left[at:]
                return True
            if len(self.left) < len(self.magic):
                return False
            self.left = self.left[-(len(self.magic) - 1) :] + self.source.read(SNIFFED)
            if len(self.left) < len(self.magic):
                return False


class Member(io.RawIOBase):
    """One member, unpacked. Reading raises Refused where it is cut off, damaged or a bomb."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._unpack = MAKERS[members.magic]()
        self._over = False
        self._fed = b""  # the last bytes that went in

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """The next bytes, none at the member's end."""
        while not self._over:
            hungry = self._unpack.needs_input
            data = self._members.take() if hungry else b""
            self._fed = data or self._fed
            try:
                out = self._unpack.decompress(data, len(into))
            except DAMAGES:
                self._end(self._fed[1:])  # where another member may begin
                raise Refused("corrupt", "the compressed data is damaged: what lies in it is lost") from None
            if self._unpack.eof:
                self._end(self._unpack.unused_data)
            elif hungry and not data and not out:
                self._end(b"")
                raise Refused("truncated", "the compressed data ends in the middle: it was cut off")
            if out:
                self._members.meter.count(len(out))
                into[: len(out)] = out
                return len(out)
        return 0

    def skip(self) -> None:
        """Reads what nobody wanted, so that the next member is reached."""
        try:
            while not self._over and self.read(MB):
                pass
        except Refused as refused:
            if refused.kind == "bomb":
                raise

    def _end(self, left: bytes) -> None:
        self._over = True
        self._members.left = left


class Joined(io.RawIOBase):
    """All members as one stream, as gzip means them. Reading raises Refused at the first damage."""

    def __init__(self, members: Members) -> None:
        self._members = iter(members)
        self._member = next(self._members, None)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """The next bytes."""
        while self._member is not None:
            if n := self._member.readinto(into):
                return n
            self._member = next(self._members, None)
        return 0


def compressed_magic(head: bytes) -> bytes | None:
    """The magic number that the bytes begin with."""
    return next((magic for magic in MAKERS if head.startswith(magic)), None)


def unpack(source: BinaryIO, magic: bytes, meter: Meter) -> BinaryIO:
    """The whole stream, unpacked."""
    return buffered(Joined(Members(source, magic, meter)))
