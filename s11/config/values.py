"""Single settings: a number, a secret, a secret that is made where there is none."""

import os
import secrets
from pathlib import Path


class SettingsRefused(Exception):
    """A setting is missing or wrong; the message says what to do."""


def number(name: str, usual: int, least: int, most: int) -> int:
    """Return a whole number from the environment; one that is none, too small or too large stops the start."""
    said = os.environ.get(name, "").strip()
    if not said:
        return usual
    if not (said.isascii() and said.isdigit() and len(said) < 10 and least <= int(said) <= most):
        raise SettingsRefused(
            f"{name}: give a whole number from {least} to {most}, or leave it out for {usual}"
        )
    return int(said)


def secret(name: str) -> str:
    """Return a secret setting, or what is in the file that `NAME_FILE` names: a vault's or systemd's."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsRefused(
                f"{name}_FILE: {path} cannot be read as text ({type(error).__name__})"
            ) from None
    return os.environ.get(name, "")


def kept_secret(path: Path) -> str:
    """Return the secret kept in a file that only this account can read, made now where there is none."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
