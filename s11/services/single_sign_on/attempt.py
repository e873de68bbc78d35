"""One attempt to sign in: sent to the provider with a state, a nonce and a verifier, taken up when back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from authlib.common.security import generate_token
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.client import OAuth2Client

from s11.domain.identity import Asserted, NotBelieved
from s11.services.single_sign_on.knowing import Known
from s11.services.single_sign_on.tokens import read_token

LONGEST = 600  # seconds that somebody may take at the provider
SCOPE = "openid profile email"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What this browser keeps of an attempt; it is worth nothing without the code that comes for its state."""

    nonce: str
    verifier: str
    begun: int
    then: str
    links: int | None = None

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


def begin(
    known: Known, comes_back_to: str, now: int, then: str, links: int | None = None, prompt: str = ""
) -> tuple[str, str, Attempt]:
    """Return where to send the browser, the state of the attempt, and what to keep of it.

    `then` is our own page to go to afterwards; `links` the person who links their identity, not signing in;
    `prompt` what the provider is to ask again.
    """
    attempt = Attempt(generate_token(32), generate_token(48), now, then, links)
    address, state = _client(known, comes_back_to).create_authorization_url(
        known.document()["authorization_endpoint"],
        state=generate_token(32),
        code_verifier=attempt.verifier,
        nonce=attempt.nonce,
        **({"prompt": prompt} if prompt else {}),
    )
    return address, state, attempt


def finish(known: Known, comes_back_to: str, attempt: Attempt, code: str, now: int) -> Asserted:
    """Exchange the code for a token, and say who it is about. Nothing here touches the database."""
    if now - attempt.begun > LONGEST:
        raise NotBelieved("state")
    try:
        token = _client(known, comes_back_to).fetch_token(
            known.document()["token_endpoint"],
            grant_type="authorization_code",
            code=code,
            code_verifier=attempt.verifier,
        )
    except OAuth2Error:
        raise NotBelieved("provider_refused") from None
    except ValueError:
        raise NotBelieved("provider_down") from None
    claims: Mapping[str, Any] = read_token(known, token, attempt.nonce)
    return known.provider.read(claims)


def _client(known: Known, comes_back_to: str) -> OAuth2Client:
    """Return Authlib's client, which speaks through our channel."""
    provider, offered = known.provider, known.document().get("token_endpoint_auth_methods_supported")
    return OAuth2Client(
        known.channel,
        client_id=provider.client_id,
        client_secret=provider.client_secret,
        token_endpoint_auth_method=_way_to_authenticate(provider.client_secret, offered),
        scope=SCOPE,
        redirect_uri=comes_back_to,
        code_challenge_method="S256",
    )


def _way_to_authenticate(secret: str, offered: object) -> str:
    """Return how this program proves itself; a provider that says nothing takes the secret as a header."""
    if not secret:
        return "none"
    if isinstance(offered, list) and "client_secret_basic" not in offered and "client_secret_post" in offered:
        return "client_secret_post"
    return "client_secret_basic"
