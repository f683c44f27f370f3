"""Digest: one SHA-256 over all that a store holds. Two stores with the same rows have the same, whatever wrote them."""

import hashlib

import msgspec
from sqlalchemy import select

from dateline.store.engine import reading
from dateline.store.schema import metadata
from dateline.store.view import View


def digest(view: View) -> str:
    """SHA-256 over every row of every table, in the order of names and keys; 64 hexadecimal digits."""
    whole = hashlib.sha256()
    with reading(view.engine) as connection:
        for name, table in sorted(metadata.tables.items()):
            columns = sorted(table.columns, key=lambda column: column.name)
            for row in connection.execute(select(*columns).order_by(*table.primary_key)):
                whole.update(msgspec.json.encode([name, *row]))
    return whole.hexdigest()
