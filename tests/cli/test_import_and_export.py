import json

import pytest


def one_line(done):
    return done.status == 1 and done.error.count("\n") == 1 and "Traceback" not in done.error


def test_sloughs_file_comes_back_with_the_same_content(s11, slough, tmp_path):
    s11("import", slough)

    done = s11("export", "--cycle", "slough-2015", "--out", tmp_path / "out.json")

    assert done.status == 0
    assert json.loads((tmp_path / "out.json").read_text()) == json.loads(slough.read_text())


def test_an_export_imported_elsewhere_exports_to_the_same_bytes(s11, slough, tmp_path):
    s11("import", slough)
    first = tmp_path / "first.json"
    s11("export", "--cycle", "slough-2015", "--out", first)
    s11("import", first, data=tmp_path / "elsewhere")

    done = s11("export", "--cycle", "slough-2015", data=tmp_path / "elsewhere")

    assert done.out.encode() == first.read_bytes()


def test_the_same_file_twice_changes_nothing(s11, slough):
    s11("import", slough)

    done = s11("import", slough)

    assert (done.status, done.out) == (0, "slough-2015 is already here; nothing changed.\n")


def test_the_same_audit_with_other_content_is_refused_by_its_ref(s11, slough):
    s11("import", slough)
    slough.write_text(slough.read_text().replace("mentoring", "tutoring"))

    done = s11("import", slough)

    assert one_line(done)
    assert f"{slough}: cycle.ref: 'slough-2015' is already here with other content" in done.error
    assert "mentoring" in s11("export", "--cycle", "slough-2015").out


def test_a_framework_that_is_not_here_is_refused(s11, slough):
    slough.write_text(slough.read_text().replace('"s11-2015"', '"s11-1999"'))

    done = s11("import", slough)

    assert one_line(done)
    assert "slough.json: framework: 's11-1999' version '1' is not here" in done.error


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "s11-audit/1"}', b"[" * 100_000]
)
def test_a_broken_file_is_refused_in_one_line(s11, tmp_path, content):
    (tmp_path / "broken.json").write_bytes(content)

    done = s11("import", tmp_path / "broken.json")

    assert one_line(done)
    assert done.error.startswith(f"{tmp_path / 'broken.json'}: ")


def test_a_file_or_folder_that_is_not_there_is_refused_in_one_line(s11, tmp_path):
    assert one_line(s11("import", tmp_path / "none.json"))
    assert one_line(s11("import", tmp_path))


def test_an_unknown_audit_is_refused_with_those_that_are_here(s11, slough):
    s11("import", slough)

    done = s11("export", "--cycle", "slough-2016")

    assert one_line(done)
    assert "those that are here: slough-2015" in done.error


@pytest.mark.parametrize("out", ["missing/out.json", "."])
def test_an_export_to_where_nothing_can_be_written_is_refused(s11, slough, tmp_path, out):
    s11("import", slough)

    done = s11("export", "--cycle", "slough-2015", "--out", tmp_path / out)

    assert one_line(done)


def test_an_empty_proposed_action_and_evidence_that_stands_twice_come_in_twice_alike(s11, slough):
    audit = json.loads(slough.read_text())
    policy = {"title": "Policy", "reference": "14", "dated": None}
    answer = {"criterion": "1.1", "rating": "green", "narrative": "", "how_known": "", "impact": ""}
    answer |= {"na_reason": "", "evidence": [policy, policy], "proposed_action": {}}
    audit["submissions"] = [{"directorate": "housing", "status": "in_progress", "answers": [answer]}]
    slough.write_text(json.dumps(audit))
    s11("import", slough)

    done = s11("import", slough)

    assert "nothing changed" in done.out
    kept = json.loads(s11("export", "--cycle", "slough-2015").out)["submissions"][0]["answers"][0]
    assert kept["evidence"] == [policy, policy] and "proposed_action" not in kept
