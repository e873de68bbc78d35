from dataclasses import replace

import pytest

from s11.storage.audits import keep_audit
from s11.storage.standards import load_standard
from tests.board import ANSWERS, head_of, rated, signed_off
from tests.conftest import FRAMEWORK, small_audit

HOUSING = "/audits/testshire-now/housing"
STANDARD = f"{HOUSING}/review/1"


@pytest.fixture
def submission():
    return signed_off()


@pytest.fixture
def audit(session, submission):
    """The shared people's audit, with Housing's submission in it."""
    audit = small_audit(submissions=(submission,))
    keep_audit(session, audit, FRAMEWORK.decode())
    session.commit()
    return audit


def moderation(page, **typed):
    names = ("board_rating", "board_reason", "strengths", "challenge", "evidence_wanted", "version")
    return {name: page.field(name) or "" for name in names} | typed


def test_every_answer_is_read_in_full_and_to_the_letter(browser):
    page = browser("manager").get(STANDARD)

    texts = [p.get_text() for p in page.soup.select(".s11-typed[dir=auto]")]
    assert "<b>In place</b>\n\n  and indented" in texts
    assert "Write a policy" in texts
    assert "Jo Lead" in page.text and "1 March 2027" in page.text


@pytest.mark.parametrize("submission", [signed_off(status="in_progress")])
def test_before_sign_off_the_manager_sees_progress_and_no_answer(browser):
    manager = browser("manager")

    overview, standard = manager.get(f"{HOUSING}/review"), manager.get(STANDARD)

    assert "has not signed off yet" in overview.text and "4 of 4 answered" in overview.text
    assert standard.status == 409 and "has not signed off yet" in standard.text
    assert "In place" not in overview.text + standard.text


def test_a_rating_that_differs_needs_a_reason_and_nothing_typed_is_lost(browser, session):
    manager = browser("manager")

    page = manager.post(
        STANDARD, moderation(manager.get(STANDARD), board_rating="red", challenge="Why?\n\nReally")
    )

    assert "Say why the board's rating differs" in page.soup.select_one("#board_reason-error").get_text()
    assert (page.field("board_rating"), page.field("challenge")) == ("red", "Why?\n\nReally")
    assert head_of(session).status == "signed_off"


def test_what_the_board_says_is_saved_and_the_next_standard_follows(browser, session):
    manager = browser("manager")
    typed = {
        "board_rating": "red",
        "board_reason": "=cmd|' /C calc'!A0",
        "strengths": "<img src=x>",
        "then": "next",
    }

    page = manager.post(STANDARD, moderation(manager.get(STANDARD), **typed))

    assert page.heading == "Standard 2. A clear statement of responsibility"
    again = manager.get(STANDARD)
    assert (again.field("board_rating"), again.field("strengths")) == ("red", "<img src=x>")
    assert "by Manager" in again.text
    assert head_of(session).status == "under_review"


def test_notes_can_be_saved_before_the_rating_is_decided(browser, session):
    manager = browser("manager")

    page = manager.post(STANDARD, moderation(manager.get(STANDARD), strengths="Good start"))

    assert page.status == 200 and page.heading == "Housing"
    assert load_standard(session, head_of(session).id, "1").value.board_rating is None


def test_a_rating_outside_the_scale_is_refused(browser):
    manager = browser("manager")

    page = manager.post(STANDARD, moderation(manager.get(STANDARD), board_rating="blue"))

    assert "Select one of the ratings" in page.text


def test_a_standard_changed_meanwhile_shows_both_texts_and_saves_on_the_second_try(browser, session):
    manager = browser("manager")
    opened = moderation(manager.get(STANDARD), board_rating="amber", strengths="Mine")
    manager.post(STANDARD, moderation(manager.get(STANDARD), board_rating="amber", strengths="Theirs"))

    clash = manager.post(STANDARD, opened)

    assert clash.status == 409
    assert "Theirs" in clash.text and clash.field("strengths") == "Mine"
    manager.post(STANDARD, moderation(clash))
    assert load_standard(session, head_of(session).id, "1").value.strengths == "Mine"


@pytest.mark.parametrize("submission", [signed_off(status="accepted", standards=rated())])
def test_what_was_accepted_is_read_only(browser):
    manager = browser("manager")

    page, sent = manager.get(STANDARD), manager.post(STANDARD, {"board_rating": "green"}, page="/account")

    assert page.field("board_rating") is None and "stays as it is" in page.text
    assert sent.status == 409


