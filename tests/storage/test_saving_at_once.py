from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest

from s11.domain.audit import Answer
from s11.domain.reach import EVERYTHING
from s11.domain.refusals import ChangedMeanwhile
from s11.storage.answers import load_answer, load_answers, write_answer
from s11.storage.database import db
from s11.storage.heads import load_head
from s11.storage.reach import reaching
from s11.storage.submissions import ensure_submission

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def save(session, answer, seen=0, directorate="housing"):
    head = load_head(session, "testshire-now", directorate)
    submission_id = ensure_submission(session, head)
    saved = write_answer(session, submission_id, answer, seen, "somebody", NOW)
    session.commit()
    return saved


def stored(session, criterion, directorate="housing"):
    return load_answer(session, load_head(session, "testshire-now", directorate).id, criterion)


def test_a_save_gives_the_next_version(session, audit):
    first = save(session, Answer("1.1", "red", "one"))
    second = save(session, Answer("1.1", "red", "two"), seen=first.version)

    assert (first.version, second.version) == (1, 2)
    assert stored(session, "1.1").value.narrative == "two"


def test_a_stale_save_is_refused_and_shows_both_texts(session, audit):
    save(session, Answer("1.1", None, "theirs"))

    with pytest.raises(ChangedMeanwhile) as clash:
        save(session, Answer("1.1", None, "yours"), seen=0)

    assert (clash.value.theirs.narrative, clash.value.yours.narrative) == ("theirs", "yours")
    assert clash.value.version == 1


def test_the_same_text_sent_twice_is_no_clash(session, audit):
    save(session, Answer("1.1", None, "once"))

    again = save(session, Answer("1.1", None, "once"), seen=0)

    assert again.version == 1


def test_20_people_who_save_different_criteria_at_once_all_succeed(app, audit):
    barrier = Barrier(20)

    def work(person):
        with app.app_context(), reaching(EVERYTHING):
            barrier.wait()
            for _ in range(5):
                seen = stored(db.session(), f"1.{person}").version
                db.session.rollback()
                save(db.session(), Answer(f"1.{person}", None, f"{person}, version {seen}"), seen)
            db.session.remove()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(work, range(20)))

    answers = load_answers(db.session(), load_head(db.session(), "testshire-now", "housing").id)
    assert {saved.version for saved in answers.values()} == {5}
    assert len(answers) == 20


def test_of_two_first_saves_of_one_criterion_one_wins_and_the_other_is_told(app, audit):
    barrier = Barrier(2)

    def work(text):
        with app.app_context(), reaching(EVERYTHING):
            barrier.wait()
            try:
                save(db.session(), Answer("1.1", None, text))
            except ChangedMeanwhile as clash:
                return clash.theirs.narrative
            finally:
                db.session.remove()

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(work, ("one", "two")))

    winner = stored(db.session(), "1.1").value.narrative
    assert sorted(told, key=str) == sorted([None, winner], key=str)
