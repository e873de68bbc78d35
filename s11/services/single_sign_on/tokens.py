"""Whether a token is the provider's own, for this program, for this attempt, and of now."""

import time
from collections.abc import Mapping
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jws import JWSRegistry

from s11.domain.identity import NotBelieved
from s11.services.single_sign_on.knowing import Known

ALGORITHMS = ["RS256", "ES256"]
SKEW = 60  # seconds that two clocks may differ
OLDEST = 600  # seconds since a token was issued: it is fetched at once
OLDEST_LOGOUT = 120  # it is sent at once, and whoever kept it must not use it for long
LOGOUT_TYPES = ("logout+jwt", "application/logout+jwt")
ENDS_SESSION = "http://schemas.openid.net/event/backchannel-logout"


def read_token(known: Known, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
    """Return the claims of the identity token that came for a code."""
    decoded = decode(known, token.get("id_token"))
    ours = known.provider.client_id
    options = {
        "iss": {"essential": True, "value": known.provider.issuer_of(decoded.claims.get("tid"))},
        "aud": {"essential": True, "value": ours},
    }
    params = {"nonce": nonce, "client_id": ours, "access_token": token.get("access_token")}
    claims: Mapping[str, Any] = _valid(CodeIDToken(decoded.claims, decoded.header, options, params))
    refuse_other_audience(known, claims)
    refuse_old(claims, OLDEST)
    return claims


def read_logout_token(known: Known, text: object) -> str:
    """Return the object id of whom the provider signed out; only where people are matched by `sub`."""
    decoded = decode(known, text)
    claims, events = decoded.claims, decoded.claims.get("events")
    is_one = (
        str(decoded.header.get("typ", "")).lower() in LOGOUT_TYPES
        and isinstance(events, dict)
        and isinstance(events.get(ENDS_SESSION), dict)
        and "nonce" not in claims
        and isinstance(claims.get("exp"), int)
        and claims["exp"] > time.time() - SKEW
    )
    object_id = claims.get("sub")
    if not is_one or known.provider.claim != "sub" or not isinstance(object_id, str) or not claims.get("jti"):
        raise NotBelieved("token")
    if claims.get("iss") != known.provider.issuer:
        raise NotBelieved("token")
    refuse_other_audience(known, claims)
    refuse_old(claims, OLDEST_LOGOUT)
    return object_id


def _valid(claims: CodeIDToken) -> Mapping[str, Any]:
    try:
        claims.validate(leeway=SKEW)
    except (JoseError, ValueError, TypeError, KeyError):
        raise NotBelieved("token") from None
    return dict(claims)


def decode(known: Known, text: object) -> jwt.Token:
    """Check the signature, with a key that the provider shows and an algorithm that we name."""
    if not isinstance(text, str) or not text:
        raise NotBelieved("token")
    try:
        token = _decoded(known, text)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        raise NotBelieved("token") from None
    if not known.lets_sign(token.header.get("kid"), token.claims.get("iss")):
        raise NotBelieved("token")
    return token


def _decoded(known: Known, text: str) -> jwt.Token:
    """Decode with the keys that we know; a key that we do not know may be a new one."""
    registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        return jwt.decode(text, key=known.keys(), registry=registry)
    except InvalidKeyIdError:
        return jwt.decode(text, key=known.keys(anew=True), registry=registry)


def refuse_other_audience(known: Known, claims: Mapping[str, Any]) -> None:
    """Believe only what was made for this program and nobody besides."""
    if claims.get("aud") not in (known.provider.client_id, [known.provider.client_id]):
        raise NotBelieved("token")


def refuse_old(claims: Mapping[str, Any], oldest: int) -> None:
    """Believe nothing that was issued long ago, or in the future."""
    issued = claims.get("iat")
    if not isinstance(issued, (int, float)) or not -SKEW <= time.time() - issued <= oldest:
        raise NotBelieved("token")
