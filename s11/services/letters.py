"""What the program writes to people by e-mail: plain text, nothing that anybody typed."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SERVICE = "Section 11 self-assessment"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail before it is sent: to one address."""

    to: str
    subject: str
    text: str


def invitation(to: str, link: str, expires: datetime) -> Letter:
    """Invite somebody to set a password and sign in."""
    text = f"""You have been given an account for the {SERVICE}.

Open this link to choose your password. It works once, until {_moment(expires)}:

{link}

After that you sign in with your email address, {to}.

If you did not expect this, you need do nothing: without the link nobody can sign in as you.
"""
    return Letter(to, f"Your account for the {SERVICE}", text)


def reset(to: str, link: str, expires: datetime) -> Letter:
    """Let somebody set a new password who asked for it."""
    text = f"""Somebody, we hope you, asked to set a new password for the {SERVICE}.

Open this link to choose it. It works once, until {_moment(expires)}:

{link}

If it was not you, you need do nothing: your password stays as it is.
"""
    return Letter(to, f"Set a new password for the {SERVICE}", text)


def password_changed(to: str, at: datetime, by_administrator: bool = False) -> Letter:
    """Tell somebody that their password is another one now."""
    by = " by an administrator" if by_administrator else ""
    text = f"""The password of your account for the {SERVICE} was changed{by} on {_moment(at)}. Whoever was
signed in with the old one was signed out.

If you did not do this or ask for it, tell your administrator at once.
"""
    return Letter(to, f"Your password for the {SERVICE} was changed", text)


def _moment(moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{local.day} {local:%B %Y} at {local:%H:%M}"
