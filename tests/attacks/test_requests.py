"""Requests that are too much, twice the same, or not what they say."""

from io import BytesIO

import pytest

from s11.domain.people import Role
from s11.services.reporting import REPORTS
from s11.storage.tables import ActionRow, UserRow
from tests.attacks.places import held
from tests.browser import nobody_yet

CRITERION = "/audits/testshire-now/housing/criteria/1.1"


def save(browser, **fields):
    token = browser.token(CRITERION)
    nobody_yet()
    return browser.client.post(CRITERION, data={"csrf_token": token, "version": "0", **fields})


def test_what_stands_in_the_address_of_a_form_is_not_taken_from_there(browser, session):
    lead = browser("lead")
    token = lead.token(CRITERION)
    nobody_yet()

    lead.client.post(
        f"{CRITERION}?narrative=polluted&rating=red&version=0",
        data={"csrf_token": token, "narrative": "typed"},
    )

    page = lead.get(CRITERION)
    assert page.field("narrative") == "typed"
    assert page.field("rating") is None


def test_of_a_field_that_is_sent_twice_the_first_counts(browser):
    lead = browser("lead")

    save(lead, narrative=["first", "second"], rating=["green", "red"])

    assert (lead.get(CRITERION).field("narrative"), lead.get(CRITERION).field("rating")) == ("first", "green")


def test_fields_that_a_form_does_not_have_change_nothing(browser, session, people):
    before = held(session)["user"]
    lead = browser("lead")

    save(lead, narrative="typed", role="admin", directorate_id="2", submission_id="9", signed_off_by="me", status="accepted",
         active="1", saved_by="somebody else", id="7", criterion="2.1")  # fmt: skip

    assert held(session)["user"] == before
    assert {row.split(",")[2] for row in held(session)["answer"]} == {" '1.1'"}
    assert "in_progress" in str(held(session)["submission"])


def test_a_person_gets_no_more_than_the_form_for_people_asks(browser, session):
    admin = browser("admin")
    admin.post("/admin/people/new", {"email": "new@example.org", "role": "lead", "directorate": "Testshire Council/housing",
                                     "active": "", "fs_uniquifier": "chosen", "password": "chosen", "id": "1"})  # fmt: skip

    new = session.query(UserRow).filter_by(email="new@example.org").one()
    assert (new.role, new.active) == ("lead", True)
    assert new.fs_uniquifier != "chosen"
    assert new.password.startswith("$argon2id$")


def test_10_000_fields_are_no_fault(browser):
    lead = browser("lead")

    answer = save(lead, narrative="typed", **{f"field-{n}": "x" for n in range(10_000)})

    assert answer.status_code == 302


