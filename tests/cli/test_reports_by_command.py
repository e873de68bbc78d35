import json
import subprocess
import sys
from functools import partial

import pytest
from pypdf import PdfReader

CYCLE = "brightwater-2024"


@pytest.fixture
def demo(s11, loaded_demonstration):
    return partial(s11, data=loaded_demonstration)


def words_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_command_knows_the_kinds_there_are_without_loading_what_makes_them():
    from s11.cli.reports import KINDS, OF_ONE_DIRECTORATE
    from s11.services.reporting import REPORTS

    assert set(KINDS) == set(REPORTS)
    assert set(OF_ONE_DIRECTORATE) == {kind for kind, made in REPORTS.items() if made.of_directorate}


def test_help_does_not_wait_for_what_makes_reports():
    heavy = "{'reportlab', 'xlsxwriter', 'docx', 'sqlalchemy', 'flask'}"
    asked = (
        f"import sys, s11.cli; s11.cli.run(['report', '--help']); sys.exit(len({heavy} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert "overview|scrutiny|blank" in done.stdout


@pytest.mark.parametrize(
    ("ending", "beginning"), [("docx", b"PK"), ("XLSX", b"PK"), ("csv", b'\xef\xbb\xbf"Number"')]
)
def test_the_ending_of_the_name_chooses_the_format(demo, tmp_path, ending, beginning):
    path = tmp_path / f"plan.of.2024.{ending}"

    done = demo("report", "action-plan", "--cycle", "brightwater-2024", "--out", path)

    assert (done.status, done.error) == (0, "")
    assert path.read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cmt.xlsx", "cmt.xlsx: the cmt report is not made as .xlsx. It is made as .pdf or .docx."),
        ("cmt.txt", "is not made as .txt"),
        ("cmt", "needs a file whose name has an ending"),
        (".pdf", "needs a file whose name has an ending"),
    ],
)
def test_an_ending_that_a_kind_lacks_is_refused_with_those_that_it_has(demo, tmp_path, name, words):
    done = demo("report", "cmt", "--cycle", "brightwater-2024", "--out", tmp_path / name)

    assert done.status == 1 and done.error.count("\n") == 1
    assert words in done.error and "It is made as .pdf or .docx." in done.error
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("kind", ["cmt", "action-plan", "overview", "scrutiny", "blank"])
def test_a_report_of_an_audit_is_written_as_a_pdf(demo, tmp_path, kind):
    done = demo("report", kind, "--cycle", "brightwater-2024", "--out", tmp_path / "paper.pdf")

    assert (done.status, done.error) == (0, "")
    assert "Brightwater Council" in words_of(tmp_path / "paper.pdf")


@pytest.mark.parametrize("kind", ["feedback", "submission"])
def test_a_report_of_a_directorate_is_written_as_a_pdf(demo, tmp_path, kind):
    where = ["--cycle", "brightwater-2024", "--directorate", "housing", "--out", tmp_path / "paper.PDF"]

    done = demo("report", kind, *where)

    assert (done.status, done.error) == (0, "")
    assert "Housing" in words_of(tmp_path / "paper.PDF")


def test_sloughs_action_plan_holds_its_activities_word_for_word_and_in_order(s11, slough, tmp_path):
    s11("import", slough)

    s11("report", "action-plan", "--cycle", "slough-2015", "--out", tmp_path / "plan.pdf")

    words, place = words_of(tmp_path / "plan.pdf"), 0
    for action in json.loads(slough.read_text())["actions"]:
        first = " ".join(action["text"].split()[:5])
        place = words.index(first, place)


def test_feedback_for_all_directorates_is_one_file_each(demo, tmp_path):
    done = demo(
        "report", "feedback", "--cycle", "brightwater-2024", "--all", "--out-dir", tmp_path / "new" / "folder"
    )

    assert (done.status, done.error) == (0, "")
    assert len(list((tmp_path / "new" / "folder").glob("brightwater-2024-*-feedback.pdf"))) == 6


def test_a_directorate_whose_feedback_cannot_be_made_is_named_and_the_others_are_made(demo, tmp_path):
    (tmp_path / "brightwater-2024-licensing-feedback.pdf").mkdir()

    done = demo("report", "feedback", "--cycle", "brightwater-2024", "--all", "--out-dir", tmp_path)

    assert done.status == 1 and done.error.count("\n") == 1
    assert done.error.startswith("brightwater-2024: not written: licensing: ")
    assert len([path for path in tmp_path.glob("*.pdf") if path.is_file()]) == 5


def test_all_feedback_is_the_same_as_each_made_alone(demo, tmp_path):
    demo("report", "feedback", "--cycle", CYCLE, "--all", "--out-dir", tmp_path / "all")

    demo("report", "feedback", "--cycle", CYCLE, "--directorate", "housing", "--out", tmp_path / "one.pdf")

    paper = tmp_path / "all" / f"{CYCLE}-housing-feedback.pdf"
    assert paper.read_bytes() == (tmp_path / "one.pdf").read_bytes()


def test_all_feedback_of_an_audit_that_is_not_there_is_refused_in_one_line(demo, tmp_path):
    done = demo("report", "feedback", "--cycle", "nowhere", "--all", "--out-dir", tmp_path / "all")

    assert done.status == 1 and done.error.count("\n") == 1 and "nowhere" in done.error
    assert not (tmp_path / "all").exists()


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(demo, tmp_path):
    (tmp_path / "all").write_text("in the way")

    done = demo("report", "feedback", "--cycle", CYCLE, "--all", "--out-dir", tmp_path / "all")

    assert done.status == 1 and done.error.count("\n") == 1 and "cannot be made" in done.error


@pytest.mark.parametrize(
    "where",
    [
        ["cmt", "--cycle", "nowhere"],
        ["submission", "--cycle", "brightwater-2024", "--directorate", "parks"],
    ],
)
def test_what_is_not_there_is_refused_in_one_line(demo, tmp_path, where):
    done = demo("report", *where, "--out", tmp_path / "paper.pdf")

    assert done.status == 1 and done.error.count("\n") == 1
    assert not (tmp_path / "paper.pdf").exists()
