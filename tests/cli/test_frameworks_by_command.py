from importlib.resources import files

import pytest

from tests.conftest import FRAMEWORK

BUILT_IN = files("standards.library") / "s11-2015.1.yaml"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_bytes(FRAMEWORK)
    return path


def test_the_built_in_frameworks_are_listed(s11):
    done = s11("frameworks")

    assert [line.split(":")[0] for line in done.out.splitlines()] == [
        "s11-2015 version 1",
        "s11-2026 version 1",
    ]


def test_a_framework_that_was_taken_in_is_listed_after_them(s11, file):
    s11("framework", "add", file)

    done = s11("frameworks")

    assert (
        "small version 1: A small framework (2 standards, 4 criteria; taken in)" in done.out.splitlines()[-1]
    )


def test_the_same_text_again_changes_nothing(s11, file):
    s11("framework", "add", file)

    done = s11("framework", "add", file)

    assert (done.status, done.out) == (0, "small version 1 is already here; nothing changed.\n")


def test_another_text_under_the_same_version_is_refused(s11, file):
    s11("framework", "add", file)
    file.write_bytes(FRAMEWORK + b"# one word more\n")

    done = s11("framework", "add", file)

    assert done.status == 1
    assert "small version 1 is already here with another text; another text is another version" in done.error


def test_a_built_in_framework_is_not_replaced(s11, file):
    file.write_bytes(BUILT_IN.read_bytes() + b"# one word more\n")

    done = s11("framework", "add", file)

    assert done.status == 1
    assert "is built in with another text" in done.error


def test_a_check_takes_nothing_in(s11, folder, file):
    done = s11("framework", "check", file)

    assert done.status == 0 and "small version 1 is in order" in done.out
    assert not folder.exists()


def test_a_broken_framework_is_refused_by_file_line_and_key(s11, file):
    file.write_bytes(FRAMEWORK.replace(b"colour: amber", b"colour: beige"))

    done = s11("framework", "check", file)

    assert done.status == 1
    assert done.error.startswith(f"{file}:9: ") and "colour" in done.error and done.error.count("\n") == 1


def test_one_is_not_said_in_the_plural(s11, tmp_path):
    first, _ = FRAMEWORK.decode().split('      - {id: "1.2"')
    (tmp_path / "one.yaml").write_text(first)

    done = s11("framework", "check", tmp_path / "one.yaml")

    assert "(1 standard, 1 criterion, 4 ratings)" in done.out
