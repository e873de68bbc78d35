import json


def kept(s11, slough, until="2018-01-31"):
    s11("import", slough)
    return s11("retention", "keep", "--cycle", "slough-2015", "--until", until)


def test_the_list_says_what_is_decided_and_what_is_proposed(s11, slough):
    s11("import", slough)

    done = s11("retention")

    assert done.status == 0
    assert done.out.startswith("slough-2015\tnot decided\tproposed 2021-10-31\tNobody has said yet")


def test_a_day_to_come_can_be_asked_about(s11, slough):
    kept(s11, slough, until="2090-12-31")

    now, later = s11("retention"), s11("retention", "--as-at", "2091-01-01")

    assert "is kept until the end of 31 December 2090" in now.out
    assert "Can be removed." in later.out


def test_an_audit_is_removed_only_with_yes_and_the_trail_still_holds(s11, slough):
    kept(s11, slough)

    first = s11("retention", "remove", "--cycle", "slough-2015")
    done = s11("retention", "remove", "--cycle", "slough-2015", "--yes")

    assert first.status == 1 and "say --yes" in first.error and "14\tactions of the plan" in first.out
    assert done.status == 0 and "Backups hold it until they expire." in done.out
    assert s11("export", "--cycle", "slough-2015").status == 1
    assert s11("log", "verify").out.startswith("The trail holds")


def test_what_is_still_kept_and_what_is_not_there_is_refused_in_one_line(s11, slough):
    kept(s11, slough, until="2090-12-31")

    early = s11("retention", "remove", "--cycle", "slough-2015", "--yes")
    nowhere = s11("retention", "remove", "--cycle", "nowhere", "--yes")
    short = s11("retention", "keep", "--cycle", "slough-2015", "--until", "2015-01-01")

    assert early.status == nowhere.status == short.status == 1
    assert early.error.strip() == "This audit is kept until the end of 31 December 2090."
    assert "no audit 'nowhere'" in nowhere.error and "not before the audit is over" in short.error


def test_what_was_removed_can_be_taken_in_again_from_its_file(s11, slough, tmp_path):
    kept(s11, slough)
    s11("export", "--cycle", "slough-2015", "--out", tmp_path / "kept.json")
    s11("retention", "remove", "--cycle", "slough-2015", "--yes")

    done = s11("import", tmp_path / "kept.json")

    assert done.status == 0
    assert json.loads(s11("export", "--cycle", "slough-2015").out) == json.loads(
        (tmp_path / "kept.json").read_text()
    )
