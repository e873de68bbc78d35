"""Run migrations in the connection that `s11.storage.upgrading` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from s11.storage import tables  # noqa: F401  # their classes make up the metadata
from s11.storage.database import Moment, db


def say_type(kind: str, column_type: Any, _: AutogenContext) -> str | Literal[False]:
    """Write a moment as what it is underneath, so that a migration needs none of our code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(column_type, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=say_type,
)
with context.begin_transaction():
    context.run_migrations()
