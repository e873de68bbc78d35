"""A small OpenID Connect provider on loopback that keeps to the rules, and lies where a test tells it to."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from joserfc.jws import JWSRegistry

CLIENT, SECRET = "s11-at-testshire", "a secret of the test's own"
OURS, STRANGE = RSAKey.generate_key(2048, auto_kid=True), RSAKey.generate_key(2048, auto_kid=True)
CURVE = ECKey.generate_key("P-256", auto_kid=True)


def signed(claims, key=OURS, algorithm="RS256", **header):
    """Sign claims as a provider does."""
    registry = JWSRegistry(algorithms=[algorithm])
    said = {"alg": algorithm, "typ": "JWT", "kid": key.kid, **header}
    return jwt.encode(said, claims, key, registry=registry)


def signed_bytes(claims, **header):
    """Sign bytes that no library would: with our own key, and whatever stands in the header."""
    head = json.dumps({"alg": "RS256", "typ": "JWT", "kid": OURS.kid, **header}).encode()
    parts = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in (head, claims))
    seal = OURS.private_key.sign(parts, padding.PKCS1v15(), hashes.SHA256())
    return (parts + b"." + base64.urlsafe_b64encode(seal).rstrip(b"=")).decode()


def unsigned(claims):
    """Write a token that says of itself that nobody signed it."""
    parts = [{"alg": "none", "typ": "JWT"}, claims]
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts) + "."
    )


def signed_with_public_key(claims, key=OURS):
    """Sign with HS256 and our public key as the secret: what everybody can do."""
    import hmac

    head = {"alg": "HS256", "typ": "JWT", "kid": key.kid}
    parts = [base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in (head, claims)]
    seal = hmac.digest(key.as_pem(private=False), b".".join(parts), "sha256")
    return b".".join([*parts, base64.urlsafe_b64encode(seal).rstrip(b"=")]).decode()


class Provider:
    """What a test sets: `person` (the claims), `lies` (claims that are wrong), `sign`, `document`, `answers`."""

    def __init__(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.handle(self, "")

            def do_POST(self):
                length = int(self.headers.get("Content-Length") or 0)
                provider.handle(self, self.rfile.read(length).decode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.reset()

    def reset(self):
        self.person = {
            "sub": "object-1",
            "name": "Lee Lead",
            "email": "lead@example.org",
            "email_verified": True,
        }
        self.lies, self.document, self.answers, self.codes, self.asked = {}, {}, {}, {}, []
        self.sign, self.keys, self.issuer, self.denies = signed, [OURS, CURVE], self.address, None

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def handle(self, request, body):
        path = urlsplit(request.path).path
        self.asked.append((request.command, path))
        if path in self.answers:
            return self.send(request, *self.answers[path])
        if path == "/authorize":
            return self.authorize(request)
        answer = {
            "/jwks": lambda: (200, {"keys": [key.as_dict(private=False) for key in self.keys]}),
            "/token": lambda: self.token(request, parse_qs(body)),
            "/.well-known/openid-configuration": lambda: (200, self.says_of_itself()),
            "/organizations/v2.0/.well-known/openid-configuration": lambda: (200, self.says_of_itself()),
        }.get(path, lambda: (404, {}))
        return self.send(request, *answer())

    def send(self, request, status, answer, headers=()):
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(content)))
        for name, value in headers:
            request.send_header(name, value)
        request.end_headers()
        with suppress(OSError):  # whoever asked may have gone: that is what a bound is for
            request.wfile.write(content)

    def says_of_itself(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/end",
            **self.document,
        }

    def authorize(self, request):
        """Let the person in at once, as a provider does with whom it knows from before."""
        address = self.back(f"{self.address}{request.path}")
        request.send_response(302)
        request.send_header("Location", address)
        request.send_header("Content-Length", "0")
        request.end_headers()

    def back(self, address):
        """Return where the browser is sent that came to `address`; this is all that the browser carries."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256" and asked["client_id"] == CLIENT, asked
        if self.denies:
            answer = {"error": self.denies, "error_description": "<b>told to nobody</b>"}
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            answer = {"code": code}
        return f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"

    def token(self, request, form):
        asked = self.codes.pop(form.get("code", [""])[0], None)
        verifier = form.get("code_verifier", [""])[0]
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {basic}":
            return 401, {"error": "invalid_client"}
        if (
            asked is None
            or asked["code_challenge"] != digest
            or form["redirect_uri"] != [asked["redirect_uri"]]
        ):
            return 400, {"error": "invalid_grant"}
        claims = {
            "iss": self.issuer.replace("{tenantid}", self.person.get("tid", "")),
            "aud": CLIENT,
            "exp": int(time.time()) + 300,
            "iat": int(time.time()),
            "nonce": asked["nonce"],
            **self.person,
            **self.lies,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        return 200, {"access_token": "none", "token_type": "Bearer", "id_token": self.sign(claims)}
