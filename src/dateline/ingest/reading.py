"""Reading: each source as articles, whatever it is; what can't be read becomes a Problem and the rest goes on."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import DatelineError, SetupError
from dateline.ingest.archives import open_tar, open_zip
from dateline.ingest.compressed import GZIP, Members, compressed_magic, unpack
from dateline.ingest.encodings import decode
from dateline.ingest.json_lines import read_json
from dateline.ingest.limits import DEPTH_MOST, PAGE_MOST, TEXT_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.rows_in import read_csv
from dateline.ingest.selecting import select
from dateline.ingest.sniffing import find_format
from dateline.ingest.sources import WEB, find_sources
from dateline.ingest.streams import Counted, Meter, Piece, buffered, look_ahead, read_whole
from dateline.ingest.text import read_text
from dateline.records.article import Article
from dateline.records.problem import Problem

Items = Iterator[Article | Problem]
NAMED = {"json": "JSON", "csv": "CSV", "parquet": "Parquet file"}


def read_articles(sources: Sequence[str], options: ReadOptions | None = None) -> Items:
    """Articles of all sources in their sorted order, each id once. Raises InputError where a source does not exist."""
    return read_files(find_sources(sources), options)


def read_files(files: Iterable[str], options: ReadOptions | None = None) -> Items:
    """Articles of files in their order, each id once; a file that is not there is a Problem."""
    chosen = options or ReadOptions()
    return select(once(read_sources(files, chosen)), chosen)


def read_sources(sources: Iterable[str], options: ReadOptions) -> Items:
    """The articles of files that exist, of standard input ("-"), and of addresses where they may be fetched."""
    for source in sources:
        name = printable(source)
        try:
            with open_source(source, options) as stream:
                meter = Meter()
                counted = buffered(Counted(stream, meter))
                yield from guarded(Piece(name, counted, meter=meter), options)
        except Refused as refused:
            yield refused.problem(name)
        except OSError as error:
            yield Problem(None, name, "ingest", "unreadable", f"can't be read: {error.strerror}")


def printable(source: str) -> str:
    """The source's name; bytes of a file name that are no UTF-8 are replaced."""
    name = os.fsencode(source).decode("utf-8", "replace")
    return source if name == source else name  # one string for a million articles


@contextmanager
def open_source(source: str, options: ReadOptions) -> Iterator[BinaryIO]:
    """The bytes of a source."""
    with ExitStack() as stack:
        if source == "-":
            yield sys.stdin.buffer
        elif source.startswith(WEB):
            if options.fetch is None:
                raise Refused("not-fetched", "an address is read only with --fetch")
            yield io.BytesIO(options.fetch(source))
        else:
            yield cast(BinaryIO, stack.enter_context(Path(source).open("rb")))


def once(incoming: Iterable[Article | Problem]) -> Items:
    """The same items; an article whose id came before becomes a Problem, for the store can hold it only once."""
    seen: dict[bytes, str | None] = {}  # by a short hash: there may be millions
    for item in incoming:
        if isinstance(item, Article):
            key = blake2b(item.article_id.encode("utf-8", "replace"), digest_size=8).digest()
            if key in seen:
                message = f"an article of this id was read from {seen[key]} already"
                yield Problem(item.article_id, item.source_file, "ingest", "duplicate-id", message)
                continue
            seen[key] = item.source_file
        yield item


def guarded(piece: Piece, options: ReadOptions) -> Items:
    """The articles of a piece; whatever goes wrong in it is a Problem of it, and the next piece is read."""
    try:
        yield from read_piece(piece, options)
    except Refused as refused:
        if refused.kind == "bomb" and piece.depth:
            raise  # the whole input is given up
        yield refused.problem(piece.name)
    except ImportError as error:
        raise SetupError(f"a package is missing, run `make setup`: {error}") from error
    except (DatelineError, OSError):
        raise
    except (Exception, MemoryError) as error:  # a reader's own fault costs one input, not the run
        yield Problem(None, piece.name, "ingest", "unreadable", f"can't be read: {describe_error(error)}")


