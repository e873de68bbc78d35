"""Who is linked to whom: waiting, by an administrator's hand, from one's own account, and taken off again."""

import pytest
from flask_security import hash_password

from s11.domain.identity import Asserted
from s11.services.single_sign_on.people import link_by_hand
from s11.storage.identities import add_waiting, identity_of, list_waiting
from s11.web.pages import now

PASSWORD = "a long pass phrase"


@pytest.fixture
def waits(session, people, provider):
    """Somebody of the provider whom nobody is linked to."""
    row = add_waiting(
        session, Asserted(provider.address, "object-1", "lead@elsewhere.example", False, "Lee <b>"), now()
    )
    session.commit()
    return row


@pytest.fixture
def lead(people, session):
    people["lead"].password = hash_password(PASSWORD)
    session.commit()
    return people["lead"]


def test_who_is_not_known_is_given_a_reference_that_stays_the_same(traveller, people, provider, session):
    provider.person["email_verified"] = False

    pages = [traveller().sign_in() for _ in range(2)]

    (row,) = list_waiting(session)
    assert all(row.reference in page.text for page in pages)


def test_the_administrator_sees_who_waits_and_links_them_by_hand(traveller, waits, people, session, told):
    admin = traveller("admin")

    listed = admin.get("/admin/people/waiting")
    admin.post(f"/admin/people/waiting/{waits.id}", {"person": people["lead"].id})
    page = traveller().sign_in("/sign-in/council-account?next=/account")

    assert waits.reference in listed.text and "Lee <b>" in listed.text
    assert "lead@example.org" in page.text
    assert "identity.linked" in [what for what, _, _ in told()]
    session.refresh(waits)
    assert (waits.said_name, waits.said_email) == ("", "")


def test_nobody_is_chosen_says_so_beside_the_question(traveller, waits):
    page = traveller("admin").post(f"/admin/people/waiting/{waits.id}", {"person": ""})

    assert "Select who it is" in page.soup.select_one(".govuk-error-summary").get_text()


@pytest.mark.parametrize("person", ["999999", "x", "-1", "1; drop table", "🙂"])
def test_whom_there_is_not_nobody_is_linked_to(traveller, waits, session, person):
    page = traveller("admin").post(f"/admin/people/waiting/{waits.id}", {"person": person})

    assert page.status == 200 and page.soup.select_one(".govuk-error-summary")
    assert len(list_waiting(session)) == 1


def test_two_administrators_at_once_link_somebody_once(traveller, waits, people, session):
    admin = traveller("admin")
    token = admin.token(f"/admin/people/waiting/{waits.id}")
    link_by_hand(session, waits.id, people["director"].id, now())

    answer = admin.client.post(
        f"/admin/people/waiting/{waits.id}", data={"person": people["lead"].id, "csrf_token": token}
    )

    assert answer.status_code == 409
    assert identity_of(session, people["director"].id) and not identity_of(session, people["lead"].id)


def test_whoever_waits_is_removed_and_waits_again_when_they_come_again(traveller, waits, provider, session):
    traveller("admin").post(f"/admin/people/waiting/{waits.id}/remove", page="/admin/people/waiting")
    gone = list_waiting(session)

    provider.person["email_verified"] = False
    traveller().sign_in()

    assert (gone, len(list_waiting(session))) == ([], 1)


def test_who_was_unlinked_is_linked_by_hand_only_even_with_a_verified_address(
    traveller, linked, people, session, told
):
    page = traveller("admin").post(f"/admin/people/{linked.id}/unlink", page="/admin/people")
    lee = traveller()

    refused = lee.sign_in()

    assert page.heading == "People"
    assert refused.heading == "Your account is not linked yet"
    assert not lee.is_signed_in
    assert ("identity.unlinked", str(linked.id)) in [entry[:2] for entry in told()]


def test_unlinking_who_is_not_linked_is_refused_with_words(traveller, people):
    page = traveller("admin").post(f"/admin/people/{people['cmt'].id}/unlink", page="/admin/people")

    assert page.status == 409


def test_an_administrator_unlinks_and_whoever_was_signed_in_is_signed_out(traveller, linked):
    lee = traveller()
    lee.sign_in()

    traveller("admin").post(f"/admin/people/{linked.id}/unlink", page="/admin/people")

    assert not lee.is_signed_in


def test_a_person_links_their_own_account_after_giving_the_password(traveller, lead, session):
    lee = traveller("lead")
    lee.post("/account/council-account", {"password": PASSWORD})

    page = lee.sign_in("/account/council-account/start")

    assert "You are linked since" in page.text
    assert identity_of(session, lead.id).object_id == "object-1"


@pytest.mark.parametrize("password", ["", "wrong", "x" * 40_000])
def test_without_the_password_nobody_links_an_account(traveller, lead, password):
    lee = traveller("lead")

    page = lee.post("/account/council-account", {"password": password})
    way = lee.leave("/account/council-account/start")

    assert page.soup.select_one(".govuk-error-summary")
    assert way == "/account/council-account"


def test_the_password_cannot_be_guessed_on_this_page_either(traveller, lead):
    lee = traveller("lead")
    for _ in range(10):
        lee.post("/account/council-account", {"password": "wrong"})

    page = lee.post("/account/council-account", {"password": PASSWORD}, page="/account")

    assert page.status == 429


def test_an_identity_of_somebody_else_is_not_taken_over(traveller, linked, people, session):
    people["director"].password = hash_password(PASSWORD)
    session.commit()
    dora = traveller("director")
    dora.post("/account/council-account", {"password": PASSWORD})

    page = dora.sign_in("/account/council-account/start")

    assert page.heading == "This account is linked to somebody else"
    assert identity_of(session, linked.id).person_id == linked.id


def test_an_answer_that_somebody_else_brings_links_nobody(traveller, lead, people, session):
    lee, attacker = traveller("lead"), traveller("director")
    lee.post("/account/council-account", {"password": PASSWORD})
    back = lee.provider.back(lee.leave("/account/council-account/start"))

    page = attacker.come_back(back)

    assert page.status == 403
    assert not identity_of(session, lead.id) and not identity_of(session, people["director"].id)


def test_an_answer_for_linking_links_nobody_once_its_person_has_signed_out(traveller, lead, session):
    lee = traveller("lead")
    lee.post("/account/council-account", {"password": PASSWORD})
    back = lee.provider.back(lee.leave("/account/council-account/start"))
    lee.post("/sign-out", page="/account")

    page = lee.come_back(back)

    assert page.status == 403
    assert not identity_of(session, lead.id)
