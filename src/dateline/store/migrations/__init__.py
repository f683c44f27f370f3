"""Migrations: alembic's steps from an empty database to the schema."""
