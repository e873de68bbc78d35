"""Which files are taken: by ending and by content; and how what is taken is kept."""

from hashlib import sha256
from io import BytesIO

import pytest

from s11.services.file_kinds import FileRefused, kind_of
from s11.services.incoming import EMPTY, TOO_LARGE
from s11.services.keeping_files import Keeping, clean_name, keep_file, received, take_out
from s11.storage.files.folder import FolderStore
from tests.good_files import good_files
from tests.hostile_files import FAMILIES, hostile_files, pdf

PDF = pdf()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_hostile_file_is_refused_with_its_reason(keeping, family):
    given = list(family())

    said = [refusal_of(keeping, name, content) for name, content, _ in given]

    assert said == [reason for _, _, reason in given]


def test_there_are_247_hostile_files_and_117_good_ones_no_two_the_same():
    hostile, good = hostile_files(), good_files()

    assert len({(name, content) for name, content, _ in hostile}) == len(hostile) == 247
    assert len(set(good)) == len(good) == 117
    assert len({sha256(content).digest() for _, content in good}) > 100


def test_every_good_file_of_every_kind_and_producer_is_taken():
    refused = [(name, why) for name, content in good_files() if (why := refusal(name, content))]

    assert refused == []


def refusal(name, content):
    try:
        kind_of(name, BytesIO(content))
    except FileRefused as why:
        return str(why)
    return ""


def refusal_of(keeping, name, content):
    """Try to keep a file as an upload is kept, and return why it was refused."""
    try:
        keep(keeping, name, content)
    except FileRefused as why:
        return str(why)
    return "taken"


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
    assert [kept[:2] for kept in keeping.store.names()] == [(first.sha256, len(PDF))]
    with take_out(keeping, first) as kept:
        assert kept.read() == PDF


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", EMPTY), (b"MZ program", "not a PDF"), (PDF + b"\0" * 21 * 1024 * 1024, TOO_LARGE)],
)
def test_a_refused_file_leaves_nothing_behind(keeping, content, why):
    with pytest.raises(FileRefused, match=why):
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
