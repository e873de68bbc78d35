"""How uploads come in: one at a time, into the data folder, never more than there is room for; and how files go out."""

import shutil
from collections import namedtuple
from io import BytesIO

import pytest
from werkzeug.http import parse_options_header

from s11.services import evidence, incoming
from s11.services.incoming import IncomingFile, remove_stale
from tests.web.test_directorate_evidence import HERE, PDF, download, file_link, upload

Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def keeping(app):
    return app.extensions["s11-keeping"]


def error_beside_the_file(page):
    return page.soup.select_one("#file-error").get_text(" ", strip=True)


def test_more_than_one_file_at_once_is_refused_with_what_to_do(browser, keeping):
    lead = browser("lead")
    files = [(BytesIO(PDF), "one.pdf"), (BytesIO(PDF + b"\n"), "two.pdf")]

    page = lead.post(HERE, {"title": "Policies", "file": files}, content_type="multipart/form-data")

    assert page.status == 422 and "Choose one file at a time" in error_beside_the_file(page)
    assert page.field("title") == "Policies" and [*keeping.store.names()] == []
    assert [*keeping.incoming.glob("*")] == []


def test_a_return_takes_500_mb_of_files_and_says_so_beside_the_field(browser, monkeypatch, keeping):
    monkeypatch.setattr(evidence, "MOST_OF_A_SUBMISSION", len(PDF) + 10)
    upload(browser)

    page = upload(browser, PDF + b"\n" * 11, title="Another")

    assert page.status == 422 and "cannot take more" in error_beside_the_file(page)
    assert page.field("title") == "Another" and len([*keeping.store.names()]) == 1


def test_the_same_file_for_another_criterion_counts_once(browser, monkeypatch):
    upload(browser)
    monkeypatch.setattr(evidence, "MOST_OF_A_SUBMISSION", 2 * len(PDF))

    assert upload(browser, name="again.pdf").status == 200


def test_a_nearly_full_disk_takes_no_file_and_loses_nothing_that_was_typed(browser, monkeypatch, keeping):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(10**9, 10**9, incoming.LEAST_FREE))

    page = upload(browser, title="Housing policy")

    assert page.status == 422 and "no room" in error_beside_the_file(page)
    assert page.field("title") == "Housing policy" and [*keeping.incoming.glob("*")] == []


def test_a_disk_that_is_full_in_the_middle_of_a_file_is_said_beside_it(tmp_path):
    with IncomingFile(tmp_path) as file:
        file.write(b"%PDF-1.7" * 200_000)
        file._file.close()  # what is written from here on fails
        file._file = open("/dev/full", "wb", buffering=0)  # noqa: SIM115
        file.write(b"more")

        with pytest.raises(incoming.FileRefused, match="no room"):
            file.finished()
    assert [*tmp_path.iterdir()] == []


def test_who_is_signed_out_writes_nothing_to_the_disk(browser, keeping):
    stranger = browser()

    stranger.client.post(HERE, data={"file": (BytesIO(PDF), "a.pdf")}, content_type="multipart/form-data")

    assert [*keeping.incoming.glob("*")] == []


def test_a_start_removes_what_a_killed_process_left_and_leaves_what_is_still_coming_in(tmp_path):
    (tmp_path / f"{incoming.PREFIX}left").write_bytes(b"half a file")
    with IncomingFile(tmp_path) as coming:
        coming.write(b"%PDF" * incoming.MEGABYTE)

        removed = remove_stale(tmp_path)

        assert removed == 1 and [*tmp_path.iterdir()] == [coming.path]


@pytest.mark.parametrize(
    "name",
    [
        "a%22; filename=evil.html; x=%22.pdf",
        "Größe 政策.pdf",
        "a%0d%0aSet-Cookie: x.pdf",
        "<b>.pdf",
        "a;b.pdf",
    ],
)
def test_whatever_a_file_is_called_it_comes_back_as_an_attachment_that_nothing_renders(browser, name):
    _, headers, content = download(browser, "lead", file_link(upload(browser, name=name)))

    assert content == PDF and parse_options_header(headers["Content-Disposition"]) == (
        "attachment",
        {"filename": name.replace("%22", '"')},  # browsers send a quote so
    )
    assert "Set-Cookie" not in headers
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_a_part_of_a_file_is_never_sent_as_if_it_were_the_whole(browser):
    link = file_link(upload(browser))
    lead = browser("lead")
    lead.token()

    with lead.client.get(link, headers={"Range": "bytes=0-3"}) as got:
        assert got.status_code == 200 and got.data == PDF


def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(browser, keeping):
    link = file_link(upload(browser))
    next(path for path in keeping.store.folder.iterdir() if path.is_file()).write_bytes(PDF + b"\n")

    status, _, page = download(browser, "lead", link)

    assert status == 404 and "changed since it was kept" in page.decode()
