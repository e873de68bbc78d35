"""Keep who is signed in, and the links with which people set a password"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('sign_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('begun', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_seen', sa.DateTime(timezone=True), nullable=False),
    sa.Column('origin', sa.Text(), nullable=False),
    sa.Column('browser', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_sign_in_person_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('hash', name=op.f('uq_sign_in_hash')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_sign_in_person_id'), 'sign_in', ['person_id'])
    op.create_table('link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('invitation', 'reset')", name=op.f('ck_link_kind')),
    sa.ForeignKeyConstraint(['person_id'], ['user.id'], name=op.f('fk_link_person_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link')),
    sa.UniqueConstraint('hash', name=op.f('uq_link_hash')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_link_person_id'), 'link', ['person_id'])
