import re

import pytest


@pytest.fixture
def council(s11, slough):
    s11("import", slough)
    return s11


def test_a_person_is_added_with_a_password_that_is_told_once(council):
    done = council("user", "add", "pat@example.org", "--role", "manager")

    assert done.status == 0
    assert re.search(r"Password, shown this once: \w{4}-\w{4}-\w{4}-\w{4}\n", done.out)
    assert council("user", "list").out == "pat@example.org\tmanager\t-\tactive\n"


@pytest.mark.parametrize(
    "named", ["housing", "slough-2015/housing", "SBC/housing", "Slough Borough Council/housing"]
)
def test_a_directorate_is_named_by_its_ref_its_audit_or_its_council(council, named):
    done = council("user", "add", "pat@example.org", "--role", "lead", "--directorate", named)

    assert done.out.startswith("Added pat@example.org as lead of SBC/housing.")


def test_a_directorate_that_two_councils_have_is_refused_with_the_choices(council, slough):
    other = (
        slough.read_text()
        .replace("slough-2015", "x-2015")
        .replace("Slough Borough", "X")
        .replace("SBC", "XC")
    )
    slough.write_text(other)
    council("import", slough)

    done = council("user", "add", "pat@example.org", "--role", "lead", "--directorate", "housing")

    assert done.status == 1
    assert "Choose one of: SBC/housing, XC/housing" in done.error


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pat@example.org", "--role", "lead"], "belongs to a directorate"),
        (["pat@example.org", "--role", "admin", "--directorate", "housing"], "belongs to no directorate"),
        (["pat@example.org", "--role", "lead", "--directorate", "parks"], "There is no directorate 'parks'"),
        (["pat", "--role", "admin"], "not an e-mail address"),
        (["PAT@example.org", "--role", "admin"], "already here"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(council, arguments, words):
    if "already" in words:
        council("user", "add", "pat@example.org", "--role", "admin")

    done = council("user", "add", *arguments)

    assert done.status == 1 and done.error.count("\n") == 1
    assert words in done.error


def test_a_disabled_person_stays_listed_and_an_unknown_one_is_refused(council):
    council("user", "add", "pat@example.org", "--role", "cmt")

    done = council("user", "disable", "Pat@Example.org")

    assert done.status == 0
    assert "disabled" in council("user", "list").out
    assert council("user", "disable", "nobody@example.org").status == 1


def test_an_account_is_erased_only_with_yes_and_its_address_is_free_again(s11):
    s11("user", "add", "pat@example.org", "--role", "cmt", "--name", "Pat Smith")

    first = s11("user", "erase", "pat@example.org")
    done = s11("user", "erase", "Pat@example.org", "--yes")
    again = s11("user", "add", "pat@example.org", "--role", "cmt")

    assert first.status == 1 and "say --yes" in first.error and "Person 1, account erased" in first.out
    assert done.status == 0 and "Backups hold it until they expire." in done.out
    assert again.status == 0
    assert s11("user", "list").out.count("\n") == 1
    assert s11("log", "verify").out.startswith("The trail holds")


def test_the_last_administrator_and_somebody_unknown_is_refused(s11):
    s11("user", "add", "admin@example.org", "--role", "admin")

    last = s11("user", "erase", "admin@example.org", "--yes")
    nobody = s11("user", "erase", "nobody@example.org", "--yes")

    assert last.status == 1 and "last administrator" in last.error
    assert nobody.status == 1 and "There is nobody" in nobody.error


def test_what_is_held_is_written_as_one_file(s11, tmp_path):
    from zipfile import ZipFile

    s11("user", "add", "pat@example.org", "--role", "cmt", "--name", "Pat Smith")

    done = s11("user", "export", "pat@example.org", "--out", tmp_path / "pat.zip")

    assert done.status == 0
    assert "held.json" in ZipFile(tmp_path / "pat.zip").namelist()
