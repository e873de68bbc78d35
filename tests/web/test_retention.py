"""The pages of how long audits are kept: who decides, who removes, and what each is shown."""

from datetime import timedelta

import pytest

from s11.storage.cycles import list_cycles
from s11.storage.tables import TrailRow
from tests.conftest import TODAY
from tests.services.test_retention import OLD, OURS, SECRET, audits, folder

__all__ = ["audits", "folder"]

HERE = f"/retention/{OLD}"
LATER, YESTERDAY = TODAY + timedelta(400), TODAY - timedelta(1)


@pytest.fixture
def audit(audits):
    """An old audit, and one that runs."""


def boxes(day):
    return {"until": [str(day.day), str(day.month), str(day.year)]}


def refs(session):
    session.rollback()
    return [audit.cycle.ref for audit in list_cycles(session)]


def test_the_list_says_what_is_decided_and_what_is_proposed(browser):
    page = browser("admin").get("/retention")

    assert page.heading == "How long audits are kept"
    assert page.text.count("Not decided") == 2 and "Proposed:" in page.text
    assert "Audits that were removed None." in page.text


def test_the_manager_says_until_when_and_the_administrator_removes_after_it(browser, session):
    browser("manager").post(f"{HERE}/until", boxes(YESTERDAY), page=HERE)

    page = browser("admin").post(f"{HERE}/remove", {"typed": OLD}, page=HERE)

    assert page.heading == "How long audits are kept" and f"{OLD} is removed" in page.text
    assert refs(session) == ["testshire-now"]
    assert "by Admin" in page.text and "1 evidence files" in page.text
    assert browser("admin").get(HERE).status == 404


def test_the_administrator_sees_counts_and_not_a_word_that_was_written(browser):
    browser("manager").post(f"{HERE}/until", boxes(YESTERDAY), page=HERE)

    page = browser("admin").get(HERE)

    assert SECRET not in page.html
    for words in (
        "3 actions of its plan are still open",
        "Returns of directorates 1",
        "Answers 1",
        "Backups",
    ):
        assert words in page.text
    assert f"{max(1, round(len(OURS) / 1000))} KB together" in page.text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (["31", "2", "2031"], "Enter a real date"),
        (["", "", ""], "Enter a real date"),
        (["<b>", "x", "2031"], "Enter a real date"),
        (["1", "1", "2001"], "not before the audit is over"),
    ],
)
def test_a_day_that_is_none_is_said_beside_its_boxes_and_kept_in_them(browser, session, day, words):
    page = browser("manager").post(f"{HERE}/until", {"until": day}, page=HERE)

    assert page.status == 422
    assert words in page.soup.select_one(".govuk-error-message").get_text()
    assert [box.get("value", "") for box in page.soup.select("[name=until]")] == day or "not before" in words


@pytest.mark.parametrize("typed", ["", "something else", "<script>alert(1)</script>", "x" * 40_000])
def test_without_its_reference_nothing_is_removed(browser, session, typed):
    browser("manager").post(f"{HERE}/until", boxes(YESTERDAY), page=HERE)

    page = browser("admin").post(f"{HERE}/remove", {"typed": typed}, page=HERE)

    assert page.status == 422
    assert f"Type {OLD} exactly" in page.soup.select_one(".govuk-error-message").get_text()
    assert len(refs(session)) == 2


def test_what_is_still_kept_cannot_be_removed_even_by_a_form_from_elsewhere(browser, session):
    browser("manager").post(f"{HERE}/until", boxes(LATER), page=HERE)

    page = browser("admin").post(f"{HERE}/remove", {"typed": OLD}, page="/account")

    assert page.status == 422 and "is kept until the end of" in page.text
    assert len(refs(session)) == 2


def test_neither_does_the_others_part(browser, session):
    assert browser("admin").post(f"{HERE}/until", boxes(YESTERDAY), page="/account").status == 403
    assert browser("manager").post(f"{HERE}/remove", {"typed": OLD}, page="/account").status == 403


def test_the_copy_for_the_archive_is_the_managers_and_is_noted(browser, session):
    answer = browser("manager").client.get(f"{HERE}/audit-file")

    session.rollback()
    assert answer.json["cycle"]["ref"] == OLD
    assert session.query(TrailRow).order_by(TrailRow.id.desc()).first().what == "audit.exported"
    assert browser("admin").get(f"{HERE}/audit-file").status == 403
