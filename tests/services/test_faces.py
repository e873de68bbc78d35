from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from s11.domain.audit import Submission
from s11.domain.face import Face, FaceRefused
from s11.domain.refusals import NotFound
from s11.services.faces import CHOOSE_AGAIN, CHOOSE_ONE, SAY_WHAT_IT_SHOWS, NewLogo, save_face
from s11.services.logos import NOT_A_PICTURE, read_logo
from s11.services.reporting import action_plan_contents, feedback_contents
from s11.services.reporting.sample import sample_page
from s11.storage.faces import load_face, load_logo
from tests.board import keep
from tests.pictures import picture
from tests.reports.reading import words

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)
LOGO = picture()
FACE = Face("Testshire", "#005F73", "8a1538", "", "Ring us", "A crest")


def save(session, face=FACE, raw=LOGO, remove=False, seen=0):
    logo = NewLogo(BytesIO(raw) if raw is not None else None, remove)
    return save_face(session, 1, face, logo, seen, "Manager", NOW)


def problems(session, *asked, **named):
    with pytest.raises(FaceRefused) as refused:
        save(session, *asked, **named)
    return refused.value.problems


def test_a_face_is_saved_with_its_colours_in_one_spelling_and_its_logo_written_anew(session, audit):
    saved = save(session)

    assert saved.value == replace(FACE, accent="#8a1538", colour="#005f73")
    assert load_logo(session, 1) == (read_logo(BytesIO(LOGO)), 1)


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_saved(session, audit):
    found = problems(session, Face(colour="#777777", accent="#ffdd00", name="x" * 81), raw=b"no picture")

    assert list(found) == ["name", "colour", "accent", "logo"]
    assert found["logo"] == NOT_A_PICTURE
    assert load_face(session, 1).saved.version == 0


def test_a_logo_needs_words_and_words_need_a_logo(session, audit):
    without_words = problems(session, replace(FACE, logo_says=""))
    without_logo = problems(session, raw=None)

    assert without_words == {"logo": CHOOSE_AGAIN, "logo_says": SAY_WHAT_IT_SHOWS}
    assert without_logo == {"logo": CHOOSE_ONE}


def test_a_logo_that_stays_keeps_needing_words(session, audit):
    save(session)

    assert problems(session, replace(FACE, logo_says=""), raw=None, seen=1) == {
        "logo_says": SAY_WHAT_IT_SHOWS
    }


def test_a_logo_can_be_removed_and_its_words_go_with_it(session, audit):
    save(session)

    saved = save(session, raw=None, remove=True, seen=1)

    assert saved.value.logo_says == ""
    assert load_logo(session, 1) is None


def test_a_new_logo_takes_the_place_of_one_that_is_removed(session, audit):
    save(session)

    save(session, raw=picture(colour="#00ff00"), remove=True, seen=1)

    assert load_logo(session, 1)[0] == read_logo(BytesIO(picture(colour="#00ff00")))


def test_a_good_logo_beside_something_wrong_has_to_be_chosen_again(session, audit):
    assert problems(session, replace(FACE, accent="white"))["logo"] == CHOOSE_AGAIN


def test_there_is_no_face_without_a_board(session):
    with pytest.raises(NotFound):
        save(session)


def test_papers_have_the_name_accent_logo_and_marking_of_their_board(session, audit):
    save(session)

    heading = action_plan_contents(session, "testshire-now", DAY).heading

    assert (heading.from_whom, heading.organisation, heading.marking) == (
        "Testshire",
        "Testshire Council",
        "",
    )
    assert (heading.face.accent, heading.face.logo_says) == ("#8a1538", "A crest")
    assert heading.face.logo == read_logo(BytesIO(LOGO))


def test_papers_of_a_board_without_a_face_are_plain(session, audit):
    heading = action_plan_contents(session, "testshire-now", DAY).heading

    assert (heading.from_whom, heading.marking) == ("Testshire Council", "OFFICIAL")
    assert not heading.face.accent and not heading.face.logo


@pytest.mark.parametrize(("named", "contact"), [("", "Ring us"), ("Jo, 01632 960001", "Jo, 01632 960001")])
def test_feedback_that_names_nobody_names_the_contact_of_the_board(session, named, contact):
    submission = Submission("housing", "accepted", feedback_issued_on=DAY, feedback_contact=named)
    keep(session, submission)
    save(session)

    assert feedback_contents(session, "testshire-now", "housing", DAY).contact == contact


def test_a_sample_page_shows_the_face_of_the_board_and_nothing_about_anybody(session, audit):
    save(session)

    said = words(sample_page(session, 1, DAY))

    assert "The name: Testshire." in said
    assert "No protective marking." in said
    assert "The logo stands on the first page: A crest." in said
    assert "Ring us" in said
