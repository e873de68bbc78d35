"""Settings, read once from the environment (`S11_*`) and the data folder."""

import os
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from s11.domain.provider import Provider, ProviderRefused, read_provider

MEGABYTE = 1024 * 1024
BUCKET_SETTINGS = ("ENDPOINT", "PREFIX", "REGION", "SSE")


class SettingsRefused(Exception):
    """A setting is missing or wrong; the message says what to do."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How mails are sent: by a server, or for tests and a demonstration into files of a folder."""

    server: str = ""
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    tls: Literal["starttls", "tls", "none"] = "starttls"
    folder: str = ""


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
    totp_key: str = ""
    hosts: tuple[str, ...] = ()
    trusted_proxy: str = ""
    log_requests: bool = False
    metrics_token: str = ""
    bucket: Bucket | None = None
    clamd: str = ""
    provider: Provider | None = None
    idle: timedelta = timedelta(minutes=30)
    longest_sign_in: timedelta = timedelta(hours=12)
    address: str = ""
    mail: MailSettings = MailSettings()

    @property
    def base(self) -> str:
        """Return how links in mails begin: S11_ADDRESS, else the first host that is answered; "" where neither."""
        named = [host for host in self.hosts if not host.startswith(".")]
        if self.address or not named:
            return self.address
        return f"{'https' if self.secure_cookies else 'http'}://{named[0]}"

    @property
    def sends_mail(self) -> bool:
        """Tell whether mails with links can be sent: there is a way for them, and links lead here."""
        return bool(self.base and (self.mail.server or self.mail.folder))

    @property
    def evidence_folder(self) -> Path:
        return self.folder / "evidence"

    @property
    def factor_key(self) -> str:
        """The key that second factors are kept under."""
        return self.totp_key or self.secret_key

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
            totp_key=os.environ.get("S11_TOTP_KEY") or _kept_secret(where / "totp-key"),
            secure_cookies=os.environ.get("S11_SECURE_COOKIES") == "1",
            hosts=tuple(os.environ.get("S11_HOSTS", "").replace(",", " ").split()),
            trusted_proxy=os.environ.get("S11_TRUSTED_PROXY", ""),
            log_requests=os.environ.get("S11_LOG") == "json",
            metrics_token=os.environ.get("S11_METRICS_TOKEN", ""),
            idle=timedelta(minutes=_number("S11_IDLE_MINUTES", 30, least=5, most=24 * 60)),
            longest_sign_in=timedelta(hours=_number("S11_SESSION_HOURS", 12, least=1, most=7 * 24)),
            address=_address(),
            mail=_mail(),
            provider=read_provider(os.environ),
            bucket=_bucket(),
            clamd=os.environ.get("S11_CLAMD", ""),
        )
    except ProviderRefused as error:
        raise SettingsRefused(str(error)) from error
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


def _address() -> str:
    """Return the address that the program is reached at, without what comes after the host."""
    said = os.environ.get("S11_ADDRESS", "").strip().rstrip("/")
    if said and not _is_address(said):
        raise SettingsRefused(
            "S11_ADDRESS: give what people type to come here, as https://s11.council.example"
        )
    return said


def _is_address(said: str) -> bool:
    """Tell whether this is a scheme and a host, with or without a port, and nothing else."""
    try:
        parts = urlsplit(said)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and said == f"{parts.scheme}://{parts.netloc}"
            and "@" not in parts.netloc
            and (parts.port or 1) > 0
        )
    except ValueError:
        return False


def _mail() -> MailSettings:
    server, sender = (
        os.environ.get("S11_MAIL_SERVER", "").strip(),
        os.environ.get("S11_MAIL_FROM", "").strip(),
    )
    folder = os.environ.get("S11_MAIL_FOLDER", "").strip()
    tls = os.environ.get("S11_MAIL_TLS", "").strip().lower() or "starttls"
    if tls not in ("starttls", "tls", "none"):
        raise SettingsRefused("S11_MAIL_TLS: give starttls (port 587), tls (port 465) or none")
    if (server or folder) and ("@" not in sender or len(sender.splitlines()) != 1):
        raise SettingsRefused("S11_MAIL_FROM: say whom mails come from, as s11@council.example")
    return MailSettings(
        server=server,
        port=_number("S11_MAIL_PORT", 465 if tls == "tls" else 587, least=1, most=65535),
        user=os.environ.get("S11_MAIL_USER", ""),
        password=os.environ.get("S11_MAIL_PASSWORD", ""),
        sender=sender,
        tls=cast(Literal["starttls", "tls", "none"], tls),
        folder=folder,
    )


def _number(name: str, usual: int, least: int, most: int) -> int:
    """Return a whole number from the environment; one that is none, too small or too large stops the start."""
    said = os.environ.get(name, "").strip()
    if not said:
        return usual
    if not (said.isascii() and said.isdigit() and len(said) < 10 and least <= int(said) <= most):
        raise SettingsRefused(
            f"{name}: give a whole number from {least} to {most}, or leave it out for {usual}"
        )
    return int(said)


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
