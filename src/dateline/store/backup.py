"""Backup and restore: a store as one file, taken while others write, and brought back only when it is whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, insert, select

from dateline.errors import StoreError
from dateline.store.database import Store
from dateline.store.engine import Where, file_of, has_store, name_of, reading, told_as, writing
from dateline.store.schema import metadata
from dateline.store.verify import find_faults
from dateline.store.view import View

BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside its file
TOLD = 3  # faults of a spoilt backup that are told


def back_up(where: Where, target: Path) -> None:
    """Copies a store, as it is at one moment, into a new SQLite file, whose name appears when all of it is there.

    Writers go on meanwhile. StoreError where there is no store, or the target exists or can't be written.
    """
    if not has_store(where):
        raise StoreError(f"there is no store at {name_of(where)}")
    if target.exists():
        raise StoreError(f"there is a file {target} already: name another, or remove it")
    with told_as(f"the backup {target} can't be written"), appearing(target) as unfinished:
        source = file_of(where)
        if source is not None:
            _copy_file(source, unfinished)
        else:
            with View.open(where) as view, Store.open(unfinished) as store:
                _copy_rows(view, store)
        _put_into_one_file(unfinished)


def restore(backup: Path, where: Where, replace: bool = False) -> Path | None:
    """Makes the store what the backup is; returns the name under which a file that stood there lies now.

    StoreError where the backup is spoilt, or where there is a store already and `replace` is not given; then nothing
    is changed. An older backup is brought up to date.
    """
    if not backup.is_file():
        raise StoreError(f"there is no backup at {backup}")
    target = file_of(where)
    if target is not None and target.exists() and not replace:
        raise StoreError(f"there is a store at {target} already: --replace puts it aside")
    with told_as(f"the store {name_of(where)} can't be restored"):
        if target is not None:
            return _restore_file(backup, target)
        _restore_server(backup, where, replace)
        return None


def _restore_file(backup: Path, target: Path) -> Path | None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with appearing(target) as unfinished:
        _copy_whole(backup, unfinished)
        return put_aside(target)


def _restore_server(backup: Path, where: Where, replace: bool) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.sqlite"
        _copy_whole(backup, copy)
        with View.open(copy) as view, Store.open(where) as store:
            if any(store.view.count().values()) and not replace:
                raise StoreError(f"the store {name_of(where)} is not empty: --replace empties it first")
            _copy_rows(view, store)


def _copy_whole(backup: Path, copy: Path) -> None:
    """Copies a backup and brings it up to date. StoreError where it is spoilt."""
    _copy_file(backup, copy)
    Store.open(copy).close()
    faults = list(find_faults(copy))
    if faults:
        more = f" and {len(faults) - TOLD} more" if len(faults) > TOLD else ""
        raise StoreError(f"the backup {backup} is spoilt: {'; '.join(map(str, faults[:TOLD]))}{more}")
    _put_into_one_file(copy)


def _copy_file(source: Path, target: Path) -> None:
    """All of a SQLite database, in one step: what others write meanwhile stays outside, and is not held up."""
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as old:
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchall()
        with closing(sqlite3.connect(target)) as new:
            old.backup(new)


def _copy_rows(view: View, store: Store) -> None:
    """Makes a store's rows those of a view, in one transaction."""
    with reading(view.engine) as old, writing(store.engine) as new:
        for table in reversed(metadata.sorted_tables):
            new.execute(delete(table))
        for table in metadata.sorted_tables:
            for rows in old.execute(select(table).order_by(*table.primary_key)).mappings().partitions():
                new.execute(insert(table), [{str(name): value for name, value in row.items()} for row in rows])


def _put_into_one_file(path: Path) -> None:
    """Nothing of the database lies beside its file any more, and all of it on the disk."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """A file beside the target to write to, which takes the target's name at the end, or is gone if that fails."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    _remove(unfinished)
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        _remove(unfinished)


def _remove(path: Path) -> None:
    for name in ("", *BESIDE):
        path.with_name(path.name + name).unlink(missing_ok=True)


def put_aside(path: Path) -> Path | None:
    """Moves a store, and what lies beside it, to the first free name; None where there is none."""
    if not path.exists():
        return None
    names = (path.with_name(f"{path.name}.replaced{n or ''}") for n in count())
    aside = next(name for name in names if not name.exists())
    for beside in (*BESIDE, ""):  # the file last: while it is there the others belong to it
        part = path.with_name(path.name + beside)
        if part.exists():
            part.replace(aside.with_name(aside.name + beside))
    return aside
