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
    assert council("user", "list").out == "pat@example.org\tmanager\tAll boards\tactive\n"


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


@pytest.fixture
def two_councils(council, slough):
    """A second audit, of another board and council."""
    other = slough.read_text()
    for ours, theirs in (("slough-2015", "x-2015"), ("SLSCB", "XSCB"), ("Slough", "Exton"), ("SBC", "XC")):
        other = other.replace(ours, theirs)
    slough.write_text(other)
    council("import", slough)
    return council


@pytest.mark.parametrize(
    ("role", "arguments", "said"),
    [
        ("manager", [], "of all boards"),
        ("manager", ["--board", "xscb"], "of Exton"),
        ("cmt", ["--organisation", "XC"], "of Exton"),
        ("scrutiny", [], "of all organisations"),
    ],
)
def test_whose_audits_somebody_sees_is_said_when_they_are_added_and_listed(
    two_councils, role, arguments, said
):
    done = two_councils("user", "add", "pat@example.org", "--role", role, *arguments)

    assert f"as {role} {said}" in done.out
    assert said.removeprefix("of ") in two_councils("user", "list").out.replace("All", "all")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--role", "manager", "--board", "Nowhere"],
            "There is no board 'Nowhere'. Choose one of: all, Exton",
        ),
        (
            ["--role", "cmt", "--organisation", "Nowhere"],
            "There is no organisation 'Nowhere'. Choose one of: all",
        ),
        (["--role", "admin", "--board", "XSCB"], "belongs to no board"),
    ],
)
def test_an_unknown_board_or_organisation_is_refused_with_the_choices(two_councils, arguments, words):
    done = two_councils("user", "add", "pat@example.org", *arguments)

    assert done.status == 1 and done.error.count("\n") == 1
    assert words in done.error


def test_whose_audits_somebody_sees_can_be_changed_later(two_councils):
    two_councils("user", "add", "pat@example.org", "--role", "manager")

    narrowed = two_councils("user", "whose", "pat@example.org", "--board", "XSCB")
    widened = two_councils("user", "whose", "pat@example.org")

    assert "now sees the audits of: Exton" in narrowed.out
    assert "now sees the audits of: All boards" in widened.out
    assert two_councils("user", "whose", "nobody@example.org").status == 1
