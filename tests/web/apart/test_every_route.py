"""Every route is tried as everybody, signed out, and at the places of another directorate, council and board."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import text
from werkzeug.routing import IntegerConverter

from s11.domain.people import Role
from s11.storage.database import db
from s11.web.policy import EVERYONE, OF_OTHERS, who_may
from tests.browser import nobody_yet
from tests.web.apart.conftest import EVERYBODY
from tests.web.apart.places import IDS, places, tries, with_ids_of

OF_A_PLACE = {"cycle", "directorate"}


# Whose these are, tests/web/test_sign_ins.py, test_own_factors.py and test_scanning.py try.
TRIED_ELSEWHERE = {"sign_in_id", "passkey_id", "found_id"}


def last_entry():
    """Return the last entry of the trail but for refusals: what changed nothing adds none."""
    with db.engine.connect() as connection:
        return connection.scalar(text("SELECT max(id) FROM trail WHERE what <> 'access.refused'"))


def send(person, each):
    """Send a request with the token of a page, so that whatever refuses it, it is not the lack of one."""
    nobody_yet()
    data = {"csrf_token": person.kept_token} if each.method == "POST" else None
    answer = person.client.open(each.address, method=each.method, data=data)
    answer.close()
    nobody_yet()
    db.session.remove()
    return answer


def signed_in(browser, name=None):
    person = browser(name)
    person.kept_token = person.token("/account" if name else "/sign-in")
    db.session.remove()
    return person


def is_reached(who, place, names):
    """Tell whether what an address names is this person's, as the table of people in conftest.py says."""
    if "directorate" in names and (place.council, place.directorate) not in who.returns:
        return False
    if "cycle" in names and who.role != Role.ADMIN and not who.reaches_audit(place.council):
        return False  # an administrator knows of all audits: which there are, and what is counted of them
    return "board_id" not in names or place.council.board in who.boards


def test_signed_out_every_route_but_the_open_ones_leads_to_signing_in(app, browser, session):
    nobody = signed_in(browser)
    before = last_entry()

    for each in tries(app, places(session)[0]):
        answer = send(nobody, each)
        if who_may(app, each.endpoint) == EVERYONE:
            assert answer.status_code < 500, each
            nobody = signed_in(browser)
            before = last_entry()
            continue
        assert answer.status_code == 302, (each, answer.status_code)
        assert answer.location.startswith("/sign-in"), each
        assert last_entry() == before, each


def test_what_is_for_another_role_or_out_of_reach_is_refused_and_changes_nothing(app, browser, session, who):
    person, refused = signed_in(browser, who.name), set()
    before = last_entry()

    for place in places(session):
        for each in tries(app, place):
            roles = who_may(app, each.endpoint)
            if roles == EVERYONE or (who.role in roles and is_reached(who, place, each.names)):
                continue
            status = send(person, each).status_code
            assert status == (404 if who.role in roles else 403), (each, status)
            assert last_entry() == before, each
            refused.add(each.endpoint)

    assert len(refused) > 10


def test_what_is_ones_own_is_no_secret_and_never_fails(app, browser, session, who, put_back):
    """Each form is sent empty, and what it did is undone: this asks only that the policy lets it through."""
    person, mine = signed_in(browser, who.name), [each for each in places(session)]
    tried = set()

    for place in mine:
        for each in tries(app, place):
            roles = who_may(app, each.endpoint)
            if who.role not in roles or not is_reached(who, place, each.names) or each.endpoint in OF_OTHERS:
                continue
            if (each.method, each.address) in tried:
                continue
            tried.add((each.method, each.address))
            status = send(person, each).status_code
            assert status < 500 and status not in (400, 401), (each, status)
            if each.method == "POST":
                put_back()
                person = signed_in(browser, who.name)

    assert tried


def test_an_id_of_another_audit_in_an_address_of_ones_own_is_not_found(app, browser, session, who):
    person = signed_in(browser, who.name)
    four = places(session)
    before = last_entry()

    for place, other in ((four[0], four[3]), (four[3], four[0]), (four[2], four[0])):
        for each in tries(app, with_ids_of(place, other)):
            ids = each.names.intersection(IDS)
            if (
                not ids
                or who.role not in who_may(app, each.endpoint)
                or not is_reached(who, place, each.names)
            ):
                continue
            assert send(person, each).status_code == 404, each
            assert last_entry() == before, each


def test_a_number_that_no_database_takes_is_not_found(app, browser, session):
    person = signed_in(browser, "admin-all")
    huge = dict.fromkeys((*IDS, "board_id", "person_id"), 10**30)

    for each in tries(app, places(session)[0]):
        ids = each.names & huge.keys()
        if ids:
            address = re.sub(r"/\d+(?=[/.]|$)", f"/{10**30}", each.address)
            assert send(person, replace(each, address=address)).status_code in (404, 405), each


def test_every_id_in_an_address_is_one_that_these_tests_know_the_owner_of(app):
    """An id is a number; a route with one is about something that belongs to somebody."""
    ids = {
        name
        for rule in app.url_map.iter_rules()
        for name, converter in rule._converters.items()
        if isinstance(converter, IntegerConverter)
    }

    assert ids <= {*IDS, "board_id", "person_id", "version", *TRIED_ELSEWHERE}


def test_everybody_in_the_table_is_tried_with_each_role():
    assert {who.role for who in EVERYBODY} == {"lead", "director", "manager", "cmt", "scrutiny", "admin"}


@pytest.mark.parametrize("name", ["lead-ashford-housing", "manager-north", "cmt-ashford", "scrutiny-bexley"])
def test_another_boards_audit_looks_like_one_that_is_not_there(browser, name):
    person = browser(name)

    anothers, nobodys = person.get("/audits/corby-now/plan"), person.get("/audits/nowhere/plan")

    assert (anothers.status, anothers.html.replace("corby-now", "nowhere")) == (404, nobodys.html)
