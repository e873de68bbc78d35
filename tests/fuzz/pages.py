"""The forms and addresses that each role meets when it follows every link of the demonstration."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from werkzeug.exceptions import HTTPException

from tests.browser import nobody_yet

ENOUGH = 4  # pages of one route


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    page: str
    action: str
    fields: tuple[Field, ...]
    with_files: bool


def forms_of(page, soup):
    """Return the forms of a page that send something, with what their fields hold."""
    for form in soup.find_all("form"):
        if form.get("method", "get").lower() == "post":
            files = form.get("enctype") == "multipart/form-data"
            yield Form(page, urljoin(page, form.get("action") or page), tuple(_fields(form)), files)


def _fields(form):
    seen = set()
    for tag in form.find_all(["input", "textarea", "select", "button"], attrs={"name": True}):
        name, kind = tag["name"], tag.get("type", tag.name)
        if name == "csrf_token" or (kind == "radio" and name in seen):
            continue
        seen.add(name)
        alike = (
            form.find_all("input", attrs={"name": name})
            if kind in ("radio", "checkbox")
            else tag.find_all("option")
        )
        choices = tuple(each.get("value", "") for each in alike)
        value = tag.get_text().removeprefix("\n") if tag.name == "textarea" else tag.get("value", "")
        yield Field(name, kind, value, choices)


def walk(app, client):
    """Follow every link from the first page: return (addresses by route, forms), a few pages of each route."""
    waiting, seen, addresses, forms = ["/", "/account"], set(), {}, {}
    many = Counter()
    while waiting:
        address = waiting.pop(0)
        place = urlsplit(address)
        route = _route(app, place.path)
        if address in seen or place.netloc or route is None or many[route] >= ENOUGH:
            continue
        seen.add(address)
        many[route] += 1
        nobody_yet()
        answer = client.get(address, follow_redirects=True)
        here, kind, html = answer.request.full_path.rstrip("?"), answer.mimetype, answer.get_data()
        answer.close()
        addresses.setdefault(route, []).append(address)
        if kind != "text/html" or answer.status_code != 200:
            continue
        soup = BeautifulSoup(html, "html.parser")
        waiting += [urljoin(here, link["href"]) for link in soup.select("a[href]")]
        for form in forms_of(here, soup):
            shape = (_route(app, urlsplit(form.action).path), tuple(field.name for field in form.fields))
            forms.setdefault(shape, []).append(form)
    return addresses, [form for alike in forms.values() for form in alike[:ENOUGH]]


def _route(app, path):
    for method in ("GET", "POST"):
        try:
            return app.url_map.bind("localhost").match(path, method)[0]
        except HTTPException:
            continue
    return None
