"""A person at a real server over HTTP: signs in through the page, saves as the page's script does, sends files."""

import json
import secrets
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar
from io import BytesIO

from bs4 import BeautifulSoup
from PIL import Image

from tests.lasting.council import CYCLE


class Unreachable(Exception):
    """The server did not answer."""


class Stays(urllib.request.HTTPRedirectHandler):
    """Redirects are answers: what is sent on was done."""

    def redirect_request(self, *_):
        return None


class Visitor:
    def __init__(self, address, name, password):
        self.address, self.name = address, name
        self.opener = urllib.request.build_opener(Stays, urllib.request.HTTPCookieProcessor(CookieJar()))
        token = self.fields("/sign-in")["csrf_token"]
        form = {"email": f"{name}@example.org", "password": password, "csrf_token": token}
        status, _ = self.send("/sign-in", urllib.parse.urlencode(form).encode())
        assert status == 302, f"{name} could not sign in: {status}"

    def send(self, path, body=None, **headers):
        """Ask for a page or send a body; return the status and the text."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = urllib.request.Request(self.address + path, body, named)
        try:
            with self.opener.open(asked, timeout=120) as answer:
                return answer.status, whole(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, whole(refused)
        except (OSError, HTTPException) as gone:
            raise Unreachable(str(gone)) from gone

    def fields(self, path):
        """Return what the hidden fields of a page's form hold."""
        status, html = self.send(path)
        if status != 200:
            raise Unreachable(f"{path} answered {status}")
        found = BeautifulSoup(html, "html.parser").select("main input[type=hidden]")
        fields = {field["name"]: field.get("value", "") for field in found}
        if "csrf_token" not in fields:
            raise Unreachable(f"{path} was cut off")
        return fields

    def save(self, place, text, seen):
        """Save an answer as the page's script does; return the status and what the script is told."""
        form = {**seen, "narrative": text}
        body = urllib.parse.urlencode(form).encode()
        status, said = self.send(place, body, Accept="application/json")
        return status, json.loads(said) if said.startswith("{") else {}

    def upload(self, place, content):
        """Send a file as evidence, as the page's form does; return the status."""
        edge = secrets.token_hex(16)
        fields = {"csrf_token": self.fields(place)["csrf_token"], "title": "A picture", "reference": ""}
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="picture.png"\r\n'
            "Content-Type: image/png\r\n\r\n".encode()
        )
        body = b"".join([*parts, content, f"\r\n--{edge}--\r\n".encode()])
        status, _ = self.send(place, body, Content_Type=f"multipart/form-data; boundary={edge}")
        return status


def whole(answer):
    """Return the text of an answer, or nothing of it where it was cut off: its status counts all the same."""
    try:
        return answer.read().decode()
    except (OSError, HTTPException):
        return ""


def address_of(directorate, criterion, then=""):
    return f"/audits/{CYCLE}/{directorate}/criteria/{criterion}{then}"


def picture():
    """Return a picture that no other is equal to."""
    made = BytesIO()
    Image.frombytes("RGB", (24, 24), secrets.token_bytes(24 * 24 * 3)).save(made, "PNG")
    return made.getvalue()
