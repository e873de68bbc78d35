"""The way from the first page to the director's signature, and the board's feedback."""

from s11.domain.audit import StandardRatings
from s11.storage.heads import load_head
from s11.storage.standards import write_standard
from s11.storage.submissions import update_submission
from tests.conftest import TODAY
from tests.services.test_answering import NOW

HOUSING = "/audits/testshire-now/housing"


def answer_everything(browser):
    lead = browser("lead")
    for criterion in ("1.1", "1.2", "2.1", "2.2"):
        typed = {
            "version": "0",
            "rating": "amber",
            "narrative": f"Text of {criterion}",
            "action_text": "Train",
            "action_lead": "Head of Housing",
            "action_due": ["27", "3", "2027"],
        }
        lead.post(f"{HOUSING}/criteria/{criterion}", typed)
    for standard in ("1", "2"):
        lead.post(f"{HOUSING}/standards/{standard}", {"version": "0", "self_rating": "amber"})


def sign(browser, **changes):
    director = browser("director")
    page = director.get(f"{HOUSING}/check")
    typed = {"seen": page.field("seen"), "signed_off_by": "Sam Osei, Director of Housing", "declared": "y"}
    return director.post(f"{HOUSING}/check", {**typed, **changes})


def issue_feedback(session):
    head = load_head(session, "testshire-now", "housing")
    words = {
        "board_rating": "red",
        "board_reason": "Few cases",
        "strengths": "A policy",
        "challenge": "When?",
    }
    ratings = StandardRatings("1", "amber", evidence_wanted="Figures", **words)
    write_standard(session, head.id, ratings, 1, "Manager", NOW)
    update_submission(
        session, head.id, status="accepted", feedback_issued_on=TODAY, feedback_contact="Jo, 01234"
    )
    session.commit()


def test_the_first_page_lists_a_directorates_audits(browser):
    page = browser("lead").get("/")

    assert page.heading == "Your section 11 audits" and "Section 11 audit: Housing" in page.text


def test_the_task_list_says_until_when_and_what_is_left(browser):
    browser("lead").post(
        f"{HOUSING}/criteria/1.1", {"version": "0", "rating": "na", "na_reason": "No children"}
    )

    page = browser("lead").get(f"{HOUSING}/tasks")

    for words in ("Open until the end of", "1 of 4 criteria answered", "1 of 2 answered", "Not started"):
        assert words in page.text


def test_what_is_missing_is_listed_with_a_link_to_the_very_field(browser):
    browser("lead").post(f"{HOUSING}/criteria/1.1", {"version": "0", "rating": "green"})

    page = browser("director").get(f"{HOUSING}/check")

    link = page.soup.find("a", string="1.1: say how you know it works")
    assert link["href"] == f"{HOUSING}/criteria/1.1#how_known"
    assert browser("director").get(link["href"]).soup.find(id="how_known")
    assert page.field("declared") is None


def test_every_missing_field_that_is_linked_is_on_its_page(browser):
    page = browser("director").get(f"{HOUSING}/check")

    for link in page.soup.select("#missing ~ ul a"):
        address, _, field = link["href"].partition("#")
        assert browser("director").get(address).soup.find(id=field), link


def test_a_lead_sees_that_it_is_ready_and_cannot_sign(browser):
    answer_everything(browser)

    page = browser("lead").get(f"{HOUSING}/check")
    refused = browser("lead").post(f"{HOUSING}/check", {"declared": "y"})

    assert "ready for the director" in page.text and refused.status == 403


def test_the_director_declares_and_signs_off(browser, session):
    answer_everything(browser)

    page = sign(browser)

    assert "Your return is with Testshire Safeguarding Partnership" in page.text
    assert "Signed off by Sam Osei, Director of Housing" in page.text
    assert load_head(session, "testshire-now", "housing").status == "signed_off"


def test_without_the_declaration_or_a_name_nothing_is_signed(browser, session):
    answer_everything(browser)

    page = sign(browser, declared="", signed_off_by="")

    assert page.status == 422 and "Enter your name and post" in page.text
    assert load_head(session, "testshire-now", "housing").status == "in_progress"


def test_a_change_since_the_page_was_opened_is_read_first(browser):
    answer_everything(browser)

    page = sign(browser, seen="what was there before")

    assert page.status == 409 and "Read it again before you sign" in page.text


def test_after_sign_off_everything_can_still_be_read_and_nothing_changed(browser):
    answer_everything(browser)
    sign(browser)

    page = browser("lead").get(f"{HOUSING}/criteria/1.1")
    refused = browser("lead").post(
        f"{HOUSING}/criteria/1.1", {"version": "1", "narrative": "Late"}, page="/account"
    )

    assert "Text of 1.1" in page.text and page.field("narrative") is None
    assert refused.status == 409
    assert "Text of 2.2" in browser("lead").get(f"{HOUSING}/check").text


def test_a_rating_that_differs_from_the_suggested_one_asks_for_a_reason(browser):
    answer_everything(browser)

    browser("lead").post(f"{HOUSING}/standards/1", {"version": "1", "self_rating": "green"})

    assert "say why your rating differs" in browser("director").get(f"{HOUSING}/check").text


def test_feedback_is_read_and_replied_to_once_it_is_issued(browser, session):
    answer_everything(browser)
    before = browser("lead").get(f"{HOUSING}/feedback").status
    issue_feedback(session)

    page = browser("director").post(
        f"{HOUSING}/feedback/1", {"version": "2", "reply": "We agree <b>"}, page=f"{HOUSING}/feedback"
    )

    assert before == 404
    for words in ("Few cases", "A policy", "When?", "Figures", "Jo, 01234", "Your reply is saved"):
        assert words in page.text
    assert page.soup.find(id="reply-1").get_text() == "\nWe agree <b>"


def test_two_replies_to_one_standard_are_shown_side_by_side(browser, session):
    answer_everything(browser)
    issue_feedback(session)
    here = f"{HOUSING}/feedback"
    browser("lead").post(f"{here}/1", {"version": "2", "reply": "Theirs"}, page=here)

    page = browser("director").post(f"{here}/1", {"version": "2", "reply": "Yours"}, page=here)

    assert page.status == 409 and "Theirs" in page.text and "Yours" in page.text
