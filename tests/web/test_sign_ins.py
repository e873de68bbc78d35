"""Where one is signed in: each sign-in ends when somebody ends it, and nothing brings it back."""

from datetime import UTC, datetime, timedelta

import pytest
from flask_security import hash_password

from s11.storage.tables import SignInRow, TrailRow
from tests.browser import Browser, nobody_yet, sign_in

PASSWORD = "a long pass phrase"
NEW = {
    "password": PASSWORD,
    "new_password": "seven green bottles",
    "new_password_confirm": "seven green bottles",
}
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    session.commit()
    return people["lead"]


def signed_in(app, **kwargs):
    """Sign the lead in through the form."""
    somebody = Browser(app)
    somebody.post("/sign-in", {"email": "lead@example.org", "password": PASSWORD}, **kwargs)
    return somebody


def is_signed_in(somebody):
    return somebody.get("/account").heading == "Your account"


def thief_of(app, somebody):
    """Return a browser with a copy of somebody's cookie."""
    thief = Browser(app)
    thief.client.set_cookie("s11", somebody.client.get_cookie("s11").value)
    return thief


def kinds(session):
    return [row.what for row in session.query(TrailRow).order_by(TrailRow.id)]


def test_a_stolen_cookie_is_worthless_after_signing_out(app, lead):
    owner = signed_in(app)
    thief = thief_of(app, owner)
    assert is_signed_in(thief)

    owner.post("/sign-out", page="/account")

    assert not is_signed_in(thief)


def test_a_new_password_signs_out_everywhere_but_here(app, lead, session):
    here, elsewhere = signed_in(app), signed_in(app)
    thief = thief_of(app, here)

    here.post("/account/password", NEW)

    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    assert not is_signed_in(thief)
    assert session.query(SignInRow).count() == 1


def test_disabling_a_person_ends_every_sign_in_for_good(app, lead, browser):
    somebody = signed_in(app)
    for change in ("disable", "enable"):
        browser("admin").post(f"/admin/people/{lead.id}/{change}", page="/admin/people")

    assert not is_signed_in(somebody)


def test_every_sign_in_has_a_cookie_and_a_form_token_of_its_own(app, lead):
    planted = Browser(app)
    planted.get("/sign-in")
    with planted.client.session_transaction() as cookie:
        cookie["sign_in"], known = "chosen by an attacker", cookie["csrf_token"]

    planted.post("/sign-in", {"email": "lead@example.org", "password": PASSWORD})

    with planted.client.session_transaction() as cookie:
        assert cookie["sign_in"] != "chosen by an attacker"
        assert cookie["csrf_token"] != known


def test_a_form_without_a_password_at_all_is_refused_like_any(app, lead):
    page = Browser(app).post("/sign-in", {"email": "lead@example.org"})

    assert page.status == 200
    assert page.heading == "Sign in"


def test_the_database_holds_no_cookie(app, lead, session):
    somebody = signed_in(app)

    with somebody.client.session_transaction() as cookie:
        word = cookie["sign_in"]
    row = session.query(SignInRow).one()
    assert len(word) >= 40
    assert word not in (row.hash, row.origin, row.browser)


def test_nothing_but_the_cookie_signs_in(app, lead):
    somebody = signed_in(app)
    somebody.get("/account")
    token = lead.get_auth_token()
    nobody_yet()

    answer = Browser(app).client.get(f"/account?auth_token={token}", headers={"Authentication-Token": token})

    assert answer.status_code == 302


def test_asking_to_be_remembered_is_not_heard(app, lead):
    somebody = Browser(app)

    somebody.post("/sign-in", {"email": "lead@example.org", "password": PASSWORD, "remember": "y"})

    assert somebody.client.get_cookie("remember_token") is None


def test_the_account_lists_where_one_is_signed_in(app, lead):
    signed_in(app, headers={"User-Agent": WINDOWS})
    here = signed_in(app)

    page = here.get("/account")

    cards = [" ".join(card.get_text(" ").split()) for card in page.soup.select(".s11-sign-in")]
    assert len(cards) == 2
    assert "This one" in cards[0] and "Sign out" not in cards[0]
    assert "Firefox on Windows" in cards[1] and "127.0.0.1" in cards[1] and "Sign out" in cards[1]


