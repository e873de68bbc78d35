"""A link is used once, also when two people use it in the same moment."""

import re
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from flask_security import verify_password

from s11.domain.people import Role
from s11.domain.refusals import NotFound
from s11.services.links import invite_person, set_password
from s11.services.people import NewPerson
from s11.storage.database import db
from tests.mails import ADDRESS

AT_ONCE = 4


@pytest.fixture
def changed_settings():
    return {"address": ADDRESS}


def test_of_several_who_use_a_link_at_once_one_has_it(app, session):
    invited = invite_person(session, NewPerson("pat@example.org", Role.CMT), datetime.now(UTC))
    word = re.search("/link/(.*)", invited.link).group(1)
    session.commit()
    start, outcomes = Barrier(AT_ONCE), []

    def use(password):
        with app.app_context():
            start.wait()
            try:
                set_password(db.session(), word, password, datetime.now(UTC))
                outcomes.append(password)
            except NotFound:
                outcomes.append("")

    threads = [Thread(target=use, args=(f"the phrase of number {n}",)) for n in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [bool(outcome) for outcome in sorted(outcomes)] == [False] * (AT_ONCE - 1) + [True]
    session.refresh(invited.person)
    assert verify_password(max(outcomes), invited.person.password)
