"""Settings, read once from the environment (`S11_*`) and the data folder."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

MEGABYTE = 1024 * 1024


class SettingsRefused(Exception):
    """A setting is missing or wrong; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program runs with. Everything that it writes is in `folder`, but for a PostgreSQL database."""

    folder: Path
    database_url: str
    secret_key: str
    password_salt: str
    secure_cookies: bool = False
    trail_key: str = ""
    hosts: tuple[str, ...] = ()
    trusted_proxy: str = ""
    log_requests: bool = False
    metrics_token: str = ""
    secret_keys_before: tuple[str, ...] = ()

    @property
    def evidence_folder(self) -> Path:
        return self.folder / "evidence"

    @property
    def is_demonstration(self) -> bool:
        """Tell whether this data folder was filled by `s11 demo`."""
        return (self.folder / "demonstration").exists()


def read_settings(folder: str | Path | None = None) -> Settings:
    """Read the settings for a data folder (`--data`, else `S11_DATA`, else `./data`) and make it ready."""
    where = Path(folder or os.environ.get("S11_DATA") or "data").resolve()
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Settings(
            folder=where,
            database_url=_database_url(where),
            secret_key=_secret("S11_SECRET_KEY") or _kept_secret(where / "secret-key"),
            password_salt=_secret("S11_PASSWORD_SALT") or _kept_secret(where / "password-salt"),
            trail_key=_secret("S11_TRAIL_KEY") or _kept_secret(where / "trail-key"),
            secure_cookies=os.environ.get("S11_SECURE_COOKIES") == "1",
            hosts=tuple(os.environ.get("S11_HOSTS", "").replace(",", " ").split()),
            trusted_proxy=os.environ.get("S11_TRUSTED_PROXY", ""),
            log_requests=os.environ.get("S11_LOG") == "json",
            metrics_token=_secret("S11_METRICS_TOKEN"),
            secret_keys_before=tuple(_secret("S11_SECRET_KEY_BEFORE").split()),
        )
    except OSError as error:
        raise SettingsRefused(
            f"{where}: {error.strerror or error}; name a folder that can be written to with --data or S11_DATA"
        ) from error


def _database_url(folder: Path) -> str:
    url = _secret("S11_DATABASE_URL")
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


def _secret(name: str) -> str:
    """Return a secret setting, or what is in the file that `NAME_FILE` names: a vault's or systemd's."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsRefused(
                f"{name}_FILE: {path} cannot be read as text ({type(error).__name__})"
            ) from None
    return os.environ.get(name, "")


def _kept_secret(path: Path) -> str:
    """Return the secret kept in a file that only this account can read, made now where there is none."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
