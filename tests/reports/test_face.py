"""A paper wears the face of its council: name, accent, logo and marking, and nothing of another's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.contents import Face
from reports.feedback import feedback
from reports.sample import sample
from reports.style import ACCENT
from standards.colours import contrast, rgb
from tests.pictures import picture
from tests.reports.reading import pages
from tests.reports.samples import feedback_contents, heading
from tests.reports.test_papers import PAPERS
from tests.reports.worn import FACE, in_face


def drawn(paper):
    return b"\n".join(page.get_contents().get_data() for page in PdfReader(BytesIO(paper)).pages)


def in_colour(colour):
    return "{:.3g} {:.3g} {:.3g} rg".format(*rgb(colour)).encode()


def said_of_figures(paper):
    read = PdfReader(BytesIO(paper))
    found = [read.get_object(number) for number in range(1, read.trailer["/Size"])]
    return [each["/Alt"] for each in found if isinstance(each, dict) and each.get("/S") == "/Figure"]


def pictures_by_page(paper):
    return [len(page.images) for page in PdfReader(BytesIO(paper)).pages]


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_headings_of_every_paper_have_the_accent_and_none_the_plain_one(paper, contents):
    plain = contents()

    made = paper(replace(plain, heading=replace(plain.heading, face=FACE)))

    assert in_colour(FACE.accent) in drawn(made)
    assert in_colour(ACCENT) not in drawn(made)


@pytest.mark.parametrize(("paper", "contents"), PAPERS)
def test_a_paper_without_a_face_is_as_one_in_the_plain_accent(paper, contents):
    plain = contents()

    assert paper(plain) == paper(replace(plain, heading=replace(plain.heading, face=Face(accent=ACCENT))))


def test_the_name_stands_at_the_head_of_each_page_and_is_the_author():
    made = feedback(feedback_contents(8, heading=in_face()))

    assert all("Westmere |" in page for page in pages(made))
    assert PdfReader(BytesIO(made)).metadata.author == "Westmere"


def test_the_logo_stands_on_the_first_page_and_says_what_it_shows():
    made = feedback(feedback_contents(8, heading=in_face()))

    first, *rest = pictures_by_page(made)
    assert (first, set(rest)) == (1, {0})
    assert said_of_figures(made) == ["The crest of Westmere"]


def test_a_paper_without_a_logo_has_no_figure():
    made = sample(in_face(logo=b"", logo_says=""))

    assert pictures_by_page(made) == [0]
    assert said_of_figures(made) == []


@pytest.mark.parametrize("size", [(480, 1), (1, 240), (480, 240), (1, 1)])
def test_a_logo_of_any_shape_leaves_the_rest_of_the_page_where_it_was(size):
    made = sample(in_face(logo=picture(size)))

    assert pages(made)[0].endswith(pages(sample(in_face()))[0][-200:])
    assert len(pages(made)) == 1


def test_without_a_marking_none_is_printed():
    made = sample(replace(in_face(), marking=""))

    assert "OFFICIAL" not in pages(made)[0]
    assert "OFFICIAL" in pages(sample(in_face()))[0]


def test_the_same_face_gives_the_same_bytes():
    assert sample(in_face()) == sample(in_face())


def test_papers_of_two_councils_at_once_do_not_mix():
    headings = [in_face(), heading(face=Face("Otherham", "#005f73")), heading()]
    alone = [sample(each) for each in headings]

    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(sample, headings * 4))

    assert together == alone * 4


def test_what_a_face_says_is_printed_as_typed():
    hostile = "<b>&lt;</b> <img src='/etc/passwd'> \x00\u202e ]]>"
    made = sample(replace(in_face(name=hostile, logo_says=hostile, contact=hostile), marking=hostile))

    assert pages(made)[0].count("<img src='/etc/passwd'>") >= 4


def test_an_accent_that_passed_reads_as_well_in_grey_print():
    red, green, blue = rgb(FACE.accent)
    grey = "#" + f"{round((0.2126 * red + 0.7152 * green + 0.0722 * blue) * 255):02x}" * 3

    assert contrast(grey, "#ffffff") >= 4.5
