"""Invitations and resets: a link in a mail with which a person sets a password, once."""

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask_security import hash_password
from sqlalchemy import event

from s11.config import MailSettings
from s11.domain.people import Role
from s11.services.letters import Letter
from s11.services.links import invite_person, send_reset
from s11.services.people import NewPerson
from s11.services.post import send
from s11.storage.database import db
from s11.storage.people import find_person
from s11.storage.tables import LinkRow, SignInRow, TrailRow, UserRow
from tests.browser import Browser, nobody_yet
from tests.mails import ADDRESS, into, link_in, mails, path_in

PASSWORD = "a long pass phrase"
CHOSEN = "seven green bottles"
CHOOSE = {"new_password": CHOSEN, "new_password_confirm": CHOSEN}
NEW = {"email": "pat@example.org", "name": "Pat", "role": "cmt", "directorate": ""}


@pytest.fixture
def changed_settings(tmp_path):
    return into(tmp_path)


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    session.commit()
    return people["lead"]


def ask(app, email="lead@example.org", **kwargs):
    return Browser(app).post("/forgotten", {"email": email}, **kwargs)


def choose(app, mail, form=CHOOSE):
    """Open the link of a mail and set a password."""
    somebody = Browser(app)
    page = somebody.get(path_in(mail))
    return page if page.status == 404 else somebody.post("/choose-password", form)


def signs_in(app, email, password):
    return Browser(app).post("/sign-in", {"email": email, "password": password}).heading != "Sign in"


def kinds(session):
    return [row.what for row in session.query(TrailRow).order_by(TrailRow.id)]


def test_who_forgot_the_password_gets_a_link_and_signs_in_with_a_new_one(app, lead):
    page = ask(app, " LEAD@example.org ")
    [mail] = mails(app)

    done = choose(app, mail)

    assert page.heading == "Look at your mail"
    assert mail["To"] == "lead@example.org"
    assert link_in(mail).startswith(f"{ADDRESS}/link/")
    assert done.heading == "Sign in" and "Your password is set" in done.text
    assert signs_in(app, "lead@example.org", CHOSEN)
    assert not signs_in(app, "lead@example.org", PASSWORD)


@pytest.mark.parametrize(
    "email", ["nobody@example.org", "x", "'; --", "a@b\r\nBcc: c@d.example", "😀@example.org"]
)
def test_who_is_unknown_gets_the_same_answer_and_no_mail(app, lead, email):
    known, unknown = ask(app), ask(app, email)

    assert unknown.html == known.html
    assert [mail["To"] for mail in mails(app)] == ["lead@example.org"]


def test_the_page_does_the_same_whoever_asks(app, lead, session):
    """What tells the two apart is done once the answer is out: the request itself asks the database nothing."""
    statements = []

    def watch(connection, cursor, statement, *_):
        statements.append(statement)

    somebody = Browser(app)
    token = somebody.token("/forgotten")
    app.extensions["s11-post"].later = lambda work: None
    event.listen(db.engine, "before_cursor_execute", watch)
    asked = []
    for email in ("lead@example.org", "nobody@example.org"):
        nobody_yet()
        statements.clear()
        somebody.client.post("/forgotten", data={"email": email, "csrf_token": token})
        asked.append(list(statements))
    event.remove(db.engine, "before_cursor_execute", watch)

    assert asked[0] == asked[1]
    assert not any("user" in statement for statement in asked[0])


@pytest.mark.parametrize("state", ["disabled", "without a password"])
def test_who_may_not_sign_in_gets_no_link(app, lead, session, state):
    if state == "disabled":
        lead.active = False
    else:
        lead.password = None
    session.commit()

    ask(app)

    assert mails(app) == []


def test_a_link_works_once(app, lead):
    ask(app)
    [mail] = mails(app)
    choose(app, mail)

    again = choose(
        app, mail, {"new_password": "a thief's own phrase", "new_password_confirm": "a thief's own phrase"}
    )

    assert again.status == 404
    assert again.heading == "This link no longer works"
    assert not signs_in(app, "lead@example.org", "a thief's own phrase")


