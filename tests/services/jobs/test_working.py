import stat
from dataclasses import replace
from datetime import timedelta
from zipfile import ZipFile

import pytest

from reports.feedback import feedback
from s11.services.jobs.asking import cancel_job, find_archive, find_paper
from s11.services.jobs.working import LOST_AFTER, claim_next, now, work_on
from s11.services.reporting import feedback_contents
from s11.storage import jobs
from tests.conftest import TODAY
from tests.plans import CYCLE
from tests.services.jobs.papers import but_leisure

HOUSING, LEISURE, ROADS = (f"testshire-now-{ref}-feedback.pdf" for ref in ("housing", "leisure", "roads"))


def test_every_directorate_gets_its_paper_and_all_are_in_one_file_with_drafts_apart(asked, server):
    asked.work(server())

    assert (asked.job.state, [part.state for part in asked.job.parts]) == ("done", ["done"] * 3)
    assert asked.files() == ["all.zip", HOUSING, LEISURE, ROADS]
    with ZipFile(find_archive(asked.session, CYCLE, asked.data)) as archive:
        assert archive.namelist() == [HOUSING, f"drafts-not-issued/{LEISURE}", f"drafts-not-issued/{ROADS}"]
        assert archive.read(HOUSING) == b"Housing"
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(TODAY.year, TODAY.month, TODAY.day)}


def test_a_paper_is_the_very_one_that_is_made_alone(asked, server, session):
    asked.work(server(make=feedback))

    path = find_paper(session, CYCLE, "leisure", asked.data)
    alone = feedback(feedback_contents(session, CYCLE, "leisure", TODAY))
    assert path.read_bytes() == alone


def test_only_this_account_reads_the_files(asked, server):
    asked.work(server())

    paths = [asked.data / "jobs", *(asked.data / "jobs").rglob("*")]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in paths}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_one_that_fails_is_named_with_its_reason_and_the_others_are_delivered(asked, server):
    asked.work(server(make=but_leisure))

    [failed] = asked.job.failed
    assert (asked.job.state, failed.name) == ("done", "Leisure")
    assert failed.reason == "The paper could not be laid out (LayoutError in page.py, line 1)."
    with ZipFile(find_archive(asked.session, CYCLE, asked.data)) as archive:
        assert len(archive.namelist()) == 2


def test_the_same_papers_are_packed_into_the_same_bytes(asked, server):
    asked.work(server())
    first = find_archive(asked.session, CYCLE, asked.data).read_bytes()
    asked.ask()

    asked.work(server())

    assert find_archive(asked.session, CYCLE, asked.data).read_bytes() == first


def test_a_server_that_stops_leaves_the_rest_to_the_next_at_once(asked, server):
    asked.work(server("one", stopped=after(asked, 1)))
    kept = find_paper(asked.session, CYCLE, "housing", asked.data).stat().st_ino

    found = asked.work(server("two"))

    assert found and asked.job.state == "done" and len(asked.job.made) == 3
    assert find_paper(asked.session, CYCLE, "housing", asked.data).stat().st_ino == kept


def test_a_server_that_died_is_succeeded_once_it_was_not_heard_of_for_a_while(asked, server, session):
    claimed = claim_next(server("died"))

    early = asked.work(server("next"))
    silent_for(session, claimed.id, "died", LOST_AFTER + timedelta(seconds=1))
    late = asked.work(server("next"))

    assert (early, late, asked.job.state) == (False, True, "done")


def test_a_server_that_lost_its_job_lets_it_be(asked, server, session):
    claimed = claim_next(server("slow"))
    silent_for(session, claimed.id, "slow", LOST_AFTER * 2)
    claim_next(server("quick"))

    work_on(server("slow"), claimed)

    assert asked.job.state == "running" and not asked.job.made


def test_a_file_that_went_missing_is_made_anew(asked, server):
    asked.work(server("one", stopped=after(asked, 1)))
    (asked.data / "jobs" / str(asked.job.id) / HOUSING).unlink()

    asked.work(server("two"))

    assert HOUSING in asked.files() and asked.job.state == "done"


def test_one_that_failed_is_not_tried_again_after_a_restart(asked, server):
    asked.work(server("one", make=but_leisure, stopped=lambda: bool(asked.job.failed)))

    asked.work(server("two"))

    assert [part.name for part in asked.job.failed] == ["Leisure"]


def test_two_servers_never_both_claim_a_job(asked, server):
    claims = [claim_next(server("one")), claim_next(server("two"))]

    assert [claim is not None for claim in claims] == [True, False]


def test_jobs_are_worked_on_in_the_order_in_which_they_were_asked_for(asked, server, session):
    later = jobs.add_job(session, 1, "feedback", TODAY, "B", now() + timedelta(hours=1), ())
    jobs.add_job(session, 1, "feedback", TODAY, "A", now() + timedelta(minutes=1), ())
    session.commit()

    claimed = [claim_next(server(name)) for name in "abc"]

    assert [job.asked_by for job in claimed] == ["Manager", "A", "B"] and claimed[-1].id == later


def test_what_is_cancelled_while_it_is_made_stops_and_keeps_what_is_there(asked, server, session):
    def cancels_after_two():
        if len(asked.files()) == 2:
            cancel_job(session, CYCLE, now())
            session.rollback()
        return False

    asked.work(server(stopped=cancels_after_two))

    assert asked.job.state == "cancelled" and 0 < len(asked.job.made) < 3
    assert "all.zip" not in asked.files()


def test_what_is_cancelled_before_it_begins_is_never_begun(asked, server, session):
    cancel_job(session, CYCLE, now())

    assert not asked.work(server())
    assert asked.job.state == "cancelled"


def test_what_keeps_all_papers_from_being_made_is_said(asked, server):
    (asked.data / "jobs").write_text("in the way")

    asked.work(server())

    assert asked.job.state == "failed"
    assert asked.job.reason == "It could not be written: File exists."


def test_a_paper_that_cannot_be_written_is_named_and_the_others_are_delivered(asked, server):
    def in_the_way():
        (asked.data / "jobs" / str(asked.job.id) / ROADS).mkdir(exist_ok=True)
        return False

    asked.work(server(stopped=in_the_way))

    assert [(part.name, part.reason) for part in asked.job.failed] == [
        ("Roads", "It could not be written: Is a directory.")
    ]
    assert len(asked.job.made) == 2


def after(asked, files):
    """Return what tells a server to stop once so many files are there."""
    return lambda: len(asked.files()) >= files


def silent_for(session, job_id, worker, time):
    jobs.is_still_claimed(session, job_id, worker, now() - time)
    session.commit()


def test_a_fault_ends_the_job_with_words_and_does_not_come_again(asked, server):
    shop = replace(server(), workers="many")

    with pytest.raises(TypeError):
        asked.work(shop)

    assert asked.job.state == "failed" and asked.job.reason.startswith("Something went wrong.")
