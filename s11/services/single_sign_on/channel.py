"""Asking the provider, and nobody else: over HTTPS, never redirected, for so long and so much."""

import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

from s11.config import MEGABYTE
from s11.domain.identity import NotBelieved
from s11.domain.provider import Provider

LARGEST = MEGABYTE
PATIENCE = urllib3.Timeout(connect=5, read=5)
LONGEST = 15  # seconds for a whole answer, however slowly it drips


class Answer:
    """What came back, as Authlib's client reads it."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status_code, self._body = status, body

    def json(self) -> Any:
        try:
            return json.loads(self._body)
        except RecursionError:
            raise ValueError("nested too deeply") from None

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise NotBelieved("provider_down")


class Channel:
    """The way to one provider; what goes wrong on it is `NotBelieved("provider_down")`."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def get(self, address: str) -> Mapping[str, Any]:
        """Fetch a JSON object."""
        answer = self._ask("GET", address, {"Accept": "application/json"})
        answer.raise_for_status()
        try:
            found = answer.json()
        except ValueError:
            raise NotBelieved("provider_down") from None
        if not isinstance(found, dict):
            raise NotBelieved("provider_down")
        return found

    def post(self, address: str, data: Mapping[str, str], headers: Mapping[str, str], auth: Any) -> Answer:
        """Send a form with the client's own credentials; this is what Authlib's client calls."""
        address, said, body = auth.prepare("POST", address, dict(headers), urlencode(data))
        return self._ask("POST", address, said, body)

    def _ask(self, method: str, address: str, headers: Mapping[str, str], body: str | None = None) -> Answer:
        if not self._provider.may_be_asked(address):
            raise NotBelieved("provider_down")
        try:
            with _pool(address) as pool:
                response = pool.request(
                    method, address, headers=headers, body=body, redirect=False, retries=False,
                    timeout=PATIENCE, preload_content=False,
                )  # fmt: skip
                return Answer(_no_redirect(response.status), _bounded(response))
        except (urllib3.exceptions.HTTPError, OSError, ValueError):
            raise NotBelieved("provider_down") from None


def _pool(address: str) -> urllib3.PoolManager:
    """Return connections to the address, through the proxy that the machine names for it."""
    parts = urlsplit(address)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _no_redirect(status: int) -> int:
    if 300 <= status < 400:
        raise NotBelieved("provider_down")
    return status


def _bounded(response: urllib3.BaseHTTPResponse) -> bytes:
    """Read an answer that is neither too long nor too slow."""
    body, until = b"", time.monotonic() + LONGEST
    while part := response.read1(LARGEST + 1):
        body += part
        if len(body) > LARGEST or time.monotonic() > until:
            raise NotBelieved("provider_down")
    return body