def test_a_criterion_is_sent_back_with_its_reason(browser, session):
    manager = browser("manager")

    page = manager.post(f"{STANDARD}/send-back", {"criteria": ["1.2"], "reason": "Which policy?"})

    assert "Sent back: 1.2" in page.text
    assert "Which policy?" in manager.get(STANDARD).text
    assert head_of(session).status == "returned"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"reason": "Why?"}, "Select at least one criterion"),
        ({"criteria": ["2.1"], "reason": "Why?"}, "Select at least one criterion"),
        ({"criteria": ["1.1"], "reason": " \n"}, "Say what the directorate should look at again"),
    ],
)
def test_sending_back_asks_for_a_criterion_of_the_standard_and_a_reason(browser, session, typed, says):
    page = browser("manager").post(f"{STANDARD}/send-back", typed)

    assert says in page.soup.select_one(".govuk-error-summary").get_text()
    assert head_of(session).status == "signed_off"


def test_what_was_ticked_and_typed_stays_when_something_is_missing(browser):
    manager = browser("manager")

    ticked = manager.post(f"{STANDARD}/send-back", {"criteria": ["1.2"], "reason": ""})
    typed = manager.post(f"{STANDARD}/send-back", {"reason": "Why so?"})

    assert [box["value"] for box in ticked.soup.select("input[name=criteria][checked]")] == ["1.2"]
    assert typed.field("reason") == "Why so?"


def test_accepting_too_early_lists_what_is_missing_with_links(browser, session):
    manager = browser("manager")

    page = manager.post(f"{HOUSING}/accept", page="/account")

    links = [link["href"] for link in page.soup.select(".govuk-error-summary a")]
    assert page.status == 409
    assert links == [f"{HOUSING}/review/1#board", f"{HOUSING}/review/2#board"]


@pytest.mark.parametrize("submission", [signed_off(standards=rated())])
def test_from_accepting_to_the_issued_feedback(browser, session):
    manager = browser("manager")
    assert "Accept the submission" in manager.get(f"{HOUSING}/accept").text

    accepted = manager.post(f"{HOUSING}/accept")
    without = manager.post(f"{HOUSING}/issue-feedback", {"name": "Ann"})
    issued = manager.post(
        f"{HOUSING}/issue-feedback", {"name": "Ann", "phone": "01234", "email": "ann@example.org"}
    )

    assert accepted.heading == "Feedback to Housing"
    assert "Enter a telephone number or an email address" in without.text
    assert "Issued on" in issued.text and "ann@example.org" in issued.text
    assert head_of(session).feedback_contact == "Ann\n01234\nann@example.org"


@pytest.mark.parametrize(
    "submission",
    [
        signed_off(
            status="accepted",
            standards=(replace(rated()[0], challenge="Why so late?", reply="We moved house"),),
            feedback_issued_on=small_audit().cycle.opens,
        )
    ],
)
def test_the_reply_stands_beside_the_challenge(browser):
    page = browser("manager").get(f"{HOUSING}/issue-feedback")

    pair = page.soup.select_one(".s11-side-by-side").get_text(" ")
    assert "Why so late?" in pair and "We moved house" in pair


@pytest.mark.parametrize("submission", [signed_off(status="in_progress")])
@pytest.mark.parametrize("typed", [["31", "2", "2027"], ["1", "1", "2020"], ["", "", ""], ["soon", "", ""]])
def test_more_time_must_be_a_real_later_day(browser, typed):
    page = browser("manager").post(f"{HOUSING}/more-time", {"until": typed})

    assert page.soup.select_one(".govuk-error-summary")
    assert [box["value"] for box in page.soup.find_all("input", {"name": "until"}) if box.get("value")] == [
        t for t in typed if t
    ]


@pytest.mark.parametrize("submission", [signed_off(status="in_progress")])
def test_more_time_moves_the_directorates_closing_date(browser):
    page = browser("manager").post(f"{HOUSING}/more-time", {"until": ["1", "3", "2099"]})

    assert "1 March 2099 More time was given" in page.text


@pytest.mark.parametrize("role", ["lead", "director", "cmt", "scrutiny", "admin"])
@pytest.mark.parametrize(
    "place", ["/review", "/review/1", "/review/1/send-back", "/accept", "/more-time", "/issue-feedback"]
)
def test_nobody_but_the_manager_reviews(browser, role, place):
    assert browser(role).get(HOUSING + place).status == 403


@pytest.mark.parametrize(("role", "status"), [("cmt", 200), ("scrutiny", 200), ("lead", 403), ("admin", 403)])
def test_the_matrix_is_for_the_council_and_not_for_directorates(browser, role, status):
    page = browser(role).get("/audits/testshire-now/matrix")

    assert page.status == status
    assert not page.soup.select("a.s11-cell")
    assert role != "scrutiny" or "accepted no submission yet" in page.text


def test_a_standard_that_the_audit_lacks_is_not_found(browser):
    assert browser("manager").get(f"{HOUSING}/review/9").status == 404


@pytest.mark.parametrize("submission", [signed_off(answers=(replace(ANSWERS[0], narrative="x" * 40_000),))])
def test_forty_thousand_characters_are_read_in_full(browser):
    assert "x" * 40_000 in browser("manager").get(STANDARD).html
