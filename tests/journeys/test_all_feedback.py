"""All feedback made by a real server: followed with and without scripts, and after the server was killed."""

import sqlite3
from zipfile import ZipFile

import pytest

AUDIT = "/audits/brightwater-2026"
PLACE = f"{AUDIT}/reports/all-feedback"


def make_all(page):
    page.goto(PLACE)
    page.get_by_role("button", name="Make all feedback").click()


def test_all_feedback_is_asked_for_followed_and_downloaded(open_as, holds, picture, tmp_path):
    page = open_as("manager", width=320)
    page.goto(AUDIT)
    page.get_by_role("button", name="All feedback").click()
    before = holds(page)
    page.get_by_role("button", name="Make all feedback").click()
    page.get_by_label("Papers made").wait_for()
    meanwhile = holds(page)

    page.get_by_role("button", name="Download all").wait_for(timeout=60_000)
    picture(page, "all-feedback")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all").click()

    assert [before, meanwhile, holds(page)] == [[], [], []]
    assert page.get_by_role("status").inner_text() == "It is done. The papers are ready to download."
    download.value.save_as(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        papers = {name: archive.read(name) for name in archive.namelist()}
    assert len(papers) == page.locator("tbody tr").count() > 3
    assert all(paper.startswith(b"%PDF-") for paper in papers.values())
    with page.expect_download() as download:
        page.get_by_role("link", name="to Housing").click()
    assert download.value.suggested_filename == "brightwater-2026-housing-feedback.pdf"


@pytest.fixture
def without_scripts(chromium, served, open_as):
    """A browser without scripts, signed in as the board's business manager."""
    state = open_as("manager").context.storage_state()
    context = chromium.new_context(java_script_enabled=False, storage_state=state, base_url=served.address)
    yield context.new_page()
    context.close()


def test_without_scripts_a_link_shows_how_far_it_is(without_scripts):
    page = without_scripts
    make_all(page)

    while page.get_by_role("link", name="Refresh").is_visible():
        page.get_by_role("link", name="Refresh").click()

    assert page.get_by_role("button", name="Download all").is_visible()


def test_a_server_that_is_killed_goes_on_with_it_when_it_is_started_again(open_as, served):
    page = open_as("manager")
    make_all(page)
    page.get_by_role("link", name="Refresh").wait_for(state="hidden")  # the script is there
    with sqlite3.connect(served.folder / "s11.db") as database:
        while database.execute("SELECT state FROM job").fetchone() == ("waiting",):
            pass
        served.process.kill()
        served.process.wait()
        # as if time had passed: nobody has to wait until the claim is old
        silent = "UPDATE job SET heard_at = '2020-01-01 00:00:00.000000' WHERE state = 'running'"
        interrupted = database.execute(silent).rowcount

    served.start()

    page.get_by_role("button", name="Download all").wait_for(timeout=60_000)
    assert interrupted == 1
    assert page.locator("tbody tr").count() > 3
