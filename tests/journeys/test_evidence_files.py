"""Evidence files in a real browser: they are downloaded and never shown; what is found by a scanner is said."""

import pytest
from playwright.sync_api import Error

from tests.hostile_files import pdf, picture

HERE = "/audits/brightwater-2026/housing/criteria/8.2/evidence"
PDF = pdf(b"<< /Title (A policy) >>")


def give(page, name, content, kind):
    page.goto(HERE)
    page.get_by_label("Or upload it").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    page.get_by_role("button", name="Add evidence").click()


def opened(page, address):
    """Open an address as if it were typed, and return what was downloaded."""
    with page.expect_download() as coming, pytest.raises(Error, match="Download is starting"):
        page.goto(address)
    return coming.value


def test_a_file_that_is_opened_by_its_address_is_downloaded_and_nothing_is_rendered(open_as, tmp_path):
    page = open_as("lead.housing")
    for name, content, kind in (
        ("policy.pdf", PDF, "application/pdf"),
        ("poster.png", picture("PNG"), "image/png"),
        ("photo.jpg", picture("JPEG"), "image/jpeg"),
    ):
        give(page, name, content, kind)
        link = page.get_by_role("link", name=f"Download {name}").last.get_attribute("href")
        page.goto("/account")

        download = opened(page, link)

        download.save_as(tmp_path / name)
        assert download.suggested_filename == name and (tmp_path / name).read_bytes() == content
        assert page.url.endswith("/account") and page.locator("embed, img[src*=file]").count() == 0


def test_a_refused_file_is_said_beside_the_field_on_a_page_that_holds(open_as, holds, picture):
    page = open_as("lead.housing", width=320)

    give(page, "policy.pdf", b"<script>alert(1)</script>", "application/pdf")

    assert "This is not a PDF" in page.locator("#file-error").inner_text()
    picture(page, "evidence-refused")
    assert holds(page) == []


def test_the_list_of_files_in_quarantine_holds_on_a_small_screen(open_as, holds, picture, served):
    in_quarantine(served.folder)
    page = open_as("admin", width=320)

    page.goto("/admin/quarantine")

    picture(page, "quarantine-narrow")
    assert holds(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    picture(page, "quarantine")
    page.get_by_role("button", name="Delete the file of 25 November 2026").click()
    assert "Deleted" in page.locator("main").inner_text()


def in_quarantine(folder):
    """Say in the database that something was found."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(folder / "s11.db")) as database, database:
        database.execute(
            "INSERT INTO quarantined_file (sha256, size, signature, found_at, found_by, state, person_id, cycle,"
            " directorate, criteria) VALUES (?, 81920, 'Doc.Downloader.Example-1', '2026-11-25 09:05:00', 'upload',"
            " 'held', 1, 'brightwater-2026', 'housing', '8.2')",
            ("ab" * 32,),
        )
