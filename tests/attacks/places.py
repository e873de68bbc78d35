"""Every route with an address that exists, and what the database holds: to see that nothing changed."""

from sqlalchemy import select

from s11.storage.database import db
from tests.web.routes import addresses

TRAILS = {"trail", "trail_head", "sign_in", "lockout"}


def posts(app):
    """Return (endpoint, address) of every route that takes a form."""
    return [(endpoint, address) for endpoint, method, address in addresses(app) if method == "POST"]


def held(session):
    """Return all rows of all tables but those that note requests: the trail, where people are signed in, wrong tries."""
    session.rollback()
    session.expire_all()
    tables = [table for name, table in db.metadata.tables.items() if name not in TRAILS]
    rows = {table.name: sorted(map(repr, session.execute(select(table)).all())) for table in tables}
    session.rollback()
    return rows
