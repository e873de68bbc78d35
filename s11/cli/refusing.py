"""What a person sees when a command is not carried out: one line, and never a traceback."""

import os
import sys
from collections.abc import Callable

import click

from s11.config import SettingsRefused

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class CommandRefused(Exception):
    """A command that was not carried out; the message says why and what to do."""


def refusals_in_one_line(command: Callable[[], object]) -> int:
    """Run a command and return its exit status; whatever goes wrong is said in one line on standard error."""
    try:
        command()
        sys.stdout.flush()
    except click.UsageError as wrong:
        wrong.show()
        return WRONG_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Stopped.")
    except Exception as error:
        return _refuse(in_words(error))
    return DONE


def _refuse(words: str) -> int:
    click.echo(" ".join(words.split()), err=True)
    return REFUSED


def in_words(error: Exception) -> str:
    """Say why a command was not carried out. Words that may quote what was typed are not repeated."""
    if isinstance(error, _refusals()):
        return str(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if words := _of_the_database(error):
        return words
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'What was to be written could not be'}: {error.strerror}"
    return f"Sorry, something went wrong; nothing is lost. Tell whoever looks after s11: {_place(error)}"


def _refusals() -> tuple[type[Exception], ...]:
    """The exceptions whose words are for the person who asked, of the modules that were needed so far."""
    found: list[type[Exception]] = [CommandRefused, SettingsRefused]
    for module, name in (
        ("s11.domain.refusals", "Refused"),
        ("s11.domain.audit_file", "AuditRefused"),
        ("standards.reading", "FrameworkRefused"),
        ("s11.storage.upgrading", "UpgradeRefused"),
        ("s11.storage.copying", "CopyRefused"),
        ("s11.services.backups", "BackupRefused"),
        ("s11.services.file_kinds", "FileRefused"),
    ):
        if module in sys.modules:
            found.append(getattr(sys.modules[module], name))
    return tuple(found)


def _of_the_database(error: Exception) -> str | None:
    import sqlite3

    alchemy = sys.modules.get("sqlalchemy.exc")
    if alchemy and isinstance(error, alchemy.DBAPIError):
        error = error.orig or error
    is_the_servers = (
        type(error).__module__.startswith("psycopg") and type(error).__name__ == "OperationalError"
    )
    if not (isinstance(error, sqlite3.DatabaseError) or is_the_servers):
        return None
    if isinstance(error, sqlite3.IntegrityError):
        return None
    why = next(iter(str(error).splitlines()), type(error).__name__)
    return f"The database cannot be used: {why}. Check that it is there, undamaged and yours to write."


def _place(error: Exception) -> str:
    trace = error.__traceback__
    place = ""
    while trace:
        place, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    return f"{type(error).__name__} at {place}"
