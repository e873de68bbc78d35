"""Walks through the pages as somebody, finds every form, and sends it with other values."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from flask import has_app_context
from werkzeug.exceptions import HTTPException

from s11.storage.database import db
from tests.browser import Browser, Page, nobody_yet

OF_A_KIND = 2  # so many pages of one route are enough
LEFT_ALONE = {"security.logout"}
BY_A_BUTTON = {"directorate.criterion": "/evidence"}  # the button there saves, and leads on
KEPT = {"csrf_token", "version", "seen"}


@dataclass(frozen=True)
class Field:
    """A field of a form: its name, its kind, what it holds, and what it offers."""

    name: str
    kind: str
    value: str
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, how, with which fields, and the page that it stands on."""

    page: str
    endpoint: str
    address: str
    method: str
    is_multipart: bool
    fields: tuple[Field, ...]


class Walker:
    """Somebody who opens every page that is linked, a few of each kind."""

    def __init__(self, app, user=None):
        self.app, self.browser = app, Browser(app, user)
        self.adapter = app.url_map.bind("localhost")

    def pages(self, start="/"):
        """Yield (address, page) of every page that can be reached by links."""
        seen, waiting, many = set(), [start], Counter()
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            if address in seen or endpoint is None or many[endpoint] >= OF_A_KIND:
                continue
            seen.add(address)
            page = self.open(address)
            if page is None:
                continue
            many[endpoint] += 1
            yield address, page
            if endpoint in BY_A_BUTTON:
                waiting.append(urlsplit(address).path + BY_A_BUTTON[endpoint])
            waiting += [
                at for link in page.soup.select("a[href]") if (at := self.inside(address, link["href"]))
            ]

    def forms(self):
        """Return every form of every page, once by its route and fields."""
        found = {}
        for address, page in self.pages():
            for form in forms_of(page, address, self):
                found.setdefault(
                    (form.endpoint, form.method, tuple(field.name for field in form.fields)), form
                )
        return list(found.values())

    def open(self, address):
        """Return a page; None for a file."""
        begin_anew()
        answer = self.browser.client.get(address, follow_redirects=True)
        if answer.mimetype == "text/html":
            return Page(answer)
        answer.close()
        return None

    def send(self, form, values):
        """Send a form with these values by name, and a token of its page; return the status and the page."""
        token = self.token(form.page) or self.token("/account")
        begin_anew()
        data = {**values, "csrf_token": token}
        kind = "multipart/form-data" if form.is_multipart else None
        if form.method == "get":
            return Page(self.browser.client.get(form.address, query_string=values, follow_redirects=True))
        return Page(
            self.browser.client.post(form.address, data=data, content_type=kind, follow_redirects=True)
        )

    def token(self, address):
        page = self.open(address)
        return page.field("csrf_token") if page else None

    def endpoint(self, address, method="GET"):
        try:
            return self.adapter.match(urlsplit(address).path, method=method)[0]
        except HTTPException:
            return None

    def inside(self, here, to):
        """Return a link's address within our own pages, without its fragment."""
        whole = urlsplit(urljoin(f"http://localhost{here}", to))
        if whole.netloc != "localhost" or whole.scheme != "http" or whole.path.startswith("/static/"):
            return None
        return whole.path + (f"?{whole.query}" if whole.query else "")


def begin_anew():
    """Let go of what the last request left, where a test holds one context open for all."""
    if has_app_context():
        nobody_yet()
        db.session.rollback()


def forms_of(page, address, walker):
    """Return the forms that stand on a page."""
    for form in page.soup.find_all("form"):
        method = form.get("method", "get").lower()
        to = walker.inside(address, form.get("action") or address)
        endpoint = walker.endpoint(to, method.upper()) if to else None
        if endpoint is None or endpoint in LEFT_ALONE:
            continue
        fields = tuple(field for tag in form.select("[name]") if (field := field_of(tag)))
        yield Form(address, endpoint, to, method, "multipart" in form.get("enctype", ""), together(fields))


def field_of(tag):
    if tag.name == "textarea":
        return Field(tag["name"], "text", tag.get_text().removeprefix("\n"))
    if tag.name == "select":
        return Field(
            tag["name"], "choice", "", tuple(option.get("value", "") for option in tag.select("option"))
        )
    kind = tag.get("type", "text")
    if tag.name == "button" or kind == "submit":
        return Field(tag["name"], "button", tag.get("value", ""), (tag.get("value", ""),))
    if kind in ("radio", "checkbox"):
        return Field(tag["name"], "choice", "", (tag.get("value", "on"),))
    if kind in ("hidden", "file", "email"):
        return Field(tag["name"], kind, tag.get("value", ""))
    return Field(tag["name"], "day" if tag.get("inputmode") == "numeric" else "text", tag.get("value", ""))


def together(fields):
    """Make one field of those that have one name: the boxes of a day, the radios of a choice."""
    made = {}
    for field in fields:
        before = made.get(field.name)
        offered = (*before.offered, *field.offered) if before else field.offered
        made[field.name] = Field(field.name, field.kind, before.value if before else field.value, offered)
    return tuple(made.values())


def sensible(form, text):
    """Fill a form so that it is likely to be taken, with this text wherever text is free."""
    values = {}
    for field in form.fields:
        if field.name in KEPT or field.kind == "hidden":
            values[field.name] = field.value
        elif field.kind == "choice":
            values[field.name] = next((each for each in field.offered if each), "")
        elif field.kind == "day":
            values[field.name] = ["27", "3", "2027"]
        elif field.kind == "email":
            values[field.name] = "walker@example.org"
        elif field.kind == "text":
            values[field.name] = text if not field.value.startswith("#") else field.value
    return {name: value for name, value in values.items() if name != "csrf_token"}
