"""Which files are taken: by ending and by content."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from s11.services import file_kinds
from s11.services.file_kinds import FileRefused, kind_of
from s11.services.keeping_files import Keeping, clean_name, keep_file, received, take_out
from s11.storage.files.folder import FolderStore

PDF = b"%PDF-1.7\n%..."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 64
TEXT = "application/vnd.oasis.opendocument.text"


def archive(**members):
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return made.getvalue()


def office(folder, **more):
    return archive(**{"[Content_Types].xml": "<Types/>", f"{folder}/main.xml": "<x/>", **more})


def old_office(more=b""):
    return file_kinds.OLE + b"\0" * 512 + more


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("policy.pdf", PDF),
        ("POLICY.PDF", PDF),
        ("picture.png", PNG),
        ("picture.jpeg", JPEG),
        ("minutes.docx", office("word")),
        ("figures.xlsx", office("xl")),
        ("slides.pptx", office("ppt")),
        ("minutes.doc", old_office()),
        ("minutes.odt", archive(mimetype=TEXT)),
    ],
)
def test_the_usual_kinds_are_taken(name, content):
    assert kind_of(name, BytesIO(content)).media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("drawing.svg", b"<svg/>"),
        ("program.exe", b"MZ"),
        ("noending", PDF),
        ("policy.pdf", b"<html>"),
        ("policy.pdf", b""),
        ("minutes.docx", office("xl")),
        ("minutes.docx", b"PK\x03\x04 broken"),
        ("minutes.docx", old_office()),
        ("minutes.docm", office("word")),
        ("minutes.odt", archive(mimetype="application/epub+zip")),
        ("minutes.doc", PDF),
        ("picture.png", JPEG),
    ],
)
def test_others_are_refused_whatever_they_are_called(name, content):
    with pytest.raises(FileRefused):
        kind_of(name, BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("minutes.docx", office("word", **{"word/vbaProject.bin": b"x"})),
        ("minutes.doc", old_office("_VBA_PROJECT".encode("utf-16-le"))),
        ("minutes.odt", archive(**{"mimetype": TEXT, "Basic/Standard/Module1.xml": "x"})),
    ],
)
def test_macros_are_refused_with_what_to_do(name, content):
    with pytest.raises(FileRefused, match="without macros"):
        kind_of(name, BytesIO(content))


def test_an_archive_made_to_fill_a_disk_is_refused_unopened():
    bomb = office("word", **{"word/zeros.xml": b"\0" * 30_000_000})

    with pytest.raises(FileRefused, match="too large once opened"):
        kind_of("minutes.docx", BytesIO(bomb))


def test_an_archive_of_too_many_parts_is_refused():
    many = office("word", **{f"word/{n}.xml": b"" for n in range(file_kinds.MOST_MEMBERS)})

    with pytest.raises(FileRefused, match="too large once opened"):
        kind_of("minutes.docx", BytesIO(many))


@pytest.fixture
def keeping(tmp_path):
    store, quarantine = FolderStore(tmp_path / "evidence"), FolderStore(tmp_path / "quarantine")
    return Keeping(tmp_path / "evidence" / "incoming", store, quarantine, None)


def keep(keeping, name, content):
    with received(keeping.incoming, BytesIO(content)) as upload:
        return keep_file(keeping, name, upload)


def test_a_file_is_kept_under_the_hash_of_its_content_once(keeping):
    first = keep(keeping, "a.pdf", PDF)
    second = keep(keeping, "b.pdf", PDF)

    assert first.sha256 == second.sha256 and (first.name, second.name) == ("a.pdf", "b.pdf")
    assert [*keeping.store.names()] == [(first.sha256, len(PDF))]
    with take_out(keeping, first) as kept:
        assert kept.read() == PDF


@pytest.mark.parametrize("content", [b"", b"MZ program", PDF + b"\0" * 21 * 1024 * 1024])
def test_a_refused_file_leaves_nothing_behind(keeping, content):
    with pytest.raises(FileRefused):
        keep(keeping, "a.pdf", content)

    assert [*keeping.store.names()] == [] and [*keeping.incoming.glob("*")] == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("policy.pdf", "policy.pdf"),
        ("C:\\Users\\me\\policy.pdf", "policy.pdf"),
        ("../../etc/policy.pdf", "policy.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', 'a"bSet-Cookie: x.pdf'),
        ("annex\u202efdp.exe.pdf", "annexfdp.exe.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("Größe 政策.pdf", "Größe 政策.pdf"),
        ("...", "evidence"),
    ],
)
def test_a_files_name_keeps_what_can_be_seen_of_it(given, kept):
    assert clean_name(given) == kept
