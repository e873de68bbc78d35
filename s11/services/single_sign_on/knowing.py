"""What the provider says of itself: where its parts are and which keys it signs with. Kept for an hour."""

import time
from collections.abc import Mapping
from typing import Any

from joserfc.jwk import KeySet

from s11.domain.identity import NotBelieved
from s11.domain.provider import Provider, is_safe
from s11.services.single_sign_on.channel import Channel

AN_HOUR = 3600
A_MINUTE = 60
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Known:
    """A provider's own document and keys, as this process knows them."""

    def __init__(self, provider: Provider) -> None:
        self.provider, self.channel = provider, Channel(provider)
        self._document: Mapping[str, Any] = {}
        self._read_at = 0.0
        self._keys: list[dict[str, Any]] = []
        self._keys_read_at = 0.0

    def document(self) -> Mapping[str, Any]:
        """Return the discovery document; one that names another issuer or other hosts is not believed."""
        if not self._document or time.monotonic() - self._read_at > AN_HOUR:
            found = self.channel.get(self.provider.discovery)
            if found.get("issuer") != self.provider.issuer:
                raise NotBelieved("token")
            if not all(self.provider.may_be_asked(str(found.get(name, ""))) for name in NEEDED):
                raise NotBelieved("token")
            self._document, self._read_at = found, time.monotonic()
        return self._document

    def end_of_session(self) -> str:
        """Return where people sign out at the provider; empty where it has no such place."""
        address = str(self.document().get("end_session_endpoint") or "")
        return address if self.provider.may_be_asked(address) and is_safe(address) else ""

    def keys(self, anew: bool = False) -> KeySet:
        """Return the keys that it signs with; asked for anew at most once a minute."""
        age = time.monotonic() - self._keys_read_at
        if not self._keys or age > AN_HOUR or (anew and age > A_MINUTE):
            found = self.channel.get(self.document()["jwks_uri"]).get("keys")
            self._keys = [key for key in found if _signs(key)] if isinstance(found, list) else []
            self._keys_read_at = time.monotonic()
        return KeySet.import_key_set({"keys": self._keys})

    def lets_sign(self, key_id: object, issuer: object) -> bool:
        """Tell whether a key may sign for an issuer: Entra names one beside each key."""
        named = [key["issuer"] for key in self._keys if key.get("kid") == key_id and "issuer" in key]
        return all(each in (issuer, self.provider.issuer) for each in named)


def _signs(key: Any) -> bool:
    return isinstance(key, dict) and key.get("kty") in ("RSA", "EC") and key.get("use", "sig") == "sig"
