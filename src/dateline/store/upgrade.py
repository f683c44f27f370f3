"""Upgrade: brings a database to the newest schema, or says that it is newer than this Dateline."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from dateline.errors import StoreError

SCRIPTS = Path(__file__).with_name("migrations")


def is_current(connection: Connection) -> bool:
    """Has the database the newest schema? StoreError where it knows more than we do."""
    current = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory(str(SCRIPTS))
    newest = scripts.get_current_head()
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(f"the store is of schema {current}, this Dateline knows {newest}: install a newer Dateline")
    return current == newest


def check_current(connection: Connection, name: str) -> None:
    """For those who read and so do not migrate. StoreError where there is no store yet, or one of another schema."""
    if MigrationContext.configure(connection).get_current_revision() is None:
        raise StoreError(f"{name} holds no store yet: the first run makes it")
    if not is_current(connection):
        raise StoreError(f"the store {name} is older than this Dateline: run `dateline migrate` on it")


def upgrade(connection: Connection) -> None:
    """Runs the migrations that the database lacks, all or none. StoreError where it knows more than we do."""
    if not is_current(connection):
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
