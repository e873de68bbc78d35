"""How mails are sent, and the address that their links lead to."""

import os
from dataclasses import dataclass, field
from typing import Literal, cast
from urllib.parse import urlsplit

from s11.config.values import SettingsRefused, number, secret


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


def read_mail() -> MailSettings:
    """Read how mails are sent."""
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
        port=number("S11_MAIL_PORT", 465 if tls == "tls" else 587, least=1, most=65535),
        user=os.environ.get("S11_MAIL_USER", ""),
        password=secret("S11_MAIL_PASSWORD"),
        sender=sender,
        tls=cast(Literal["starttls", "tls", "none"], tls),
        folder=folder,
    )


def read_address() -> str:
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
