"""Say until when an audit is kept, and when a person's account was erased"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('cycle', sa.Column('keep_until', sa.Date(), nullable=True))
    op.add_column('user', sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True))
