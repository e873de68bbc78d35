"""Pages: one blueprint an audience. A route parses, calls one service, and renders or redirects."""

from flask import Flask, request

from s11.config import MEGABYTE, Settings
from s11.storage.database import say_only_reading
from s11.web import (
    account,
    admin,
    board,
    cookies,
    council,
    directorate,
    errors,
    headers,
    limits,
    listening,
    noting,
    pages,
    policy,
    watching,
)

LARGEST_FILE = 20 * MEGABYTE
LARGEST_REQUEST = LARGEST_FILE + MEGABYTE
LARGEST_FORM = 2 * MEGABYTE
ONLY_READS = ("GET", "HEAD", "OPTIONS")


def prepare(app: Flask, settings: Settings) -> None:
    """Set up what comes before any other extension sees a request."""

    @app.before_request
    def tell_the_database() -> None:
        say_only_reading(request.method in ONLY_READS or request.endpoint == "security.login")

    watching.init_app(app, settings)
    listening.init_app(app)
    cookies.init_app(app)
    pages.init_app(app, settings)
    headers.init_app(app, settings)


def register(app: Flask) -> None:
    """Register the blueprints, the error pages and the policy that denies what no route allows."""
    for audience in (account, directorate, board, council, admin):
        app.register_blueprint(audience.bp)
    errors.init_app(app)
    policy.init_app(app)
    noting.init_app(app)
    limits.init_app(app)
