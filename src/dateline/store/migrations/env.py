"""Alembic's environment: runs the steps on the connection that the store hands over."""

from alembic import context

from dateline.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