def test_a_link_to_reset_lasts_an_hour_and_an_invitation_seven_days(app, session, people, lead):
    long_ago = datetime.now(UTC) - timedelta(hours=1, seconds=1)
    send_reset(session, "lead@example.org", long_ago)
    invite_person(session, NewPerson("pat@example.org", Role.CMT), datetime.now(UTC) - timedelta(days=6.99))
    reset, invitation = mails(app)

    assert choose(app, reset).status == 404
    assert choose(app, invitation).heading == "Sign in"


def test_an_invitation_ends_after_seven_days(app, session, people):
    invite_person(session, NewPerson("pat@example.org", Role.CMT), datetime.now(UTC) - timedelta(days=7.01))

    assert choose(app, mails(app)[0]).status == 404


def test_a_link_is_dead_once_the_password_was_changed_some_other_way(app, lead, browser):
    ask(app)
    [mail] = mails(app)
    signed = browser("lead")
    signed.post(
        "/account/password",
        {
            "password": PASSWORD,
            "new_password": "another pass phrase",
            "new_password_confirm": "another pass phrase",
        },
    )

    assert choose(app, mail).status == 404


def test_all_links_are_dead_once_one_is_used(app, lead):
    ask(app)
    ask(app)
    first, second = mails(app)

    choose(app, second)

    assert choose(app, first).status == 404


def test_a_link_of_a_disabled_person_is_dead_for_good(app, lead, browser):
    ask(app)
    [mail] = mails(app)
    for change in ("disable", "enable"):
        browser("admin").post(f"/admin/people/{lead.id}/{change}", page="/admin/people")

    assert choose(app, mail).status == 404


def test_a_new_password_by_link_ends_every_sign_in(app, lead, browser, session):
    somebody = browser("lead")
    ask(app)

    choose(app, mails(app)[0])

    assert somebody.get("/account").heading == "Sign in"
    assert session.query(SignInRow).filter_by(person_id=lead.id).count() == 0


def test_the_word_of_a_link_leaves_the_address_and_is_told_to_nobody(app, lead):
    ask(app)
    somebody = Browser(app)

    answer = somebody.client.get(path_in(mails(app)[0]))

    assert answer.status_code == 302 and answer.location == "/choose-password"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_opening_a_link_does_not_use_it_up(app, lead):
    ask(app)
    [mail] = mails(app)
    for _ in range(3):
        Browser(app).get(path_in(mail))

    assert choose(app, mail).heading == "Sign in"


def test_the_database_and_the_trail_hold_no_word_of_a_link(app, lead, session):
    ask(app)
    word = path_in(mails(app)[0]).removeprefix("/link/")

    assert len(word) >= 40
    assert session.query(LinkRow).one().hash != word
    assert not any(word in (row.details or "") for row in session.query(TrailRow))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:443", "s11.council.example.evil.example"])
def test_a_link_never_leads_to_the_host_that_a_request_names(app, lead, host):
    app.config["WTF_CSRF_ENABLED"] = False
    Browser(app).client.post(
        "/forgotten",
        data={"email": "lead@example.org"},
        headers={"X-Forwarded-Host": host, "Forwarded": f"host={host}"},
        base_url=f"http://{host}",
    )

    [mail] = mails(app)
    assert link_in(mail).startswith(f"{ADDRESS}/link/")
    assert "evil" not in mail.as_string()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "12 characters or more"),
        ("password1234", "others would not think of"),
        ("my lead@example.org", "does not contain your email address"),
        ("", "Enter a password"),
    ],
)
def test_a_bad_password_is_refused_beside_its_field_and_the_link_still_works(app, lead, password, words):
    ask(app)
    [mail] = mails(app)

    refused = choose(app, mail, {"new_password": password, "new_password_confirm": password})

    assert words in refused.soup.select_one(".govuk-error-message").get_text()
    assert choose(app, mail).heading == "Sign in"


