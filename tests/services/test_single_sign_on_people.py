"""Whom an identity belongs to, on each kind of database, and two at once."""

import threading
from datetime import UTC, datetime

import pytest

from s11.domain.identity import Asserted
from s11.domain.refusals import Refused
from s11.services.single_sign_on.people import (
    NotLinked,
    end_sessions,
    link_by_hand,
    unlink_person,
    who_signs_in,
)
from s11.storage.database import db
from s11.storage.identities import count_waiting, identity_of, list_unlinked_people, list_waiting
from s11.storage.tables import UserRow

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LEE = Asserted("tenant", "object-1", "lead@example.org", True, "Lee")


def test_a_verified_address_links_once_and_from_then_on_the_object_id_counts(session, people):
    first = who_signs_in(session, LEE, NOW)

    again = who_signs_in(session, Asserted("tenant", "object-1", "other@example.org"), NOW)

    assert (first.id, again.id) == (people["lead"].id, people["lead"].id)


def test_who_waits_is_linked_by_hand_and_unlinked_again(session, people):
    with pytest.raises(NotLinked):
        who_signs_in(session, Asserted("tenant", "object-1"), NOW)
    (waits,) = list_waiting(session)

    link_by_hand(session, waits.id, people["cmt"].id, NOW)
    with pytest.raises(Refused, match="Somebody else dealt with it"):
        link_by_hand(session, waits.id, people["lead"].id, NOW)
    unlink_person(session, people["cmt"].id, people["admin"], NOW)

    assert count_waiting(session) == 1
    assert people["cmt"] in list_unlinked_people(session)


def test_ended_sessions_are_those_of_the_person_alone(session, people):
    who_signs_in(session, LEE, NOW)

    end_sessions(session, "tenant", "object-1")

    kept = {user.role: user.fs_uniquifier for user in session.query(UserRow).filter(UserRow.role != "lead")}
    assert people["lead"].fs_uniquifier != "lead"
    assert kept == {role: role for role in kept}


def test_two_identities_with_one_address_at_once_are_never_both_linked(app, session, people):
    let_in, turned_away = [], []
    start = threading.Barrier(4)

    def sign_in(number):
        with app.app_context():
            start.wait()
            try:
                let_in.append(
                    who_signs_in(db.session(), Asserted("tenant", f"o-{number}", LEE.email, True), NOW).id
                )
            except Exception as refusal:
                turned_away.append(type(refusal).__name__)

    threads = [threading.Thread(target=sign_in, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()
    assert let_in == [people["lead"].id]
    assert set(turned_away) <= {"NotLinked", "NotBelieved"}
    assert identity_of(session, people["lead"].id)
