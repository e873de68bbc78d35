"""What holds for every paper."""

import time
import traceback
import tracemalloc
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports import faces
from reports.action_plan import action_plan
from reports.blank import blank
from reports.blocks import part, title
from reports.cmt import cmt
from reports.feedback import feedback
from reports.overview import overview
from reports.page import PaperFailed, build
from reports.plan_table import actions_or_sentence
from reports.scrutiny import scrutiny
from reports.submission import submission
from reports.text import Text
from tests.reports.overview_samples import overview_contents
from tests.reports.reading import pages
from tests.reports.samples import (
    HEADING,
    action,
    action_plan_contents,
    cmt_contents,
    feedback_contents,
    submission_contents,
)
from tests.reports.samples_scrutiny import blank_contents, scrutiny_contents
from tests.reports.test_action_plan import with_actions

PAPERS = [
    (action_plan, action_plan_contents),
    (cmt, cmt_contents),
    (feedback, feedback_contents),
    (overview, overview_contents),
    (submission, submission_contents),
    (scrutiny, scrutiny_contents),
    (blank, blank_contents),
]


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_the_same_value_gives_the_same_bytes(paper, contents):
    assert paper(contents()) == paper(contents())


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_a_paper_names_its_title_its_author_and_its_language(paper, contents):
    read = PdfReader(BytesIO(paper(contents())))

    assert HEADING.cycle in read.metadata.title
    assert read.metadata.author == "Westmere Council"
    assert read.root_object["/Lang"] == "en-GB"


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_font_is_embedded_and_is_one_of_ours(paper, contents):
    read = PdfReader(BytesIO(paper(contents())))

    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "SourceSans3" in descendant["/BaseFont"]
            assert "/FontFile2" in descendant["/FontDescriptor"]


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_every_page_is_a4_and_nothing_is_printed_in_its_margins(paper, contents):
    for page in PdfReader(BytesIO(paper(contents()))).pages:
        places = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_, at=places: (
                at.append(cm[4] + tm[4]) if text.strip() else None
            )
        )

        assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]
        assert min(places) >= 56


def test_a_failure_tells_where_and_quotes_nothing_that_was_typed():
    class Broken(Text):
        def draw(self):
            raise ValueError(f"cannot draw {self.spans}")

    story = [Broken("the child's name")]

    with pytest.raises(PaperFailed) as failure:
        build(HEADING, "Title", story)

    told = "".join(traceback.format_exception(failure.value))
    assert "ValueError in test_papers.py" in str(failure.value)
    assert "child" not in told
    assert failure.value.__context__ is None


def test_a_missing_typeface_says_what_to_do(tmp_path):
    with pytest.raises(faces.FontsMissing, match="build the assets"):
        faces.Face(tmp_path / "SourceSans3_400Regular.ttf")


@pytest.fixture(scope="module")
def further_and_further_down():
    """Papers whose table begins ever lower on the first page, each as the texts of its pages."""
    stories = (
        [*title("A paper", "of tests"), Text("\n".join("x" * lines)), *_table_story()]
        for lines in range(20, 44)
    )
    return [pages(build(HEADING, "Title", story)) for story in stories]


def test_no_table_begins_with_a_single_row_at_the_foot_of_a_page(further_and_further_down):
    assert {texts[0].count("Do this") for texts in further_and_further_down} == {0, 2, 3}


def test_no_heading_is_left_behind_at_the_foot_of_a_page(further_and_further_down):
    for texts in further_and_further_down:
        assert not any("The heading" in text and "Do this" not in text for text in texts)


def test_no_table_leaves_a_single_row_to_the_next_page():
    for rows in range(18, 30):  # a page holds nine
        story = [*title("A paper", "of tests"), *_table_story(rows)]

        *_, last = pages(build(HEADING, "Title", story))

        assert last.count("Do this") != 1


def _table_story(rows=5):
    return part("The heading", [actions_or_sentence([action(n, text="Do this") for n in range(1, rows + 1)])])


def test_the_feedback_of_sixty_answers_takes_less_than_a_second_and_150_megabytes():
    contents = feedback_contents(60)
    tracemalloc.start()
    feedback(contents)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    start = time.process_time()
    feedback(contents)
    taken = time.process_time() - start

    assert taken < 1
    assert peak < 150_000_000


def test_a_plan_takes_time_in_step_with_its_length():
    def taken(entries):
        contents = with_actions(*(action(n) for n in range(1, entries)))
        start = time.process_time()
        action_plan(contents)
        return time.process_time() - start

    taken(50)

    assert taken(600) < 10 * taken(120)


def test_a_longer_plan_keeps_nothing_of_a_page_but_what_the_file_holds_of_it():
    def peak(entries):
        contents = with_actions(*(action(n) for n in range(1, entries)))
        tracemalloc.start()
        size = len(action_plan(contents))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most - 3 * size  # as it grows, and twice when it is handed out

    peak(20)

    assert peak(1200) < peak(300) + 900 * 4000
