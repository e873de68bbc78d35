"""All of these run on SQLite and on PostgreSQL."""

from tests.databases import database_url, template

__all__ = ["database_url", "template"]
