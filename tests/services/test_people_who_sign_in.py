import pytest
from flask_security import verify_password

from s11.domain.people import Role
from s11.domain.refusals import NotFound, Refused
from s11.services.people import NewPerson, add_person, disable_person, give_new_password, set_active


def test_a_person_has_an_argon2_hash_of_the_password_that_was_told(session, audit):
    added = add_person(session, NewPerson(" Pat@Example.org ", Role.LEAD, "housing", "  Pat   Smith "))

    assert added.person.password.startswith("$argon2")
    assert verify_password(added.password, added.person.password)
    assert (added.person.name, added.person.directorate.ref) == ("Pat Smith", "housing")


def test_two_people_never_get_the_same_password(session, audit):
    passwords = {add_person(session, NewPerson(f"p{n}@example.org", Role.CMT)).password for n in range(3)}

    assert len(passwords) == 3


@pytest.mark.parametrize(
    "email", ["", "pat", "pat@", "a b@example.org", "pat@example.org\nBcc: x@example.org"]
)
def test_what_is_no_email_address_is_refused(session, email):
    with pytest.raises(Refused, match="not an e-mail address"):
        add_person(session, NewPerson(email, Role.CMT))


def test_a_new_password_makes_the_old_one_and_its_sessions_worthless(session, people):
    before = people["lead"].fs_uniquifier

    told = give_new_password(session, people["lead"].id)

    assert verify_password(told.password, told.person.password)
    assert told.person.fs_uniquifier != before


def test_disabling_and_enabling_are_undone_by_each_other(session, people):
    disable_person(session, "LEAD@example.org")
    assert not people["lead"].active

    set_active(session, people["lead"].id, active=True, by=people["admin"])
    assert people["lead"].active


def test_nobody_is_disabled_who_is_not_there(session, people):
    with pytest.raises(NotFound):
        disable_person(session, "nobody@example.org")
