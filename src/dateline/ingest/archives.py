"""Archives: ZIP and TAR member by member, in memory alone: nothing is ever written where a member's name says."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, Self, cast

from dateline.ingest.limits import DIRECTORY_MOST, HEADER_MOST, MB, RATIO_FROM, RATIO_MOST
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.streams import Piece, buffered, seekable
from dateline.records.problem import Problem

OFFICE = "[Content_Types].xml"  # the first member of .docx, .xlsx, .pptx
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
LONG_HEADS = frozenset({tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK})


def open_zip(piece: Piece) -> Iterator[Piece | Problem]:
    """The members of a ZIP archive, in its order. Refused where the archive itself can't be read."""
    stream = seekable(piece.stream)
    check_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN_ZIP as error:
        raise Refused("corrupt", f"is no whole ZIP archive: {describe_error(error)}") from None
    with archive:
        if OFFICE in archive.NameToInfo:
            raise Refused("not-text", "an office document is not read: save it as text, JSON Lines or CSV")
        for member in archive.infolist():
            if not member.is_dir() and not is_hidden(member.filename):
                yield zip_member(piece, archive, member)


def zip_member(piece: Piece, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Piece | Problem:
    """A member to be read, or why it is not."""
    name = f"{piece.name}/{member.filename}"
    try:
        check_name(member.filename)
        if member.flag_bits & 1:
            raise Refused("encrypted", "is encrypted")
        if member.file_size > max(RATIO_FROM, RATIO_MOST * member.compress_size):
            raise Refused("bomb", f"unpacks to more than {RATIO_MOST} times its size: it is not read")
        opened = cast(BinaryIO, archive.open(member))
    except Refused as refused:
        return refused.problem(name)
    except BROKEN_ZIP as error:
        return Refused("corrupt", f"can't be unpacked: {describe_error(error)}").problem(name)
    return piece.within(member.filename, buffered(Forward(opened, piece.meter.count)))


class Forward(io.RawIOBase):
    """A member's stream, from front to back; what the archive's reader complains of is Refused."""

    def __init__(self, source: BinaryIO, count: Callable[[int], None] | None = None) -> None:
        self._source = source
        self._count = count
        self.refused: Refused | None = None  # for what reading ended

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        """The next bytes."""
        try:
            data = self._source.read(len(into))
        except (*BROKEN_ZIP, tarfile.TarError) as error:
            kind = "truncated" if "unexpected end" in str(error) else "corrupt"
            self.refused = Refused(kind, f"can't be unpacked: {describe_error(error)}")
            raise self.refused from None
        if self._count:
            self._count(len(data))
        into[: len(data)] = data
        return len(data)


def check_directory(stream: BinaryIO) -> None:
    """Refused where the list of members alone would fill the memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    tail = stream.read(66_000)
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    listed = struct.unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    if listed == 0xFFFFFFFF and (at := tail.rfind(b"PK\x06\x06", 0, at)) >= 0 and at + 48 <= len(tail):
        listed = struct.unpack_from("<Q", tail, at + 40)[0]
    if listed > DIRECTORY_MOST:
        raise Refused("too-large", f"a ZIP archive whose list of members takes more than {DIRECTORY_MOST // MB} MB")


class ShortHeads(tarfile.TarInfo):
    """Tar's headers; one that claims to be very long would be read into memory whole."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header of 512 bytes."""
        found = super().frombuf(buf, encoding, errors)
        if found.type in LONG_HEADS and found.size > HEADER_MOST:
            raise Refused("too-large", "a header of the TAR archive is of more than 1 MB")
        return found


class Ending:
    """A stream that keeps its last bytes: a whole TAR archive ends with zeros."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.last = b""

    def read(self, n: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(n)
        self.last = (self.last + data)[-512:] if len(data) < 512 else data[-512:]
        return data


def open_tar(piece: Piece) -> Iterator[Piece | Problem]:
    """The members of a TAR archive, as they stream by; links and devices are Problems. Refused where it ends early."""
    ending = Ending(piece.stream)
    forward: Forward | None = None
    try:
        with tarfile.open(fileobj=cast(BinaryIO, ending), mode="r|", tarinfo=ShortHeads, errorlevel=2) as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # else every header is kept
                if member.isdir() or is_hidden(member.name):
                    continue
                try:
                    check_member(member)
                except Refused as refused:
                    yield refused.problem(f"{piece.name}/{member.name}")
                    continue
                forward = Forward(cast(BinaryIO, archive.extractfile(member)))
                yield piece.within(member.name, buffered(forward))
    except (tarfile.TarError, EOFError, ValueError) as error:
        if forward is not None and forward.refused:
            return  # that member's Problem says it
        ended = "unexpected end" in str(error) or not ending._stream.read(1)
        kind, said = ("truncated", "ends in the middle") if ended else ("corrupt", "is damaged")
        raise Refused(kind, f"the TAR archive {said}: {describe_error(error)}") from None
    if ending.last.strip(b"\0"):
        raise Refused("truncated", "the TAR archive ends without its end mark: it was cut off")


def check_member(member: tarfile.TarInfo) -> None:
    """Refused where a member's name leads out, or it is no file of its own."""
    check_name(member.name)
    if not member.isreg() or member.issparse():
        raise Refused("unsafe-path", "a link, a device or a file with holes is not read from an archive")


def check_name(name: str) -> None:
    """Refused where a name leads out of the archive. Nothing is written there; but who packs such names means harm."""
    posix, windows = PurePosixPath(name.replace("\\", "/")), PureWindowsPath(name)
    if posix.is_absolute() or windows.drive or windows.root or ".." in posix.parts or "\0" in name:
        raise Refused("unsafe-path", "its name leads out of the archive")


def is_hidden(name: str) -> bool:
    """Hidden files, and what macOS adds; a name that leads out is told instead."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part != ".." for part in parts) or parts[:1] == ("__MACOSX",)
