"""Actor index: the table of the shipped actors, laid ready at set-up so that a run need not read the YAML files.

`python -m dateline.reference.actor_index` writes it. It holds a digest of the files that it was made from; where they
have changed since, or it is not there, the files themselves are read, which takes some seconds. A folder of own files
may have an index too: `dateline actors import` writes it.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from dateline.records.actor import Actor
from dateline.reference.actor_files import (
    actor_files,
    country_rows,
    expand,
    read_content,
    read_countries,
    read_entries,
    shipped_folder,
)
from dateline.reference.actor_table import ACTOR, Table, build_table

NAME = ".index.msgpack"
INDEX = Path(__file__).with_name("actors") / NAME


class Index(msgspec.Struct, frozen=True):
    """The digest of the files, the table of their actors, and what else a folder of own files says."""

    digest: str
    table: Table
    removed: tuple[str, ...] = ()  # actor_ids
    agents: dict[str, str] = {}  # noun → sector


def shipped_table() -> Table:
    """The table of all actors in the package, from the index where it is of these files."""
    return indexed(INDEX, shipped_digest(), lambda digest: Index(digest, build_shipped())).table


def shipped_actors() -> tuple[Actor, ...]:
    """All actors in the package as objects: countries first."""
    return tuple(map(ACTOR.decode, shipped_table().actors.values()))


def build_shipped() -> Table:
    """The table from the files: nationality words and capitals are found in texts too."""
    return build_table(read_all(actor_files(shipped_folder())), country_words())


def indexed(path: Path, digest: str, build: Callable[[str], Index]) -> Index:
    """The index of a file where it has that digest, else a new one."""
    if path.is_file():
        try:
            index = msgspec.msgpack.decode(path.read_bytes(), type=Index)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return build(digest)
        if index.digest == digest:
            return index
    return build(digest)


def read_all(files: Iterable[Traversable]) -> Iterator[Actor]:
    """The countries, the actors of the files, and the bodies that every country has and no file names."""
    contents = [(file.name, read_content(file)) for file in files]
    written = [*read_countries(), *(actor for name, content in contents for actor in read_entries(content, name))]
    yield from written
    for _, content in contents:
        yield from expand(content, written)


def country_words() -> Iterator[str]:
    """Nationality words and capitals."""
    for _, _, _, demonyms, capital, others in country_rows():
        yield from filter(None, (*demonyms.split("|"), capital, *others.split("|")))


def shipped_digest() -> str:
    """Of the shipped files."""
    return digest_of([*actor_files(shipped_folder()), shipped_folder() / "countries.tsv"])


def digest_of(files: Iterable[Traversable]) -> str:
    """SHA-256 over the files' names and content, in the order given."""
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def write_index(path: Path, index: Index) -> None:
    """Whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(msgspec.msgpack.encode(index))
    beside.replace(path)


if __name__ == "__main__":
    write_index(INDEX, Index(shipped_digest(), build_shipped()))
