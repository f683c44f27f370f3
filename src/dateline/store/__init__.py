"""One database: schema, migrations, writer, view. SQL lives only here."""

from dateline.store.database import Store, Written

__all__ = ["Store", "Written"]
