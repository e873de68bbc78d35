"""Where somebody is sent after signing in or out: to a page of ours, however the address is written."""

from urllib.parse import quote, urlsplit

import pytest
from flask_security import hash_password

from s11.web.own_pages import own_page

PASSWORD = "a long pass phrase"
ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "https:///evil.example",
    "https://localhost@evil.example/",
    "https://localhost.evil.example/",
    "https://evil.example\\.localhost/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x01//evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/%09/evil.example",
    "//%65vil.example",
    "/.//evil.example",
    "/..//evil.example",
    "http://[::1",
    "//[::1",
    "/\u202e//evil.example",
    "/" + "a" * 40_000,
]
# With these the whole way through the form is gone; hashing a password takes its time.
FEW = ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "http://[::1"]
OURS = [
    "/account",
    "/",
    "/audits/a/b?page=2",
    "/admin/trail?who=1&what=a%20b",
    "/audits/x#top",
    "/a?next=//b",
]


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    session.commit()


def as_a_browser_reads_it(location):
    """Return the host that a browser goes to: it takes backslashes for slashes and leaves out tabs and breaks."""
    read = "".join(letter for letter in location.strip() if letter not in "\t\r\n").replace("\\", "/")
    parts = urlsplit(read)
    slashes = len(read) - len(read.lstrip("/"))
    return parts.netloc or (read if parts.scheme or slashes > 1 else "")


@pytest.mark.parametrize("address", ELSEWHERE, ids=repr)
def test_an_address_that_leads_elsewhere_becomes_the_first_page(address):
    assert as_a_browser_reads_it(own_page(address)) == ""
    assert own_page(address) in ("/", address)


@pytest.mark.parametrize("address", OURS)
def test_an_address_of_ours_stays_as_it_is(address):
    assert own_page(address) == address


@pytest.mark.parametrize("address", FEW, ids=repr)
def test_after_signing_in_nobody_is_sent_elsewhere(browser, lead, address):
    somebody = browser()
    token = somebody.token("/sign-in")

    answer = somebody.client.post(
        f"/sign-in?next={quote(address, safe='')}",
        data={"email": "lead@example.org", "password": PASSWORD, "csrf_token": token, "next": address},
    )

    assert answer.status_code == 302
    assert as_a_browser_reads_it(answer.location) == ""


@pytest.mark.parametrize("address", ELSEWHERE, ids=repr)
def test_after_signing_out_nobody_is_sent_elsewhere(browser, people, address):
    somebody = browser("lead")
    token = somebody.token("/account")

    answer = somebody.client.post(
        f"/sign-out?next={quote(address, safe='')}", data={"next": address, "csrf_token": token}
    )

    assert answer.status_code == 302
    assert as_a_browser_reads_it(answer.location) == ""


def test_after_a_new_password_nobody_is_sent_elsewhere(browser, lead):
    new = {
        "password": PASSWORD,
        "new_password": "another pass phrase",
        "new_password_confirm": "another pass phrase",
    }

    page = browser("lead").post("/account/password?next=//evil.example", {**new, "next": "//evil.example"})

    assert page.heading == "Your account"


@pytest.mark.parametrize("address", OURS[2:4])
def test_after_signing_in_a_person_is_where_they_were_going(browser, lead, address):
    somebody = browser()
    token = somebody.token("/sign-in")

    answer = somebody.client.post(
        f"/sign-in?next={quote(address, safe='')}",
        data={"email": "lead@example.org", "password": PASSWORD, "csrf_token": token},
    )

    assert answer.location.replace("%20", " ") == address.replace("%20", " ")
