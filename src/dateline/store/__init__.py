"""One database: schema, migrations, writer, view, verify, backup. SQL lives only here."""

from dateline.store.database import Store, Written
from dateline.store.deletions import Deletion
from dateline.store.digest import digest
from dateline.store.engine import Where, has_store, name_of
from dateline.store.view import Stored, View

__all__ = ["Deletion", "Store", "Stored", "View", "Where", "Written", "digest", "has_store", "name_of"]
