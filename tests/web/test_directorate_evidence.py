"""Evidence: references, links and files; used again, taken away, downloaded."""

from io import BytesIO

import pytest

from tests.services.test_file_kinds import PDF

HERE = "/audits/testshire-now/housing/criteria/1.1/evidence"
THERE = HERE.replace("1.1", "2.1")
POLICY = {"title": "Housing policy", "reference": "intranet, policy 14", "dated": ["1", "6", "2025"]}


def upload(browser, content=PDF, name="policy.pdf", role="lead", **typed):
    return browser(role).post(
        HERE, {**typed, "file": (BytesIO(content), name)}, content_type="multipart/form-data"
    )


def file_link(page):
    return page.soup.select_one("a[download]")["href"]


def download(browser, role, link):
    """Return (status, headers, content) of a download."""
    who = browser(role)
    who.token()
    with who.client.get(link) as got:
        return got.status_code, got.headers, got.data


def sign_off(session):
    from s11.storage.heads import load_head
    from s11.storage.submissions import update_submission

    update_submission(session, load_head(session, "testshire-now", "housing").id, status="signed_off")
    session.commit()


def test_the_warning_that_no_child_may_be_named_stands_at_the_upload(browser):
    assert "No child may be named" in browser("lead").get(HERE).text


def test_a_reference_with_its_date_backs_the_criterion(browser):
    page = browser("lead").post(HERE, POLICY)

    assert "Housing policy , 1 June 2025 intranet, policy 14" in page.text
    assert "Housing policy" in browser("lead").get(HERE.removesuffix("/evidence")).text


@pytest.mark.parametrize(
    ("reference", "is_link"),
    [
        ("https://example.org/policy?a=1&b=2", True),
        ("http://intranet/policy", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)//https://x", False),
        ("https://", False),
        ("ftp://example.org", False),
        ("see https://example.org", False),
        ("data:text/html,<script>", False),
    ],
)
def test_only_addresses_of_the_web_become_links(browser, reference, is_link):
    page = browser("lead").post(HERE, {"title": "Policy", "reference": reference})

    link = page.soup.find("a", href=reference)
    assert bool(link) == is_link and reference.strip() in page.text
    assert not is_link or link["rel"] == ["noopener", "noreferrer"]


def test_an_uploaded_file_comes_back_to_be_saved_and_never_shown_in_place(browser):
    page = upload(browser, name="Größe; policy.pdf")

    _, headers, content = download(browser, "lead", file_link(page))

    assert content == PDF and headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Größe; policy.pdf" in page.text


@pytest.mark.parametrize(
    ("content", "name"), [(b"<html>", "policy.pdf"), (b"MZ", "a.exe"), (b"", "policy.pdf")]
)
def test_a_file_that_is_not_taken_is_said_beside_it_and_what_was_typed_stays(browser, content, name):
    page = upload(browser, content, name, **POLICY)

    assert page.status == 422 and page.soup.select_one("#file-error")
    assert (page.field("title"), page.field("reference")) == ("Housing policy", "intranet, policy 14")


def test_a_file_that_is_too_large_is_refused_with_what_to_do(browser):
    lead = browser("lead")
    part = "--x\r\nContent-Disposition: form-data; name="
    head = f'{part}"csrf_token"\r\n\r\n{lead.token(HERE)}\r\n{part}"file"; filename="policy.pdf"\r\n\r\n'
    body = head.encode() + PDF + bytes(20 * 1024 * 1024) + b"\r\n--x--\r\n"

    answer = lead.client.post(HERE, data=body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 422 and "20 MB or less" in answer.text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"reference": "intranet"}, "Say what the evidence is"),
        ({"title": "Policy"}, "Say where it can be found, or choose a file"),
        ({**POLICY, "dated": ["31", "9", "2025"]}, "Enter a real date"),
    ],
)
def test_what_is_missing_is_asked_for(browser, typed, message):
    page = browser("lead").post(HERE, typed)

    assert page.status == 422 and message in page.soup.select_one("main form .govuk-error-message").get_text()


def test_a_file_without_a_title_is_called_by_its_name(browser):
    assert "policy.pdf" in upload(browser).soup.select_one("dl strong").get_text()


def test_evidence_is_used_again_for_another_criterion_and_taken_away_from_one_only(browser):
    lead = browser("lead")
    lead.post(HERE, POLICY)
    choice = lead.get(THERE).soup.select_one("input[name=evidence]")["value"]

    again = lead.post(f"{THERE}/reuse", {"evidence": choice}, page=THERE)
    removed = lead.post(f"{HERE}/{choice}/remove", page=HERE)

    assert "Housing policy" in again.soup.select_one("dl").get_text()
    assert "No evidence backs this criterion yet" in removed.text and "Backs 2.1" in removed.text


@pytest.mark.parametrize("stranger", ["999", str(2**70), "x"])
def test_evidence_that_is_not_ones_own_is_not_used(browser, stranger):
    lead = browser("lead")
    lead.post(HERE, POLICY)

    page = lead.post(f"{THERE}/reuse", {"evidence": stranger}, page=THERE)

    assert page.status in (200, 404) and "No evidence" in lead.get(THERE).text


def test_another_directorate_cannot_download_it_and_the_board_only_after_sign_off(browser, session):
    link = file_link(upload(browser))

    before = download(browser, "manager", link)[0]
    sign_off(session)
    after = [download(browser, role, link)[0] for role in ("manager", "leisure")]

    assert (before, after) == (404, [200, 404])


def test_evidence_of_a_signed_off_return_can_be_read_and_not_changed(browser, session):
    browser("lead").post(HERE, POLICY)
    sign_off(session)

    page = browser("lead").get(HERE)
    refused = browser("lead").post(HERE, POLICY, page="/account")

    assert "Housing policy" in page.text and page.field("title") is None
    assert refused.status == 409
