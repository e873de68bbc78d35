"""The thread of a server that works on jobs, one after the other, as long as the server runs."""

import logging
import secrets
import socket
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from s11.config import Settings
from s11.domain.reach import EVERYTHING
from s11.services.jobs.forgetting import forget_old_jobs
from s11.services.jobs.working import Workshop, claim_next, now, work_on
from s11.storage.reach import say_reach

LOOKS_EVERY = 1.0
FORGETS_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


class Worker:
    """Works in the background from `start` to `stop`."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.stopping = Event()
        self.shop = Workshop(
            name=f"{socket.gethostname()} {secrets.token_hex(8)}",
            sessions=sessionmaker(engine, expire_on_commit=False),
            data=settings.folder,
            demonstration=settings.is_demonstration,
            stopped=self.stopping.is_set,
        )
        self.thread = Thread(target=self._run, name="jobs")

    def start(self) -> None:
        """Begin to look for jobs."""
        self.thread.start()

    def stop(self) -> None:
        """End; a job under way is left to the next server, and the paper under way is the last."""
        self.stopping.set()
        self.thread.join()

    def _run(self) -> None:
        say_reach(EVERYTHING)  # a job was asked for by somebody within whose reach it is
        forgets = now()
        while not self.stopping.wait(LOOKS_EVERY):
            if now() >= forgets:
                forgets = now() + FORGETS_EVERY
                _whatever_happens(lambda: forget_old_jobs(self.shop, now()))
            _whatever_happens(self._work)

    def _work(self) -> None:
        job = claim_next(self.shop)
        if job is not None:
            work_on(self.shop, job)


def _whatever_happens(work: Callable[[], None]) -> None:
    """Go on after any fault, and log where it was but not its words, which may quote what was typed."""
    try:
        work()
    except Exception as error:
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
        log.error("%s at %s in a job; it is tried again", type(error).__name__, place)
