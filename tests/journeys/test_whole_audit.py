"""One audit from a directorate's answers to its feedback, the action plan and the report to CMT, in a browser."""

import re

import pytest
from playwright.sync_api import expect

HOUSING = "/audits/brightwater-2026/housing"
GAP_ACTION = "Train two officers a team to ask children for their wishes"


@pytest.fixture
def download(served):
    def download(page, link):
        with page.expect_download() as started:
            page.get_by_role("link", name=link).first.click()
        return started.value.path().read_bytes()

    return download


def saved(page):
    expect(page.locator("[data-status]")).to_contain_text("Saved")


def answer_the_gaps(page):
    """Do what the check page lists for Housing: two criteria, a date, and the ratings of two standards."""
    page.goto(f"{HOUSING}/criteria/4.5")
    page.get_by_label("Amber", exact=True).check()
    page.get_by_label("What is in place?").fill(
        "Two teams measure outcomes. <b>Three</b> do not & =1+1 \U0001f600 سلام"
    )
    page.get_by_label("What will you do?").fill(GAP_ACTION)
    page.get_by_label("Who leads on it?").fill("Tenancy services manager")
    for label, typed in (("Day", "31"), ("Month", "9"), ("Year", "2027")):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_role("button", name="Save and continue").click()
    page.goto(f"{HOUSING}/criteria/7.3")
    page.get_by_label("How do you know that it works?").fill(
        "We asked 40 officers in May; 36 could name the policy."
    )
    saved(page)
    page.goto(f"{HOUSING}/criteria/8.2")
    for label, typed in (("Day", "31"), ("Month", "3"), ("Year", "2027")):
        page.get_by_label(label, exact=True).fill(typed)
    page.get_by_role("button", name="Save and continue").click()
    for standard in ("4", "8"):
        page.goto(f"{HOUSING}/standards/{standard}")
        page.get_by_label("Amber", exact=True).check()
        page.get_by_label("Why does your rating differ").fill(
            "Most of the service is further on than the one criterion."
        )
        page.get_by_role("button", name="Save and go to the task list").click()


def test_an_audit_from_answers_to_the_report_to_cmt(open_as, picture, download):
    lead = open_as("lead.housing")
    lead.goto(f"{HOUSING}/check")
    expect(lead.locator("main")).to_contain_text("4.5")
    answer_the_gaps(lead)

    lead.goto(f"{HOUSING}/criteria/4.5")
    expect(lead.locator("#action_due, [name=action_due]").first).to_have_value("31")
    lead.get_by_label("Day", exact=True).fill("30")
    lead.get_by_role("button", name="Save and continue").click()
    lead.goto(f"{HOUSING}/tasks")
    picture(lead, "task-list")
    expect(lead.get_by_text("Ready for the director")).to_be_visible()

    director = open_as("director.housing")
    director.goto(f"{HOUSING}/check")
    director.get_by_label("Your name and post").fill("Director of Housing")
    director.get_by_label(re.compile("I have read this return")).check()
    director.get_by_role("button", name="Sign off").click()
    expect(director.get_by_text("Your return is with")).to_be_visible()

    manager = open_as("manager")
    manager.goto(f"{HOUSING}/review/1")
    picture(manager, "moderation")
    manager.get_by_label("Amber", exact=True).check()
    manager.get_by_label("What does the board challenge?").fill("Show us what the lead changed.")
    manager.get_by_label("Why does the board's rating differ?").fill("The samples say otherwise.")
    manager.get_by_role("button", name="Save and send criteria back").click()
    manager.get_by_label(re.compile(r"1\.1 A named")).check()
    manager.get_by_label("Why?").fill("Which decision did the lead change?")
    manager.get_by_role("button", name="Send back to Housing").click()
    expect(manager.locator("main")).to_contain_text("Sent back")

    lead.goto(f"{HOUSING}/criteria/1.1")
    expect(lead.locator("main")).to_contain_text("Which decision did the lead change?")
    lead.get_by_label("What is in place?").fill("The lead changed how repairs report worries about a child.")
    saved(lead)
    director.goto(f"{HOUSING}/check")
    director.get_by_label("Your name and post").fill("Director of Housing")
    director.get_by_label(re.compile("I have read this return")).check()
    director.get_by_role("button", name="Sign off").click()

    for standard in range(1, 9):
        manager.goto(f"{HOUSING}/review/{standard}")
        manager.get_by_label("Amber", exact=True).check()
        manager.get_by_label("Why does the board's rating differ?").fill("The samples say otherwise.")
        manager.get_by_label("What is strong?").fill("Staff know whom to ring.")
        manager.get_by_role("button", name=re.compile("Save and go to")).first.click()
    manager.goto(f"{HOUSING}/accept")
    manager.get_by_role("button", name=re.compile("Accept")).click()
    manager.goto(f"{HOUSING}/issue-feedback")
    manager.get_by_label("Who can be asked about the feedback?").fill("Board business manager")
    manager.get_by_label("Telephone number").fill("01632 960000")
    manager.get_by_role("button", name="Issue the feedback to Housing").click()
    expect(manager.locator("main")).to_contain_text("01632 960000")

    lead.goto(f"{HOUSING}/feedback")
    assert download(lead, re.compile("Download the feedback")).startswith(b"%PDF-")
    manager.goto("/audits/brightwater-2026/plan")
    expect(manager.locator("main")).to_contain_text(GAP_ACTION)
    expect(manager.locator("main")).to_contain_text("Housing, criterion 4.5")
    assert download(manager, re.compile("Download the action plan")).startswith(b"%PDF-")
    manager.goto("/audits/brightwater-2026/matrix")
    picture(manager, "matrix")

    cmt = open_as("cmt")
    cmt.goto("/audits/brightwater-2026/cmt")
    cmt.get_by_role("button", name="Issue this quarter").click()
    assert download(cmt, re.compile(r"^Report of .* as PDF")).startswith(b"%PDF-")
    scrutiny = open_as("scrutiny")
    scrutiny.goto("/audits/brightwater-2026/plan")
    expect(scrutiny.locator("main")).to_contain_text(GAP_ACTION)
    expect(scrutiny.get_by_role("link", name="Add an action")).to_have_count(0)
    for page in (lead, director, manager, cmt, scrutiny):
        assert page.problems == []
