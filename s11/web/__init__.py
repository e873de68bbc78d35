"""Pages: one blueprint an audience. A route parses, calls one service, and renders or redirects."""

from flask import Flask, g, request

from s11.config import MEGABYTE, Settings
from s11.domain.reach import NOTHING
from s11.services.incoming import LARGEST_FILE
from s11.storage.database import say_only_reading
from s11.storage.reach import said_reach, say_reach
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
    receiving,
    retention,
    second_factor,
    watching,
)
from s11.web.ids import IdConverter
from s11.web.signing_in import guessing

LARGEST_REQUEST = LARGEST_FILE + MEGABYTE
LARGEST_FORM = 2 * MEGABYTE
ONLY_READS = ("GET", "HEAD", "OPTIONS")
# Passwords are hashed there, which takes a while; they say themselves when they write.
WRITE_LATE = frozenset({"security.login", "account.forgotten", "account.choose_password"})


def prepare(app: Flask, settings: Settings) -> None:
    """Set up what comes before any other extension sees a request."""

    @app.before_request
    def tell_the_database() -> None:
        say_only_reading(request.method in ONLY_READS or request.endpoint in WRITE_LATE)
        g.reach_before = said_reach()
        say_reach(NOTHING)  # until the policy knows who asks

    @app.teardown_request
    def tell_no_more(_: BaseException | None) -> None:
        if "reach_before" in g:
            say_reach(g.pop("reach_before"))

    app.url_map.converters["int"] = IdConverter
    watching.init_app(app, settings)
    receiving.init_app(app, settings)
    listening.init_app(app)
    cookies.init_app(app)
    pages.init_app(app, settings)
    headers.init_app(app, settings)


def register(app: Flask) -> None:
    """Register the blueprints, the error pages and the policy that denies what no route allows."""
    for audience in (account, second_factor, directorate, board, council, admin, retention):
        app.register_blueprint(audience.bp)
    errors.init_app(app)
    policy.init_app(app)
    noting.init_app(app)
    guessing.init_app(app)
    limits.init_app(app)
