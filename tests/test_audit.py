"""What is said of known weaknesses in packages, and when it fails."""

import pytest

from requirements.audit import accepted_ids, report

SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
WEAK = {
    "name": "old",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["1.1"]}],
}


def test_a_weakness_that_nobody_accepted_fails(capsys):
    assert report([SOUND, WEAK], asked=3) == 1
    assert capsys.readouterr().out.splitlines() == [
        "WEAKNESS  old 1.0: PYSEC-1 (fixed in 1.1)",
        "Audited 2 of 3 packages: 1 weaknesses that are not accepted.",
    ]


def test_sound_packages_pass(capsys):
    assert report([SOUND], asked=1) == 0


def test_what_is_accepted_must_say_why():
    assert accepted_ids("# a note\nCVE-1 only on Windows; until 2027-01-31\n") == {"CVE-1"}
    with pytest.raises(SystemExit, match="say why CVE-2 is accepted"):
        accepted_ids("CVE-2\n")