def test_two_different_passwords_are_refused(app, lead):
    ask(app)

    page = choose(app, mails(app)[0], {**CHOOSE, "new_password_confirm": "another"})

    assert "Enter the same new password twice" in page.text


def test_a_common_password_is_refused_on_the_page_for_changing_it_too(app, lead, browser):
    new = {"password": PASSWORD, "new_password": "liverpool2024", "new_password_confirm": "liverpool2024"}

    page = browser("lead").post("/account/password", new)

    assert "others would not think of" in page.text


def test_an_administrator_adds_a_person_who_chooses_the_password(app, browser, session):
    page = browser("admin").post("/admin/people/new", NEW)
    [mail] = mails(app)

    choose(app, mail)

    assert "We sent a link to pat@example.org" in page.text
    assert mail["To"] == "pat@example.org" and mail["Subject"].startswith("Your account")
    assert signs_in(app, "pat@example.org", CHOSEN)


def test_who_was_invited_and_has_chosen_nothing_cannot_sign_in(app, browser):
    browser("admin").post("/admin/people/new", NEW)

    assert not signs_in(app, "pat@example.org", "")
    assert not signs_in(app, "pat@example.org", "None")


def test_an_invitation_is_sent_again_and_the_first_link_is_dead(app, browser, session):
    browser("admin").post("/admin/people/new", NEW)
    pat = find_person(session, "pat@example.org")
    session.commit()

    page = browser("admin").post(f"/admin/people/{pat.id}/invite", page="/account")

    first, second = mails(app)
    assert page.heading == "Invited Pat"
    assert choose(app, first).status == 404
    assert choose(app, second).heading == "Sign in"


def test_an_invitation_is_withdrawn(app, browser, session):
    browser("admin").post("/admin/people/new", NEW)
    pat = find_person(session, "pat@example.org")
    session.commit()

    page = browser("admin").post(f"/admin/people/{pat.id}/withdraw", page="/account")
    again = browser("admin").post(f"/admin/people/{pat.id}/withdraw", page="/account")

    assert "The invitation is withdrawn" in page.text
    assert again.status == 409
    assert choose(app, mails(app)[0]).status == 404


def test_nobody_with_a_password_is_invited(app, lead, browser):
    assert browser("admin").post(f"/admin/people/{lead.id}/invite", page="/account").status == 409
    assert mails(app) == []


def test_a_changed_password_is_told_to_its_person(app, lead, browser):
    browser("lead").post(
        "/account/password", {"password": PASSWORD, "new_password": CHOSEN, "new_password_confirm": CHOSEN}
    )
    browser("admin").post(f"/admin/people/{lead.id}/password", page="/admin/people")

    first, second = mails(app)

    assert first["To"] == second["To"] == "lead@example.org"
    assert "was changed on" in first.get_content() and "by an administrator" in second.get_content()
    assert CHOSEN not in first.as_string()


def test_what_is_asked_used_and_refused_is_in_the_trail(app, lead, session):
    ask(app)
    ask(app, "nobody@example.org")
    [mail] = mails(app)
    choose(app, mail)
    choose(app, mail)

    told = [kind for kind in kinds(session) if kind.startswith(("reset", "link"))]
    assert told[:3] == ["reset.asked", "reset.refused", "reset.used"]
    assert set(told[3:]) == {"link.refused"}
    assert not any("nobody@" in (row.details or "") for row in session.query(TrailRow))


def test_after_three_mails_to_one_address_there_is_a_pause(app, lead):
    pages = [ask(app) for _ in range(4)]

    assert [page.status for page in pages] == [200, 200, 200, 429]
    assert ask(app, "director@example.org").status == 200


def test_many_who_are_invited_may_share_an_address(app, lead):
    ask(app)
    somebody = Browser(app)
    somebody.get(path_in(mails(app)[0]))

    pages = [somebody.get("/choose-password") for _ in range(35)]

    assert {page.status for page in pages} == {200}


