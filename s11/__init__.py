"""The Section 11 toolkit: what runs.

What the application is made of is imported when it is made, so that `s11 --help` answers at once.
"""

from typing import TYPE_CHECKING

from s11.config import Settings, read_settings

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Settings | None = None) -> "Flask":
    """Make the application for a data folder; its database must be up to date."""
    from flask import Flask

    from s11 import web
    from s11.extensions import csrf
    from s11.services import post
    from s11.storage import reach, trail  # noqa: F401  # from here on sessions narrow, and tell what they change
    from s11.storage.database import db
    from s11.web import signing_in

    settings = settings or read_settings()
    app = Flask("s11.web")
    app.config.from_mapping(_configuration(settings))
    app.extensions["s11"] = settings
    db.init_app(app)
    post.init_app(app, settings)
    web.prepare(app, settings)
    csrf.init_app(app)
    signing_in.init_app(app, settings)
    web.register(app)
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    from s11 import web
    from s11.storage.database import engine_options

    return {
        "SECRET_KEY": settings.secret_key,
        "SECRET_KEY_FALLBACKS": list(settings.secret_keys_before) or None,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings.database_url),
        "MAX_CONTENT_LENGTH": web.LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": web.LARGEST_FORM,
        "DEBUG": False,
        **web.cookies.configuration(settings),
        "TRUSTED_HOSTS": list(settings.hosts) or None,
        "WTF_CSRF_TIME_LIMIT": None,
    }
