"""Run migrations in the connection that `s11.storage.upgrading` hands over."""

from alembic import context

from s11.storage import tables  # noqa: F401  # their classes make up the metadata
from s11.storage.database import db

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
