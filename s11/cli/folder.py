"""The data folder that a command works in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


def named(context: click.Context) -> Path:
    """Return the folder that was named with --data or S11_DATA, whether or not it is there."""
    return Path(context.obj or os.environ.get("S11_DATA") or "data").absolute()


@contextmanager
def opened_app(context: click.Context, filling: bool = False) -> Iterator["Flask"]:
    """Open the data folder, its database brought up to date, and hand out the application.

    A folder that is not whole is refused, but to the command that is `filling` it.
    """
    from s11 import create_app
    from s11.cli.emptiness import refuse_unfinished
    from s11.config import read_settings
    from s11.domain.reach import EVERYTHING
    from s11.domain.trail import Circumstances
    from s11.storage.database import db
    from s11.storage.reach import reaching
    from s11.storage.trail import say_circumstances
    from s11.storage.upgrading import upgrade

    if not filling:
        refuse_unfinished(named(context))
    app = create_app(read_settings(named(context)))
    with app.app_context():
        try:
            upgrade(db.engine, keep_in=named(context))
            say_circumstances(Circumstances(None, "command line", _account()))
            with reaching(EVERYTHING):  # a command acts for the installation
                yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def _account() -> str:
    """Return the name of the machine's account that runs the command, or its number where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


@contextmanager
def opened(context: click.Context) -> Iterator["Session"]:
    """Open the data folder and hand out a session on its database."""
    from s11.storage.database import db

    with opened_app(context):
        yield db.session()
