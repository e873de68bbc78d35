"""One code, two who use it in the same moment: one is let in."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from passlib.exc import UsedTokenError
from passlib.totp import TOTP
from sqlalchemy import select, update

from s11.domain.refusals import MustWait, WrongTry
from s11.extensions import security
from s11.services.second_factors import set_up_app, try_app_code, try_recovery_code
from s11.storage.database import db
from s11.storage.tables import AuthenticatorRow, LockoutRow, UserRow
from s11.storage.trail import TOLD
from tests.web.factors import no_code_was_used

NOW = datetime.now(UTC)
KEY = "a test's own key"


@pytest.fixture
def lead(app, session, people):
    """The lead's app, as a function of steps from now, and the recovery codes."""
    totp, person = security.totp_factory, people["lead"]
    secret = totp.generate_totp_secret()
    key = totp.get_totp_b32_key(secret)

    def shown(steps=0):
        return TOTP(key, format="base32").generate(time=time.time() + steps * 30).token

    codes = set_up_app(session, totp, KEY, person, secret, shown(), NOW)
    no_code_was_used()
    return person.id, shown, codes


def both(app, act, times=2):
    """Let several act at once, each in a thread and a session of its own; return what came of it."""
    start = Barrier(times)

    def one(_):
        with app.app_context():
            try:
                start.wait()
                act(db.session())
            except (WrongTry, MustWait) as refused:
                return type(refused).__name__
            else:
                return "in"
            finally:
                db.session.remove()

    db.session.rollback()
    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(one, range(times)))


def person_of(session, person_id):
    return session.scalars(select(UserRow).filter_by(id=person_id)).one()


def test_of_two_with_the_same_code_one_is_let_in(app, lead):
    person_id, shown, _ = lead
    code = shown()

    came = both(app, lambda s: try_app_code(s, security.totp_factory, person_of(s, person_id), code, NOW))

    assert came == ["WrongTry", "in"]


def test_of_two_with_the_same_recovery_code_one_is_let_in(app, lead):
    person_id, _, codes = lead

    came = both(app, lambda s: try_recovery_code(s, KEY, person_of(s, person_id), codes[0], NOW))

    assert came == ["WrongTry", "in"]


def test_of_twelve_guesses_at_once_five_are_looked_at(app, session, lead):
    person_id = lead[0]

    came = both(
        app,
        lambda s: try_app_code(s, security.totp_factory, person_of(s, person_id), "000000", NOW),
        times=12,
    )

    assert (came.count("WrongTry"), came.count("MustWait")) == (5, 7)
    assert session.scalars(select(LockoutRow.waits)).one() == 1


def test_what_was_read_before_another_used_the_code_decides_nothing(app, session, people, lead):
    _, shown, _ = lead
    totp = security.totp_factory
    row = session.scalars(select(AuthenticatorRow)).one()
    match = totp._totp.verify(shown(), row.secret, window=30)
    of_another = update(AuthenticatorRow).values(last_counter=match.counter)
    session.execute(of_another, execution_options={**TOLD, "synchronize_session": False})

    with pytest.raises(UsedTokenError):
        totp.set_last_counter(people["lead"], match)
