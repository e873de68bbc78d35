"""What could identify a child is said beside its field, keeps nobody from saving, and what matched is kept nowhere."""

import json
import logging

import pytest

from s11.storage.tables import AnswerRow, EvidenceRow, TrailRow
from tests.board import rated, signed_off
from tests.plans import id_of, keep

HERE = "/audits/testshire-now/housing/criteria/1.1"
NUMBER = "943 476 5919"
TEXT = f"Her NHS number is {NUMBER}."
LOOKS = "This looks like an NHS number."


@pytest.fixture
def audit(session):
    """Housing has answered nothing yet, Leisure is signed off, and there is a plan."""
    return keep(session, submissions=(signed_off("leisure", standards=rated()),))


def beside(page, name):
    return page.soup.find(attrs={"data-looks": name}).get_text()


def test_saving_goes_on_and_the_next_page_says_what_it_looks_like_and_leads_back(browser):
    page = browser("lead").post(HERE, {"version": "0", "rating": "green", "narrative": TEXT})

    assert page.heading.startswith("1.2")
    assert page.soup.select_one(".s11-look-again a")["href"] == f"{HERE}#narrative"
    assert LOOKS in page.soup.select_one(".s11-look-again").get_text()


def test_the_field_says_it_whenever_its_page_is_opened_and_is_described_by_it(browser):
    lead = browser("lead")
    lead.post(HERE, {"version": "0", "narrative": TEXT, "impact": "reviewed 3 April 2016"})

    page = lead.get(HERE)

    assert beside(page, "narrative").startswith(LOOKS)
    assert beside(page, "impact") == ""
    assert "narrative-looks" in page.soup.find(id="narrative")["aria-describedby"].split()
    assert not page.soup.select(".govuk-error-message")


def test_a_script_is_told_with_the_new_version(browser):
    lead = browser("lead")
    form = {"version": "0", "how_known": TEXT, "csrf_token": lead.token()}

    answer = lead.client.post(HERE, data=form, headers={"Accept": "application/json"})

    assert answer.status_code == 200
    assert list(answer.json["looks"]) == ["how_known"]
    assert answer.json["looks"]["how_known"].startswith(LOOKS)
    assert NUMBER not in json.dumps(answer.json)


def test_harmless_texts_say_nothing_anywhere(browser):
    page = browser("lead").post(
        HERE, {"version": "0", "narrative": "reviewed 3 April 2016, ring 01753 475111"}
    )

    assert not page.soup.select(".s11-look-again")


def test_what_matched_stands_in_the_text_and_nowhere_else(browser, session, caplog):
    caplog.set_level(logging.DEBUG)
    lead = browser("lead")

    lead.post(HERE, {"version": "0", "narrative": TEXT})
    lead.get(HERE)

    session.rollback()
    entries = session.query(TrailRow).all()
    holding = [entry for entry in entries if NUMBER in (entry.details or "")]
    cookie = lead.client.get_cookie("s11").value
    assert session.query(AnswerRow).filter_by(narrative=TEXT).count() == 1
    assert [entry.what for entry in holding] == ["answer.added"]  # the text itself, as of every answer
    assert not [entry for entry in entries if "NHS" in (entry.details or "").replace(TEXT, "")]
    assert NUMBER not in caplog.text and "NHS" not in caplog.text
    assert NUMBER not in cookie


def test_evidence_says_it_beside_its_title_and_its_file(browser, session):
    lead = browser("lead")
    where = f"{HERE}/evidence"

    page = lead.post(where, {"title": "Minutes, LCS 1234567", "reference": "intranet"})

    assert "the reference of a case" in page.soup.select_one("dd .s11-looks").get_text()
    assert (
        session.query(EvidenceRow).filter(EvidenceRow.title.startswith("Min")).one().title
        == "Minutes, LCS 1234567"
    )


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (
            "/audits/testshire-now/leisure/review/1",
            {"version": "1", "board_rating": "amber", "challenge": TEXT},
        ),
        ("/audits/testshire-now/leisure/review/1/send-back", {"criteria": "1.1", "reason": TEXT}),
        (
            "/audits/testshire-now/plan/add",
            {"version": "0", "kind": "action", "standard": "1", "text": TEXT, "directorate": ""},
        ),
    ],
)
def test_what_the_board_says_and_what_the_plan_says_is_looked_at_as_well(browser, address, form):
    page = browser("manager").post(address, form)

    assert LOOKS in page.soup.select_one(".s11-look-again").get_text()


def test_an_update_on_an_action_is_looked_at(browser, session):
    where = f"/audits/testshire-now/plan/{id_of(session, 2)}/progress"

    page = browser("lead").post(where, {"version": "1", "status": "on_track", "text": TEXT})

    assert "Update saved" in page.text
    assert LOOKS in page.soup.select_one(".s11-look-again").get_text()


def test_the_director_is_shown_each_place_before_signing_and_may_sign_all_the_same(browser, session):
    lead = browser("lead")
    lead.post(HERE, {"version": "0", "rating": "red", "narrative": TEXT, "action_text": "born 3/4/2012"})
    lead.post(f"{HERE}/evidence", {"title": "LCS 1234567", "reference": "intranet"})
    lead.post(
        "/audits/testshire-now/housing/standards/1",
        {"version": "0", "self_rating": "amber", "self_reason": TEXT},
    )

    page = browser("director").get("/audits/testshire-now/housing/check")

    listed = page.soup.find(id="look-at").parent
    assert [link["href"].split("/housing/")[1] for link in listed.find_all("a")] == [
        "criteria/1.1#narrative",
        "criteria/1.1#action_text",
        "criteria/1.1#evidence",
        "standards/1#self_reason",
    ]
    assert "does not keep you from signing off" in listed.get_text()
