"""Settings, read once from the environment (`S11_*`) and the data folder."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
BUCKET_SETTINGS = ("ENDPOINT", "PREFIX", "REGION", "SSE")


class SettingsRefused(Exception):
    """A setting is missing or wrong; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of an S3-compatible service; `prefix` goes before every key, no `endpoint` is Amazon's own."""

    name: str
    endpoint: str = ""
    prefix: str = "evidence/"
    region: str = ""
    encryption: str = ""


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
    bucket: Bucket | None = None
    clamd: str = ""

    @property
    def evidence_folder(self) -> Path:
        return self.folder / "evidence"

    @property
    def incoming_folder(self) -> Path:
        """Where uploads are while they come in: on the disk of the evidence, so that none is copied twice."""
        return self.evidence_folder / "incoming"

    @property
    def quarantine_folder(self) -> Path:
        return self.folder / "quarantine"

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
            secret_key=os.environ.get("S11_SECRET_KEY") or _kept_secret(where / "secret-key"),
            password_salt=os.environ.get("S11_PASSWORD_SALT") or _kept_secret(where / "password-salt"),
            trail_key=os.environ.get("S11_TRAIL_KEY") or _kept_secret(where / "trail-key"),
            secure_cookies=os.environ.get("S11_SECURE_COOKIES") == "1",
            hosts=tuple(os.environ.get("S11_HOSTS", "").replace(",", " ").split()),
            trusted_proxy=os.environ.get("S11_TRUSTED_PROXY", ""),
            log_requests=os.environ.get("S11_LOG") == "json",
            metrics_token=os.environ.get("S11_METRICS_TOKEN", ""),
            bucket=_bucket(),
            clamd=os.environ.get("S11_CLAMD", ""),
        )
    except OSError as error:
        raise SettingsRefused(
            f"{where}: {error.strerror or error}; name a folder that can be written to with --data or S11_DATA"
        ) from error


def _database_url(folder: Path) -> str:
    url = os.environ.get("S11_DATABASE_URL")
    if not url:
        return f"sqlite:///{folder / 's11.db'}"
    for scheme in ("postgresql://", "postgres://"):
        url = url.replace(scheme, "postgresql+psycopg://") if url.startswith(scheme) else url
    if not url.startswith(("sqlite:", "postgresql+psycopg:")):
        raise SettingsRefused("S11_DATABASE_URL: name a SQLite or PostgreSQL database, as postgresql://...")
    return url


def _bucket() -> Bucket | None:
    told = {name: os.environ.get(f"S11_S3_{name}", "") for name in ("BUCKET", *BUCKET_SETTINGS)}
    if not told["BUCKET"]:
        if named := [f"S11_S3_{name}" for name, value in told.items() if value]:
            raise SettingsRefused(
                f"{named[0]} is set, and S11_S3_BUCKET is not: name the bucket, or unset both"
            )
        return None
    if told["ENDPOINT"] and not told["ENDPOINT"].startswith(("https://", "http://")):
        raise SettingsRefused("S11_S3_ENDPOINT: name an address, as https://s3.example.org")
    if told["SSE"] not in ("", "AES256", "aws:kms", "aws:kms:dsse"):
        raise SettingsRefused("S11_S3_SSE: name AES256, aws:kms or aws:kms:dsse, or leave it out")
    prefix = told["PREFIX"].strip("/") or "evidence"
    return Bucket(told["BUCKET"], told["ENDPOINT"], f"{prefix}/", told["REGION"], told["SSE"])


def _kept_secret(path: Path) -> str:
    """Return the secret kept in a file that only this account can read, made now where there is none."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
