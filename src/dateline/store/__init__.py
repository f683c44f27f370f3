"""One database: schema, migrations, writer, view. SQL lives only here."""

from dateline.store.database import Store, Written
from dateline.store.digest import digest
from dateline.store.engine import Where, has_store, name_of
from dateline.store.verify import Fault, find_faults
from dateline.store.view import Stored, View

__all__ = ["Fault", "Store", "Stored", "View", "Where", "Written", "digest", "find_faults", "has_store", "name_of"]
