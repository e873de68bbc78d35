"""Keep who people are at the provider of single sign-on"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('identity',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('tenant', sa.Text(), nullable=False),
    sa.Column('object_id', sa.Text(), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('said_name', sa.Text(), nullable=False),
    sa.Column('said_email', sa.Text(), nullable=False),
    sa.Column('by_hand', sa.Boolean(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_identity_person_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_identity')),
    sa.UniqueConstraint('tenant', 'object_id', name=op.f('uq_identity_tenant_object_id')),
    sa.UniqueConstraint('reference', name=op.f('uq_identity_reference')),
    sa.UniqueConstraint('person_id', name=op.f('uq_identity_person_id'))
    )
