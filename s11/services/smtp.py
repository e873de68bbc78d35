"""The way to a mail server, whose certificate is checked: with STARTTLS neither smtplib nor Flask-Mailman does."""

import smtplib
import ssl
from typing import Any

from flask_mailman.backends import smtp  # type: ignore[import-untyped]


class CheckedSMTP(smtplib.SMTP):
    """SMTP that goes on after STARTTLS only with the server that was asked for."""

    def starttls(self, **how: Any) -> tuple[int, bytes]:  # type: ignore[override]
        """Encrypt from here on; ssl.SSLError, which is an OSError, where the certificate is not the server's."""
        return super().starttls(**{**how, "context": how.get("context") or ssl.create_default_context()})


class EmailBackend(smtp.EmailBackend):  # type: ignore[misc]
    """Flask-Mailman's own, which asks `connection_class` how to connect."""

    @property
    def connection_class(self) -> Any:
        return smtplib.SMTP_SSL if self.use_ssl else CheckedSMTP