def test_10_000_parts_of_a_form_are_refused(browser):
    lead = browser("lead")
    parts = "".join(f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\nx\r\n' for n in range(10_000))

    answer = lead.client.post(
        CRITERION, data=f"{parts}--x--\r\n", content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code == 413


def test_what_is_larger_than_any_form_of_ours_is_refused_with_words(browser):
    lead = browser("lead")

    token = lead.token(CRITERION)
    nobody_yet()
    answer = lead.client.post(
        CRITERION,
        data=f"csrf_token={token}&narrative=" + "x" * 7_000_000,
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 413
    assert "This is too large" in answer.text


@pytest.mark.parametrize(
    "day", ["99999999999999999999", "9" * 5000, "-1", "0x10", "1e5", "٣", "²", "\0", "1\0", "NaN"]
)
def test_no_day_is_a_fault(browser, day):
    lead = browser("lead")

    answer = save(lead, narrative="typed", action_due=[day, day, "2027"])

    assert answer.status_code in (302, 422)


@pytest.mark.parametrize("version", ["99999999999999999999", "-1", "1e5", "\0", "²", "x" * 5000, "{{7*7}}"])
def test_no_version_is_a_fault(browser, version):
    assert save(browser("lead"), narrative="typed", version=version).status_code in (302, 409)


@pytest.mark.parametrize("chosen", ["99999999999999999999", "-1", "x", "1e5", "\0", "²", "9" * 5000])
def test_no_choice_is_a_fault(browser, chosen):
    lead = browser("lead")

    page = lead.post(f"{CRITERION}/evidence/reuse", {"evidence": chosen}, page=f"{CRITERION}/evidence")

    assert page.status in (200, 404)


NESTED = {
    "brackets": b"[" * 100_000,
    "braces": b"{a: " * 10_000,
    "lists": b"- " * 50_000,
    "aliases": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]",
    "a tag that makes things": b"format: !!python/object/apply:os.system ['true']",
    "NUL": b"format: s11-framework/1\0",
    "binary": bytes(range(256)),
    "not UTF-8": "format: caf\u00e9".encode("utf-16"),
    "a long line": b"format: " + b"x" * 900_000,
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_no_framework_file_is_a_fault(browser, session, text):
    before = held(session)["framework"]

    page = browser("admin").post("/admin/frameworks", {"file": (BytesIO(text), "framework.yaml")})

    assert page.status == 200
    assert page.soup.select(".govuk-error-message")
    assert held(session)["framework"] == before


NAMES = ["../../etc/passwd", "..\\..\\boot.ini", "a\r\nSet-Cookie: a=b.pdf", 'a"; filename="b.exe', "\u202efdp.exe.pdf", "a\0.pdf",
         "." * 300 + ".pdf", "x" * 5000 + ".pdf", "CON.pdf", "=cmd|' /C calc'!A0.pdf", "<script>alert(1)</script>.pdf", "😀.pdf"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_stays_a_name(browser, app, name, session):
    lead = browser("lead")
    lead.post(f"{CRITERION}/evidence", {"title": "Policy", "file": (BytesIO(b"%PDF-1.4 x"), name)})
    link = lead.get(f"{CRITERION}/evidence").soup.find("a", href=lambda to: to and to.endswith("/file"))
    if link is None:
        return  # refused beside its field, which is as good

    with lead.client.get(link["href"]) as answer:
        told = answer.headers["Content-Disposition"]

    assert told.startswith("attachment; filename")
    assert "\r" not in told
    assert "\n" not in told
    assert answer.headers.getlist("Set-Cookie") == [] or "a=b" not in str(answer.headers)
    folder = app.extensions["s11"].evidence_folder
    assert [len(file.name) for file in folder.iterdir()] == [64]


def test_nothing_is_fetched_that_somebody_names(browser, session, monkeypatch):
    """A socket that is opened would raise: links, titles and logos are only kept."""
    import socket

    def refuse(*_):
        raise AssertionError("a connection was opened")

    lead, address = browser("lead"), "http://169.254.169.254/latest/meta-data"
    token = lead.token(f"{CRITERION}/evidence")
    monkeypatch.setattr(socket.socket, "connect", refuse)

    lead.post(f"{CRITERION}/evidence", {"title": address, "reference": address})
    save(
        lead,
        narrative=f'<img src="{address}"> <!ENTITY x SYSTEM "{address}"> {address}',
        rating="green",
        version="0",
    )

    for paper in (f"submission.{ending}" for ending in REPORTS["submission"].endings):
        with lead.client.get(f"/audits/testshire-now/housing/reports/{paper}") as answer:
            assert answer.status_code == 200
    assert token


def test_a_merge_of_what_is_no_number_is_no_fault(browser, session):
    manager = browser("manager")

    for seen in ("1:1," * 10_000, "9999999999:1", "²:³", "a:b", "\0", ""):
        page = manager.post("/audits/testshire-now/plan/merge", {"seen": seen, "text": "one"})
        assert page.status in (200, 409), seen[:20]
    assert session.query(ActionRow).count() == 0


def test_only_three_roles_of_text_make_a_person(browser, session):
    before = held(session)["user"]
    for role in ("root", "Admin", "lead ", "", "admin\0", Role.ADMIN.value.upper()):
        browser("admin").post("/admin/people/new", {"email": "new@example.org", "role": role})

    assert held(session)["user"] == before
