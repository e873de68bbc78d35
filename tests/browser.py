"""A browser without a screen: signs in, follows redirects, sends forms, and holds every page to the rules of a page."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup
from flask import g

from s11.storage.database import db
from s11.storage.sign_ins import add_sign_in


class Page:
    def __init__(self, response):
        self.response, self.status = response, response.status_code
        self.html = response.get_data(as_text=True)
        response.close()
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def text(self):
        return " ".join(self.soup.get_text(" ").split())

    @property
    def heading(self):
        return " ".join(self.soup.h1.get_text(" ").split())

    def field(self, name):
        """Return what a field of the page holds, as a browser would send it."""
        found = self.soup.find(attrs={"name": name})
        if found is None:
            return None
        if found.name == "textarea":
            return found.get_text().removeprefix("\n")
        if found.get("type") == "radio":
            chosen = self.soup.find("input", attrs={"name": name, "checked": True})
            return chosen["value"] if chosen else None
        return found.get("value", "")


class Browser:
    def __init__(self, app, user=None):
        self.client = app.test_client()
        if user is not None:
            sign_in(self.client, user)

    def get(self, url, **kwargs):
        nobody_yet()
        return keeps_the_rules(Page(self.client.get(url, follow_redirects=True, **kwargs)))

    def post(self, url, form=None, page=None, **kwargs):
        """Send a form with the token of a page (the form's own address unless said otherwise)."""
        token = self.token(page or url)
        nobody_yet()
        data = {**(form or {}), "csrf_token": token}
        return keeps_the_rules(Page(self.client.post(url, data=data, follow_redirects=True, **kwargs)))

    def token(self, url="/account"):
        nobody_yet()
        return Page(self.client.get(url, follow_redirects=True)).field("csrf_token")


def sign_in(client, user, at=None):
    """Sign somebody in on a test client, now or at another moment, as their browser would be after the form."""
    now = at or datetime.now(UTC)
    word = f"the cookie of {user.email} at {now} in {id(client)}"
    add_sign_in(db.session(), user.id, word, now, "127.0.0.1", "A test")
    db.session.commit()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"], session["sign_in"] = user.fs_uniquifier, True, word


def nobody_yet():
    """Forget who was signed in: tests hold one application context open, so the last request's `g` would stay."""
    vars(g._get_current_object()).clear()


def keeps_the_rules(page):
    """One h1, the title starts with it, every form has its token, no inline script or style."""
    if page.response.mimetype != "text/html":
        return page
    assert len(page.soup.find_all("h1")) == 1, page.html[:2000]
    title = " ".join(page.soup.title.get_text().split())
    assert title.removeprefix("Error: ").startswith(page.heading), (title, page.heading)
    assert bool(page.soup.select(".govuk-error-summary")) == title.startswith("Error: "), title
    for form in page.soup.find_all("form"):
        if form.get("method", "get").lower() == "post":
            assert form.find("input", attrs={"name": "csrf_token"}), form
    inline = [
        s for s in page.soup.find_all("script") if not s.get("src") and "js-enabled" not in s.get_text()
    ]
    assert not inline, inline
    assert not page.soup.find_all(style=True), page.soup.find_all(style=True)
    assert not page.soup.find_all("style")
    ids = [tag["id"] for tag in page.soup.find_all(id=True)]
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    return page