def read_piece(piece: Piece, options: ReadOptions) -> Items:
    """The articles of one file or member, by what its first bytes are. Refused where it can't be read."""
    head, stream = look_ahead(piece.stream)
    found = find_format(head, piece.name, options)
    if found.startswith("not: "):
        raise Refused("not-text", f"{found.removeprefix('not: ')} is not read: save it as text, JSON Lines or CSV")
    if found in ARCHIVES:
        if piece.depth >= DEPTH_MOST:
            raise Refused("nested", f"archives lie more than {DEPTH_MOST} deep in one another")
        yield from ARCHIVES[found](Piece(piece.name, stream, piece.depth, piece.meter), head, options)
        return
    items = READERS[found](stream, piece.name, options)
    if found in NAMED:
        first = next(items, None)
        yield first or Problem(None, piece.name, "ingest", "no-text", f"there is no article in this {NAMED[found]}")
    yield from items


def read_compressed(piece: Piece, head: bytes, options: ReadOptions) -> Items:
    """What a compressed file holds; a WARC file's records are gzip members, each read for itself."""
    from dateline.ingest.warc import read_gzip_warc

    magic = compressed_magic(head) or GZIP
    if magic == GZIP and begins_warc(head):
        yield from read_gzip_warc(piece.stream, piece.name, options, piece.meter)
        return
    inner = unpack(piece.stream, magic, piece.meter)
    yield from guarded(Piece(piece.name, inner, piece.depth + 1, piece.meter), options)


def begins_warc(head: bytes) -> bool:
    """Does the first gzip member begin as a WARC record does?"""
    try:
        member = next(iter(Members(io.BytesIO(head), GZIP, Meter(packed=len(head)))))
        return member.read(10).startswith(b"WARC/")
    except Refused:
        return False


def read_members(opened: Callable[[Piece], Iterator[Piece | Problem]]) -> Callable[[Piece, bytes, ReadOptions], Items]:
    """A reader of the members that an archive's opener yields."""

    def read(piece: Piece, head: bytes, options: ReadOptions) -> Items:
        empty = True
        for member in opened(piece):
            empty = False
            if isinstance(member, Problem):
                yield member
            else:
                yield from guarded(member, options)
        if empty:
            raise Refused("no-text", "there is nothing in this archive")

    return read


def read_one_text(stream: BinaryIO, source: str, options: ReadOptions) -> Items:
    """A file that is one article."""
    yield read_text(decode(read_whole(stream, 4 * TEXT_MOST, "a text")), source, options)


def read_one_page(stream: BinaryIO, source: str, options: ReadOptions) -> Items:
    """A page, which is one article."""
    from dateline.ingest.pages import read_page

    yield read_page(read_whole(stream, PAGE_MOST, "a page"), source, options)


def read_entries(stream: BinaryIO, source: str, options: ReadOptions) -> Items:
    """A feed's entries."""
    from dateline.ingest.feeds import read_feed

    return read_feed(stream, source, options)


def read_warc_file(stream: BinaryIO, source: str, options: ReadOptions) -> Items:
    """A WARC file's pages."""
    from dateline.ingest.warc import read_warc

    return read_warc(stream, source, options)


def read_parquet_file(stream: BinaryIO, source: str, options: ReadOptions) -> Items:
    """A Parquet file's rows."""
    from dateline.ingest.parquet import read_parquet

    return read_parquet(stream, source, options)


# Those that need a heavy library load it when the first such file comes.
READERS: dict[str, Callable[[BinaryIO, str, ReadOptions], Items]] = {
    "text": read_one_text,
    "html": read_one_page,
    "feed": read_entries,
    "json": read_json,
    "csv": read_csv,
    "warc": read_warc_file,
    "parquet": read_parquet_file,
}
ARCHIVES: dict[str, Callable[[Piece, bytes, ReadOptions], Items]] = {
    "compressed": read_compressed,
    "zip": read_members(open_zip),
    "tar": read_members(open_tar),
}
