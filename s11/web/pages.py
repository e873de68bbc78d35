"""What templates share: the GOV.UK macros, filters for dates, and what every page's frame shows."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, g
from flask_security import current_user
from jinja2 import ChoiceLoader, FileSystemBytecodeCache, PackageLoader, PrefixLoader
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from s11.config import Settings
from s11.domain.case_data import warning_of
from s11.domain.due import say_date, say_due
from s11.domain.people import Role
from s11.domain.states import STATUS_WORDS
from s11.storage.tables import UserRow
from s11.web.navigation import WAYS
from s11.web.wearing import worn

LONDON = ZoneInfo("Europe/London")


class CompiledPages(FileSystemBytecodeCache):
    """Keeps compiled templates where it can; a page is shown all the same from a disk that is full."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def init_app(app: Flask, settings: Settings) -> None:
    """Set up Jinja; compiled templates are kept in the data folder, which only this account reads."""
    compiled = settings.folder / "compiled-pages"
    compiled.mkdir(mode=0o700, exist_ok=True)
    app.jinja_options = {"bytecode_cache": CompiledPages(str(compiled))}
    packages = {"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}
    app.jinja_env.loader = ChoiceLoader([app.jinja_env.loader, PrefixLoader(packages)])  # type: ignore[list-item]
    app.jinja_env.filters |= {
        "say_date": say_date,
        "say_due": say_due,
        "say_moment": say_moment,
        "say_written_moment": say_written_moment,
        "say_size": say_size,
        "looks_like": warning_of,
        "lines": lines,
    }
    app.jinja_env.globals |= {"STATUS_WORDS": STATUS_WORDS}
    app.jinja_env.globals["sign_in_ends"] = {
        "idle": say_span(settings.idle),
        "whole": say_span(settings.longest_sign_in),
    }
    app.context_processor(lambda: frame(settings))


def frame(settings: Settings) -> dict[str, Any]:
    """Return what the frame of every page shows."""
    person: UserRow | None = current_user._get_current_object() if current_user else None
    signed_in = person is not None and person.is_authenticated
    must_set_up = g.get("must_set_up", False)  # a second factor first: no other page is reached
    return {
        "demonstration": settings.is_demonstration,
        "person": person if signed_in else None,
        "ways": WAYS[Role(person.role)] if person is not None and signed_in and not must_set_up else (),
        "form": None,
        "worn": worn(),
        "seconds_left": _seconds_left(settings) if signed_in else None,
    }


def _seconds_left(settings: Settings) -> int:
    """Return how long the sign-in lasts once this page was made, if nothing more happens."""
    if "sign_in" not in g:
        return 0
    whole = g.sign_in.begun + settings.longest_sign_in - now()
    return int(min(settings.idle, whole).total_seconds())


def say_moment(moment: datetime) -> str:
    """Say a moment in local time: `19 July 2016 at 2:05pm`."""
    local = moment.astimezone(LONDON)
    return (
        f"{say_date(local.date())} at {local:%I:%M%p}".replace(" at 0", " at ")
        .replace("AM", "am")
        .replace("PM", "pm")
    )


def say_written_moment(written: str) -> str:
    """Say a moment that is written as ISO 8601, as the trail keeps it."""
    return say_moment(datetime.fromisoformat(written))


def say_size(size: int) -> str:
    """Say how large a file is: `1.2 MB`, `58 KB`."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"


def say_span(span: timedelta) -> str:
    """Say a time that something lasts: `30 minutes`, `1 hour`."""
    minutes = round(span.total_seconds() / 60)
    number, unit = (minutes // 60, "hour") if minutes and minutes % 60 == 0 else (minutes, "minute")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def lines(text: str) -> Markup:
    """Show typed text with its line breaks, and nothing in it as markup."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def today() -> date:
    """Return the day that it is in England: closing days end there at midnight."""
    return datetime.now(LONDON).date()


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
