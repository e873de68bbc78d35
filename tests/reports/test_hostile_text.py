"""Whatever is typed, wherever it is typed: it prints as it was typed, and does nothing else."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.cmt import cmt
from reports.contents import PositionLine
from reports.feedback import feedback
from reports.page import PaperFailed, build
from reports.submission import submission
from reports.text import Text
from tests.reports.conformance import failures
from tests.reports.hostile import CHANGED, EMPTY, LITERAL, everywhere
from tests.reports.reading import objects, pages, words_as_pdfium_reads
from tests.reports.samples import HEADING, cmt_contents, feedback_contents, submission_contents
from tests.reports.test_papers import PAPERS

DOES_SOMETHING = re.compile(
    rb"/(URI|JavaScript|JS|Launch|GoToR|SubmitForm|EmbeddedFile|Filespec|OpenAction|AA)\b"
)
PICTURE = re.compile(rb"/Subtype\s*/Image\b")


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_place_prints_what_was_typed_and_does_nothing_with_it(paper, contents, text):
    made = paper(everywhere(contents(), text))

    assert squeezed(text) in squeezed(" ".join(pages(made)))
    assert not DOES_SOMETHING.search(objects(made))
    assert not PICTURE.search(objects(made))


@pytest.mark.parametrize(("text", "printed"), CHANGED)
@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_what_cannot_be_printed_harms_no_place(paper, contents, text, printed):
    made = paper(everywhere(contents(), text, few=len(text) > 100))

    assert printed in squeezed(" ".join(pages(made)))


@pytest.mark.parametrize("text", EMPTY)
@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_nothing_typed_in_any_place_is_a_paper_too(paper, contents, text):
    made = paper(everywhere(contents(), text))

    assert len(PdfReader(BytesIO(made)).pages) > 0


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_forty_thousand_characters_in_every_place_flow_over_pages(paper, contents):
    text = " ".join(f"word{number}" for number in range(4600))

    made = paper(everywhere(contents(), text, few=True))

    read = squeezed(words_as_pdfium_reads(made))
    assert all(word in read for word in text.split())


@pytest.mark.parametrize("text", [LITERAL[3], CHANGED[1][0], CHANGED[2][0], "שלום <b> (x"])
def test_a_paper_full_of_it_is_as_good_as_any(text):
    assert failures(feedback(everywhere(feedback_contents(8), text, few=True))) == []


@pytest.mark.parametrize("text", [*LITERAL, *(text for text, _ in CHANGED)])
def test_a_paper_that_fails_tells_nothing_of_what_was_typed(text, caplog, capsys):
    class Broken(Text):
        def draw(self):
            raise ValueError(f"cannot draw {self.spans}")

    with pytest.raises(PaperFailed) as failure:
        build(replace(HEADING, organisation=text), text, [Broken(text)])

    told = f"{failure.value}{failure.value.__cause__ or ''}{failure.value.__context__ or ''}"
    assert text not in told + caplog.text + "".join(capsys.readouterr())
    assert told.startswith("the paper could not be laid out (ValueError in test_hostile_text.py, line ")


def test_three_hundred_directorates_are_all_in_the_report_to_cmt():
    contents = cmt_contents()
    names = [f"Directorate of matters numbered {number}" for number in range(300)]
    position = contents.by_directorate[0]
    many = tuple(PositionLine(name, position.now, position.before) for name in names)

    made = cmt(replace(contents, by_directorate=many))

    read = " ".join(pages(made))
    assert all(name in read for name in names)


@pytest.mark.parametrize(
    ("paper", "contents"),
    [(feedback, feedback_contents), (submission, submission_contents), (cmt, cmt_contents)],
)
def test_an_audit_that_asks_nothing_is_a_paper_that_says_so(paper, contents):
    whole = contents()
    nothing = {name: () for name in type(whole).__slots__ if isinstance(getattr(whole, name), tuple)}

    made = paper(replace(whole, **nothing))

    assert failures(made) == []
    assert len(" ".join(pages(made)).split()) > 20


def squeezed(text):
    return "".join(text.split())
