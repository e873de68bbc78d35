"""All of these run on SQLite and on PostgreSQL."""

from tests.databases import database_url, postgres_tables

__all__ = ["database_url", "postgres_tables"]
