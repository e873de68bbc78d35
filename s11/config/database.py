"""Which database it is: SQLite in the data folder, or the one that is named."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from s11.config.values import SettingsRefused, secret


def read_database_url(folder: Path) -> str:
    """Read the URL of the database, as SQLAlchemy takes it."""
    url = secret("S11_DATABASE_URL")
    if not url:
        return f"sqlite:///{folder / 's11.db'}"
    for scheme in ("postgresql://", "postgres://"):
        url = url.replace(scheme, "postgresql+psycopg://") if url.startswith(scheme) else url
    if not url.startswith(("sqlite:", "postgresql+psycopg:")):
        raise SettingsRefused("S11_DATABASE_URL: name a SQLite or PostgreSQL database, as postgresql://...")
    _refuse_to_be_overheard(url)
    return url


def _refuse_to_be_overheard(url: str) -> None:
    """Ask for a word on encryption where the database is on another machine: drivers fall back to none."""
    parts = urlsplit(url)
    here = {None, "", "localhost", "127.0.0.1", "::1"}
    if parts.hostname not in here and "sslmode" not in parse_qs(parts.query):
        raise SettingsRefused(
            "S11_DATABASE_URL: the database is on another machine; say how the way there is encrypted by adding"
            " ?sslmode=verify-full&sslrootcert=FILE (or sslmode=disable, if your network encrypts it)"
        )
