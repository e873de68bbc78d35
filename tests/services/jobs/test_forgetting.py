from datetime import timedelta

from s11.services.jobs.forgetting import forget_old_jobs
from s11.services.jobs.working import now
from s11.storage.jobs import list_job_ids

DAYS = timedelta(days=1)


def test_files_go_after_thirty_days_and_not_before(asked, server, session):
    asked.work(server())

    forget_old_jobs(server(), now() + 29 * DAYS)
    kept = asked.files()
    forget_old_jobs(server(), now() + 31 * DAYS)

    assert len(kept) == 4
    assert asked.job is None and not list((asked.data / "jobs").iterdir())


def test_what_is_still_to_be_made_is_never_forgotten(asked, server):
    forget_old_jobs(server(), now() + 400 * DAYS)

    assert asked.job.state == "waiting"


def test_a_folder_that_no_job_has_goes_and_nothing_else(asked, server):
    asked.work(server())
    (asked.data / "jobs" / "99").mkdir()
    (asked.data / "jobs" / "mine").mkdir()

    forget_old_jobs(server(), now())

    assert sorted(path.name for path in (asked.data / "jobs").iterdir()) == [str(asked.job.id), "mine"]


def test_asking_again_takes_the_earlier_files_away_and_gives_another_number(asked, server, session):
    asked.work(server())
    earlier = asked.job.id

    asked.ask()

    assert asked.job.id > earlier and asked.files() == []
    session.expire_all()
    assert list_job_ids(session) == {asked.job.id}


def test_asking_while_it_is_made_leaves_it_alone(asked, server):
    first = asked.job.id

    asked.ask("Somebody else")

    assert (asked.job.id, asked.job.asked_by) == (first, "Manager")
