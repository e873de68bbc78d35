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


ADD = ("user", "add", "pat@example.org", "--role", "cmt", "--invite")


def test_a_person_is_invited_by_mail(council, monkeypatch, tmp_path):
    monkeypatch.setenv("S11_ADDRESS", "https://s11.council.example")
    monkeypatch.setenv("S11_MAIL_FOLDER", str(tmp_path / "mails"))
    monkeypatch.setenv("S11_MAIL_FROM", "s11@council.example")

    done = council(*ADD)

    [mail] = (tmp_path / "mails").iterdir()
    assert done.status == 0 and "Sent them a link" in done.out and "/link/" not in done.out
    assert "https://s11.council.example/link/" in mail.read_text()
    assert "ok      Mail" in council("doctor").out


def test_without_mail_the_link_is_printed_once(council, monkeypatch):
    monkeypatch.setenv("S11_HOSTS", "s11.council.example")

    done = council(*ADD)

    assert "no mail is set up" in done.out
    assert re.search(r"Link, shown this once; .*: http://s11\.council\.example/link/[\w-]{43}\n", done.out)
    assert "to do   Mail: not set up" in council("doctor").out


def test_without_an_address_nobody_is_invited_and_nobody_added(council):
    done = council(*ADD)

    assert done.status == 1 and "set S11_ADDRESS" in done.error and done.error.count("\n") == 1
    assert council("user", "list").out == ""


def test_a_mail_server_that_cannot_be_reached_loses_nothing(council, monkeypatch):
    monkeypatch.setenv("S11_ADDRESS", "https://s11.council.example")
    monkeypatch.setenv("S11_MAIL_SERVER", "127.0.0.1")
    monkeypatch.setenv("S11_MAIL_PORT", "9")
    monkeypatch.setenv("S11_MAIL_FROM", "s11@council.example")

    done = council(*ADD)

    assert done.status == 0
    assert "the mail server cannot be reached" in done.out and "/link/" in done.out


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("S11_IDLE_MINUTES", "soon", "a whole number from 5 to 1440"),
        ("S11_IDLE_MINUTES", "4", "a whole number from 5 to 1440"),
        ("S11_IDLE_MINUTES", "²", "a whole number from 5 to 1440"),
        ("S11_SESSION_HOURS", "-1", "a whole number from 1 to 168"),
        ("S11_ADDRESS", "s11.council.example", "as https://s11.council.example"),
        ("S11_ADDRESS", "https://x.example/s11?", "as https://s11.council.example"),
        ("S11_ADDRESS", "javascript:alert(1)", "as https://s11.council.example"),
        ("S11_ADDRESS", "https://x.example:99999999", "as https://s11.council.example"),
        ("S11_ADDRESS", "https://[x", "as https://s11.council.example"),
        ("S11_MAIL_SERVER", "mail.example", "S11_MAIL_FROM: say whom mails come from"),
        ("S11_MAIL_TLS", "ssl", "starttls (port 587), tls (port 465) or none"),
        ("S11_MAIL_PORT", "0", "a whole number from 1 to 65535"),
    ],
)
def test_a_setting_that_is_none_stops_the_start_with_what_to_do(council, monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)

    done = council("user", "list")

    assert done.status == 1 and done.error.count("\n") == 1
    assert name in done.error or "S11_MAIL_FROM" in done.error
    assert words in done.error


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
