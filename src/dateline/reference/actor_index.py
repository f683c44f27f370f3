"""Actor index: the shipped actors and their names, laid ready at set-up so that a run need not read the YAML files.

`python -m dateline.reference.actor_index` writes it. It holds a digest of the files that it was made from; where they
have changed since, or it is not there, the files themselves are read, which takes seconds.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from dateline.records.actor import Actor
from dateline.reference.actor_files import actor_files, read_actor_file, read_countries, shipped_folder

INDEX = Path(__file__).with_name(FOLDER := "actors") / ".index.msgpack"


class Index(msgspec.Struct, frozen=True):
    """The digest of the files, and the actors in their order: countries first."""

    digest: str
    actors: tuple[Actor, ...]


def shipped_actors() -> tuple[Actor, ...]:
    """All actors in the package, from the index where it is of these files."""
    files = list(actor_files(shipped_folder()))
    digest = digest_of([*files, shipped_folder() / "countries.tsv"])
    if INDEX.is_file():
        try:
            index = msgspec.msgpack.decode(INDEX.read_bytes(), type=Index)
        except (msgspec.DecodeError, msgspec.ValidationError):
            index = Index("", ())
        if index.digest == digest:
            return index.actors
    return tuple(read_all(files))


def read_all(files: Iterable[Traversable]) -> Iterator[Actor]:
    """The actors of the files after the countries."""
    yield from read_countries()
    for file in files:
        yield from read_actor_file(file)


def digest_of(files: Iterable[Traversable]) -> str:
    """SHA-256 over the files' names and content, in the order given."""
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def spellings(name: str) -> Iterator[str]:
    """The name as newspapers write it: with either apostrophe, with or without diacritics."""
    yield name
    if "'" in name:
        yield name.replace("'", "’")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain and plain != name:
        yield plain


def write_index() -> None:
    """Lay the index ready beside the actor files."""
    files = list(actor_files(shipped_folder()))
    digest = digest_of([*files, shipped_folder() / "countries.tsv"])
    INDEX.write_bytes(msgspec.msgpack.encode(Index(digest, tuple(read_all(files)))))


if __name__ == "__main__":
    write_index()