def test_one_sign_in_is_ended_and_the_others_go_on(app, lead):
    lost, kept, here = signed_in(app, headers={"User-Agent": WINDOWS}), signed_in(app), signed_in(app)
    card = next(c for c in here.get("/account").soup.select(".s11-sign-in") if "Firefox" in c.get_text())

    page = here.post(card.form["action"], page="/account")

    assert "Signed out there." in page.text
    assert not is_signed_in(lost)
    assert is_signed_in(kept)


def test_all_others_are_ended_at_once(app, lead):
    others, here = [signed_in(app) for _ in range(3)], signed_in(app)

    page = here.post("/account/sign-ins/end-others", page="/account")

    assert "Signed out everywhere else." in page.text
    assert not any(is_signed_in(other) for other in others)
    assert is_signed_in(here)


def test_nobody_ends_the_sign_in_of_another_person(app, lead, browser, session):
    somebody = signed_in(app)
    number = session.query(SignInRow).one().id

    answer = browser("manager").post(f"/account/sign-ins/{number}/end", page="/account")

    assert answer.status == 404
    assert is_signed_in(somebody)


def test_an_administrator_ends_the_sign_ins_of_a_person(app, lead, browser):
    somebody = signed_in(app)
    admin = browser("admin")
    assert "A browser" in admin.get(f"/admin/people/{lead.id}").text

    page = admin.post(f"/admin/people/{lead.id}/sign-out", page="/account")

    assert "Signed out everywhere." in page.text and "Nowhere at the moment." in page.text
    assert not is_signed_in(somebody)
    assert is_signed_in(admin)


def test_what_ends_a_sign_in_is_in_the_trail(app, lead, session):
    signed_in(app)
    here = signed_in(app)
    here.post("/account/sign-ins/end-others", page="/account")
    here.post("/sign-out", page="/account")

    told = [row for row in session.query(TrailRow) if row.what.startswith("sign_")]
    assert [row.what for row in told] == ["sign_in.done", "sign_in.done", "sign_in.ended", "sign_out.done"]
    assert {row.who for row in told} == {lead.id}
    assert all('"from": "127.0.0.1"' in row.details for row in told)


def at(minutes):
    return datetime.now(UTC) - timedelta(minutes=minutes)


def left(app, person, began, seen=None):
    """Return a browser whose sign-in began and was last seen so many minutes ago."""
    somebody = Browser(app)
    sign_in(somebody.client, person, at(began))
    if seen is not None:
        from s11.storage.database import db

        db.session.query(SignInRow).filter_by(person_id=person.id).one().last_seen = at(seen)
        db.session.commit()
    return somebody


def test_a_sign_in_ends_when_nothing_happened_for_half_an_hour(app, lead):
    page = left(app, lead, began=31.1).get("/account")

    assert page.heading == "Sign in"
    assert "because nothing happened here for 30 minutes" in page.text


def test_a_sign_in_goes_on_as_long_as_something_happens(app, lead):
    assert is_signed_in(left(app, lead, began=300, seen=29))


def test_a_sign_in_ends_after_twelve_hours_whatever_happens(app, lead):
    page = left(app, lead, began=12 * 60 + 1, seen=0).get("/account")

    assert page.heading == "Sign in"
    assert "after 12 hours" in page.text


def test_what_happens_is_kept_at_most_once_a_minute(app, lead, session):
    somebody = left(app, lead, began=10)
    row = session.query(SignInRow).one()

    somebody.get("/account")
    session.refresh(row)
    first = row.last_seen
    somebody.get("/account")
    session.refresh(row)

    assert first > at(1)
    assert row.last_seen == first


def test_a_page_that_only_asks_how_long_is_left_is_no_sign_of_life(app, lead, session):
    somebody = left(app, lead, began=10)
    row = session.query(SignInRow).one()
    before = row.last_seen

    told = somebody.client.get("/account/time-left").get_json()

    session.refresh(row)
    assert row.last_seen == before
    assert told["person"] == lead.id
    assert 20.5 * 60 < told["left"] <= 21 * 60
    assert 709 * 60 < told["whole"] <= 710 * 60


def test_staying_signed_in_begins_the_idle_time_anew(app, lead):
    somebody = left(app, lead, began=30.5)

    somebody.post("/account/time-left", page="/account")

    nobody_yet()
    assert somebody.client.get("/account/time-left").get_json()["left"] > 30 * 60


def test_a_sign_in_that_ended_by_itself_is_forgotten_with_the_next_one(app, lead, people, session):
    left(app, people["director"], began=60)

    signed_in(app)

    assert [row.person_id for row in session.query(SignInRow)] == [lead.id]
