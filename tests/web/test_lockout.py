"""Guessing: the account waits, whoever asks and from wherever, and only signing in completely starts anew."""

from datetime import UTC, datetime, timedelta

import pytest

from s11.storage.tables import LockoutRow
from s11.storage.tables.trail import TrailRow
from tests.browser import Browser, nobody_yet
from tests.web.factors import CODE, PASSWORD, RECOVERY, shown, sign_in, with_app

pytestmark = pytest.mark.usefixtures("passwords")
WRONG = "000000"
CONFIRM = "/account/second-factors/confirm"


@pytest.fixture
def from_address(app, browser):
    """Open a browser that asks from another address."""

    def opened(address):
        somebody = browser()
        somebody.client.environ_base = {**somebody.client.environ_base, "REMOTE_ADDR": address}
        return somebody

    return opened


def wrong_codes(somebody, times, path=CODE, code=WRONG):
    sign_in(somebody, "lead")
    for _ in range(times):
        page = somebody.post(path, {"code": code}, page=path if path == CODE else CODE)
    return page


def later(session, **by):
    """Let time pass: everything that was written down was that much earlier."""
    session.expire_all()
    for row in session.query(LockoutRow):
        row.until = row.until - timedelta(**by) if row.until else None
        row.last = row.last - timedelta(**by)
    session.commit()


def whats(session):
    session.expire_all()
    return [row.what for row in session.query(TrailRow).order_by(TrailRow.id)]


def test_after_five_wrong_codes_even_the_right_one_has_to_wait(browser, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 5)

    page = somebody.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.status == 429
    assert page.heading == "Too many tries"
    assert "Wait 1 minute, then try again" in page.text
    assert int(page.response.headers["Retry-After"]) <= 60


def test_wrong_recovery_codes_count_together_with_wrong_codes_of_the_app(browser, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 3)
    for _ in range(2):
        somebody.post(RECOVERY, {"code": "aaaa-aaaa-aaaa"})

    pages = [
        somebody.post(RECOVERY, {"code": app_of_lead[1][0]}),
        somebody.post(CODE, {"code": shown(app_of_lead[0])}),
    ]

    assert [page.status for page in pages] == [429, 429]


def test_the_wait_holds_from_another_address_and_for_a_new_sign_in(from_address, app_of_lead):
    wrong_codes(from_address("192.0.2.1"), 5)
    other = from_address("192.0.2.2")
    sign_in(other, "lead")

    page = other.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.status == 429


def test_a_known_password_gives_no_new_tries(browser, app_of_lead):
    for _ in range(5):
        wrong_codes(browser(), 1)
    somebody = browser()
    sign_in(somebody, "lead")

    page = somebody.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.status == 429


def test_the_wait_outlives_a_restart(app, browser, session, app_of_lead):
    from s11 import create_app

    wrong_codes(browser(), 5)
    session.rollback()
    restarted = create_app(app.extensions["s11"])

    with restarted.app_context():
        somebody = Browser(restarted)
        sign_in(somebody, "lead")
        page = somebody.post(CODE, {"code": shown(app_of_lead[0])})
        nobody_yet()

    assert page.status == 429


def test_signing_in_completely_starts_anew(browser, session, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 4)
    somebody.post(CODE, {"code": shown(app_of_lead[0])})
    session.expire_all()
    none_left = session.query(LockoutRow).count()

    page = wrong_codes(browser(), 4)

    assert none_left == 0
    assert page.status == 200


def test_when_the_wait_is_over_the_right_code_signs_in(browser, session, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 5)
    later(session, minutes=1)

    page = somebody.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.heading not in ("Too many tries", "Enter a code")


def test_each_wait_is_longer_but_never_longer_than_a_quarter_of_an_hour(browser, session, app_of_lead):
    somebody, said = browser(), []
    for _ in range(4):
        wrong_codes(somebody, 5)
        said.append(somebody.post(CODE, {"code": WRONG}).response.headers["Retry-After"])
        later(session, minutes=15)

    assert [round(int(seconds) / 60) for seconds in said] == [1, 5, 15, 15]


def test_trying_while_one_has_to_wait_makes_the_wait_no_longer(browser, session, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 5)
    before = session.query(LockoutRow.until).scalar()
    for _ in range(10):
        somebody.post(CODE, {"code": WRONG})

    session.expire_all()

    assert session.query(LockoutRow.until).scalar() == before


def test_a_clock_that_was_wrong_keeps_nobody_out(browser, session, app_of_lead):
    somebody = browser()
    wrong_codes(somebody, 5)
    row = session.query(LockoutRow).one()
    row.until = row.last = datetime.now(UTC) + timedelta(days=365)
    session.commit()

    page = somebody.post(CODE, {"code": shown(app_of_lead[0])})

    assert page.status == 200


def test_the_wrong_codes_of_one_keep_nobody_else_out(browser, app_of_lead):
    key, _ = with_app(browser(), "director")
    wrong_codes(browser(), 5)
    other = browser()
    sign_in(other, "director")

    page = other.post(CODE, {"code": shown(key)})

    assert page.status == 200


@pytest.mark.parametrize(
    "written", ["LEAD@example.org", " lead@EXAMPLE.org ", "lead@ｅxample.org", "lead@example.org\t"]
)
def test_an_address_written_another_way_gives_no_new_tries(browser, written):
    for _ in range(10):
        browser().post("/sign-in", {"email": written, "password": "wrong"})

    page = sign_in(browser(), "lead")

    assert page.status == 429


def test_an_unknown_address_has_to_wait_like_a_known_one(browser):
    for _ in range(10):
        sign_in(browser(), "nobody", "wrong")

    page = sign_in(browser(), "nobody")

    assert page.status == 429


@pytest.mark.parametrize("typed", ["", "x\x00y@example.org", "💥@", "a" * 40_000, "‮gro.elpmaxe@dael"])
def test_what_is_no_address_is_refused_like_a_wrong_one(browser, typed):
    page = browser().post("/sign-in", {"email": typed, "password": "wrong"})

    assert page.heading == "Sign in"


def test_the_password_cannot_be_guessed_in_the_account_either(browser):
    somebody = browser("lead")
    for _ in range(10):
        somebody.post(CONFIRM, {"password": "wrong"})

    page = somebody.post(CONFIRM, {"password": PASSWORD}, page="/account")

    assert page.status == 429


def test_nor_where_it_is_changed(browser):
    somebody = browser("lead")
    guess = {
        "password": "wrong",
        "new_password": "another pass phrase",
        "new_password_confirm": "another pass phrase",
    }
    for _ in range(10):
        somebody.post("/account/password", guess)

    page = somebody.post("/account/password", {**guess, "password": PASSWORD})

    assert page.status == 429


def test_the_trail_tells_what_was_refused_and_when_the_account_waits(browser, session, app_of_lead):
    wrong_codes(browser(), 5)

    told = whats(session)

    assert told.count("sign_in.second_factor_refused") == 5
    assert told.count("sign_in.locked") == 1


def test_wrong_tries_of_yesterday_count_no_more(browser, session, app_of_lead):
    wrong_codes(browser(), 4)
    later(session, days=1)

    page = wrong_codes(browser(), 4)

    assert page.status == 200
