"""Settings, read once from the environment (`S11_*`) and the data folder."""

import os
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from s11.config.bucket import Bucket, read_bucket
from s11.config.database import read_database_url
from s11.config.mail import MailSettings, read_address, read_mail
from s11.config.values import SettingsRefused, kept_secret, number, secret
from s11.domain.provider import Provider, ProviderRefused, read_provider

__all__ = ["MEGABYTE", "Bucket", "MailSettings", "Settings", "SettingsRefused", "read_settings"]

MEGABYTE = 1024 * 1024


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
    secret_keys_before: tuple[str, ...] = ()
    bucket: Bucket | None = None
    clamd: str = ""
    provider: Provider | None = None
    idle: timedelta = timedelta(minutes=30)
    longest_sign_in: timedelta = timedelta(hours=12)
    address: str = ""
    mail: MailSettings = field(default_factory=MailSettings)

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
            database_url=read_database_url(where),
            secret_key=secret("S11_SECRET_KEY") or kept_secret(where / "secret-key"),
            password_salt=secret("S11_PASSWORD_SALT") or kept_secret(where / "password-salt"),
            trail_key=secret("S11_TRAIL_KEY") or kept_secret(where / "trail-key"),
            totp_key=secret("S11_TOTP_KEY") or kept_secret(where / "totp-key"),
            secure_cookies=os.environ.get("S11_SECURE_COOKIES") == "1",
            hosts=tuple(os.environ.get("S11_HOSTS", "").replace(",", " ").split()),
            trusted_proxy=os.environ.get("S11_TRUSTED_PROXY", ""),
            log_requests=os.environ.get("S11_LOG") == "json",
            metrics_token=secret("S11_METRICS_TOKEN"),
            secret_keys_before=tuple(secret("S11_SECRET_KEY_BEFORE").split()),
            idle=timedelta(minutes=number("S11_IDLE_MINUTES", 30, least=5, most=24 * 60)),
            longest_sign_in=timedelta(hours=number("S11_SESSION_HOURS", 12, least=1, most=7 * 24)),
            address=read_address(),
            mail=read_mail(),
            provider=read_provider(os.environ),
            bucket=read_bucket(),
            clamd=os.environ.get("S11_CLAMD", ""),
        )
    except ProviderRefused as error:
        raise SettingsRefused(str(error)) from error
    except OSError as error:
        raise SettingsRefused(
            f"{where}: {error.strerror or error}; name a folder that can be written to with --data or S11_DATA"
        ) from error