def test_a_new_password_is_never_given_back(app, people):
    page = Browser(app).client.post("/choose-password", data={"new_password": "my very own secret phrase"})

    assert page.status_code == 400
    assert "secret phrase" not in page.text


def test_what_is_loaded_for_who_is_signed_in_is_one_query(app, lead, browser):
    somebody, statements = browser("lead"), []
    nobody_yet()

    def watch(connection, cursor, statement, *_):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", watch)
    somebody.client.get("/account/time-left")
    event.remove(db.engine, "before_cursor_execute", watch)

    asked = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(asked) == 1 and "sign_in" in asked[0] and "directorate" in asked[0]
    assert not [statement for statement in statements if "IMMEDIATE" in statement]


def test_guessing_links_is_bounded(app, people):
    somebody = Browser(app)
    for _ in range(31):
        page = somebody.get("/choose-password")

    assert page.status == 429


@pytest.mark.parametrize(
    "name", ["Pat\nBcc: everybody@example.org", "Pat\r\n\r\nClick here", "=?utf-8?q?x?="]
)
def test_no_name_gets_into_the_head_of_a_mail(app, browser, name):
    browser("admin").post("/admin/people/new", {**NEW, "name": name})

    [mail] = mails(app)

    assert sorted(mail.keys()) == sorted(
        [
            "Content-Type",
            "MIME-Version",
            "Content-Transfer-Encoding",
            "Subject",
            "From",
            "To",
            "Date",
            "Message-ID",
        ]
    )
    assert "everybody" not in mail.as_string() and "Click" not in mail.as_string()


def test_an_address_with_a_line_break_is_sent_nothing(app):
    from s11.services.post import NotSent

    with pytest.raises(NotSent, match="not one that can be written to"):
        send(Letter("pat@example.org\nBcc: everybody@example.org", "Hello", "Text"))

    assert mails(app) == []


def test_nothing_is_sent_while_the_database_is_held(app, session):
    session.query(UserRow).count()

    with pytest.raises(RuntimeError, match="commit first"):
        send(Letter("pat@example.org", "Hello", "Text"))
    session.commit()


class TestWithoutAServer:
    """Mail is set up, and its server does not answer."""

    @pytest.fixture
    def changed_settings(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        mail = MailSettings(server="127.0.0.1", port=port, sender="s11@council.example", tls="none")
        return {"address": ADDRESS, "mail": mail}

    def test_the_administrator_is_told_and_has_the_link_to_hand_on(self, app, browser, session):
        page = browser("admin").post("/admin/people/new", NEW)

        link = page.soup.select_one(".s11-password code").get_text()
        assert "the mail server cannot be reached" in page.text
        somebody = Browser(app)
        somebody.get(link.removeprefix(ADDRESS))
        assert somebody.post("/choose-password", CHOOSE).heading == "Sign in"
        assert "mail.not_sent" in kinds(session)

    def test_who_asked_gets_the_same_answer(self, app, lead, session):
        assert ask(app).heading == "Look at your mail"
        app.extensions["s11-post"].finish()
        session.commit()
        assert kinds(session)[-1] == "mail.not_sent"


class TestWithoutMail:
    """No mail is set up."""

    @pytest.fixture
    def changed_settings(self):
        return {}

    def test_the_page_says_whom_to_ask(self, app, lead):
        assert "Ask your administrator" in ask(app, page="/sign-in").text

    def test_a_person_is_added_with_a_password_as_ever(self, app, browser):
        assert browser("admin").post("/admin/people/new", NEW).soup.select_one(".s11-password code")


def test_links_lead_to_the_first_host_that_is_answered_where_no_address_is_set(app):
    settings = app.extensions["s11"]

    hosts = replace(
        settings, address="", hosts=(".wild.example", "one.example", "two.example"), secure_cookies=True
    )

    assert hosts.base == "https://one.example"
    assert replace(hosts, secure_cookies=False).base == "http://one.example"
    assert replace(hosts, hosts=()).base == ""
    assert not replace(hosts, hosts=()).sends_mail
