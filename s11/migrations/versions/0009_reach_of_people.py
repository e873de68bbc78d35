"""Let people belong to one board or one organisation"""

from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

LINE = (
    'ALTER TABLE "user" ADD COLUMN {table}_id INTEGER'
    ' CONSTRAINT fk_user_{table}_id_{table} REFERENCES {table} (id) {checks}'
)
CHECK = 'CONSTRAINT ck_user_{column} CHECK ({column} IS NULL OR role IN ({roles}))'


def upgrade() -> None:
    # Nothing ever read a directorate of other roles. A column brings its own and the third check with it: SQLite
    # takes none later, and making the table anew would drop what refers to it.
    op.execute("UPDATE \"user\" SET directorate_id = NULL WHERE role NOT IN ('lead', 'director')")
    _add('board', CHECK.format(column='board_id', roles="'manager'"))
    _add(
        'organisation',
        CHECK.format(column='organisation_id', roles="'cmt', 'scrutiny'"),
        CHECK.format(column='directorate_id', roles="'lead', 'director'"),
    )


def _add(table: str, *checks: str) -> None:
    op.execute(LINE.format(table=table, checks=' '.join(checks)))
