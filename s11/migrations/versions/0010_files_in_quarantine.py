"""List the files in which the virus scanner found something"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('quarantined_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('signature', sa.Text(), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('found_by', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('cycle', sa.Text(), nullable=False),
    sa.Column('directorate', sa.Text(), nullable=False),
    sa.Column('criteria', sa.Text(), nullable=False),
    sa.CheckConstraint("found_by IN ('upload', 'scan')", name=op.f('ck_quarantined_file_found_by')),
    sa.CheckConstraint("state IN ('held', 'deleted', 'released')", name=op.f('ck_quarantined_file_state')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quarantined_file'))
    )
    op.create_index(op.f('ix_quarantined_file_sha256'), 'quarantined_file', ['sha256'])
