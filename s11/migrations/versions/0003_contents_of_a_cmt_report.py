"""Keep what a CMT report was made from"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('cmt_report', sa.Column('contents', sa.Text(), nullable=True))
