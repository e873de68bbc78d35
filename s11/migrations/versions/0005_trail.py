"""Keep a trail of what happens, which the database lets nobody change"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

REFUSED = 'the trail is only ever added to'
# What an update may do: take the details away. `s11 log verify` asks for the entry that says why.
UNCHANGED = ' AND '.join(
    f'NEW.{column} IS NOT DISTINCT FROM OLD.{column}'
    for column in ('id', '"at"', 'who', 'role', 'what', 'cycle', 'directorate', 'place', 'digest', 'hash')
)
IN_SQLITE = UNCHANGED.replace('IS NOT DISTINCT FROM', 'IS')


def upgrade() -> None:
    op.create_table('trail',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('who', sa.Integer(), nullable=True),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('cycle', sa.Text(), nullable=False),
    sa.Column('directorate', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('details', sa.Text(), nullable=True),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail'))
    )
    op.create_index('ix_trail_about', 'trail', ['cycle', 'directorate', 'place'])
    op.create_index('ix_trail_who', 'trail', ['who'])
    head = op.create_table('trail_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail_head'))
    )
    op.bulk_insert(head, [{'id': 1, 'last': 0, 'hash': ''}])
    if op.get_bind().dialect.name == 'postgresql':
        _guard_in_postgresql()
    else:
        _guard_in_sqlite()


def _guard_in_sqlite() -> None:
    op.execute(
        f"CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )
    op.execute(
        f"CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail WHEN NOT (NEW.details IS NULL AND {IN_SQLITE}) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )
    op.execute(
        f"CREATE TRIGGER trail_head_stays BEFORE DELETE ON trail_head BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )


def _guard_in_postgresql() -> None:
    op.execute(
        f"""CREATE FUNCTION trail_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"""
    )
    op.execute('CREATE TRIGGER trail_stays BEFORE DELETE ON trail FOR EACH ROW EXECUTE FUNCTION trail_refuses()')
    op.execute(
        f'CREATE TRIGGER trail_unchanged BEFORE UPDATE ON trail FOR EACH ROW '
        f'WHEN (NOT (NEW.details IS NULL AND {UNCHANGED})) EXECUTE FUNCTION trail_refuses()'
    )
    op.execute(
        'CREATE TRIGGER trail_head_stays BEFORE DELETE ON trail_head FOR EACH ROW EXECUTE FUNCTION trail_refuses()'
    )
    op.execute('REVOKE DELETE, TRUNCATE, UPDATE ON trail FROM PUBLIC, CURRENT_USER')
    op.execute('GRANT UPDATE (details) ON trail TO CURRENT_USER')
