"""A sign-in of a person on a browser, and when it ends by itself: after idle time, and after a working day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

# What was last seen is written at most this often; a sign-in ends that much later than its idle time says.
WRITTEN_EVERY = timedelta(minutes=1)

Why = Literal["", "idle", "whole"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a sign-in lasts without anything happening, and how long at most."""

    idle: timedelta
    whole: timedelta


@dataclass(frozen=True, slots=True)
class SignIn:
    """When it began and was last seen, from which address, and with which browser."""

    id: int
    person_id: int
    begun: datetime
    last_seen: datetime
    origin: str
    browser: str


def ends_at(sign_in: SignIn, limits: Limits) -> datetime:
    """Return when a sign-in ends if nothing more happens."""
    return min(sign_in.last_seen + limits.idle + WRITTEN_EVERY, sign_in.begun + limits.whole)


def why_ended(sign_in: SignIn, limits: Limits, now: datetime) -> Why:
    """Say why a sign-in has ended by itself: nothing where it has not."""
    if now >= sign_in.begun + limits.whole:
        return "whole"
    return "idle" if now >= ends_at(sign_in, limits) else ""


BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)


def say_browser(user_agent: str) -> str:
    """Say in short words which browser it is, from what it says of itself: `Firefox on Windows`."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    if browser and machine:
        return f"{browser} on {machine}"
    return browser or (f"A browser on {machine}" if machine else "A browser that does not say its name")
