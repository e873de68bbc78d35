"""Making papers in as many processes as there are processors; one that fails or is killed takes no other along."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from reports.page import PaperFailed
from s11.services.jobs import child

Contents = TypeVar("Contents")
Asked = tuple[str, Contents]

TICK = 0.5
"""How many seconds may pass without a paper before the one who waits is given `None`."""

KILLED = "The program that made it was stopped twice, perhaps because the machine ran out of memory."
NOT_TRIED = "It was not tried: the programs that made the papers before it were all stopped."
ENOUGH = 6
"""After so many papers in a row whose process was killed no more are tried: it is not the papers then."""
BEHIND = 10


@dataclass(frozen=True, slots=True)
class Made(Generic[Contents]):
    """What became of a paper: its bytes, or the reason in words why there is none. `ref` says whose it is."""

    ref: str
    contents: Contents
    paper: bytes | None
    reason: str = ""


def processors() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_at_once(
    make: Callable[[Contents], bytes],
    asked: Iterable[Asked[Contents]],
    workers: int | None = None,
    behind: bool = False,
) -> Generator[Made[Contents] | None, None, None]:
    """Make papers, and hand out each as it is made; None now and then while there is nothing new.

    When a process is killed, each paper that was under way is tried once more, alone, and then given up. With
    `behind`, other work on the machine goes first. Closing the iterator ends the processes.
    """
    left, workers = iter(asked), workers or processors()
    killed: list[str] = []  # since a paper was last made
    while suspects := (yield from _in_processes(make, left, workers, behind, killed)):
        for ref, contents in suspects:
            if len(killed) >= ENOUGH:
                yield Made(ref, contents, None, NOT_TRIED)
            elif (yield from _in_processes(make, iter([(ref, contents)]), 1, behind, killed)):
                killed.append(ref)
                yield Made(ref, contents, None, KILLED)
        if len(killed) >= ENOUGH:
            yield from (Made(ref, contents, None, NOT_TRIED) for ref, contents in left)


def _in_processes(
    make: Callable[[Contents], bytes],
    asked: Iterator[Asked[Contents]],
    workers: int,
    behind: bool,
    killed: list[str],
) -> Generator[Made[Contents] | None, None, list[Asked[Contents]]]:
    """Make papers until all are made or a process was killed; return those that were under way then."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), child.start, (BEHIND if behind else 0,))
    under_way: dict[Future[bytes], Asked[Contents]] = {}
    try:
        while True:
            for ref, contents in islice(asked, 2 * workers - len(under_way)):
                under_way[_submitted(pool, make, contents)] = (ref, contents)
            if not under_way:
                return []
            done, _ = wait(under_way, TICK, FIRST_COMPLETED)
            if not done:
                yield None
            for future in [future for future in under_way if future in done and not _was_killed(future)]:
                killed.clear()
                yield _made(future, *under_way.pop(future))
            if any(map(_was_killed, done)):
                return list(under_way.values())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, make: Callable[[Contents], bytes], contents: Contents
) -> Future[bytes]:
    try:
        with _not_to_be_interrupted():
            return pool.submit(make, contents)
    except BrokenProcessPool as broken:
        future: Future[bytes] = Future()
        future.set_exception(broken)
        return future


@contextmanager
def _not_to_be_interrupted() -> Iterator[None]:
    """Let processes that start now know nothing of Ctrl-C, which a terminal sends to them too."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _was_killed(future: "Future[bytes]") -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _made(future: "Future[bytes]", ref: str, contents: Contents) -> Made[Contents]:
    """Say why a paper failed, but never in words that may quote what people typed."""
    error = future.exception()
    if error is None:
        return Made(ref, contents, future.result())
    if isinstance(error, PaperFailed):
        return Made(ref, contents, None, f"{str(error)[:1].upper()}{str(error)[1:]}.")
    return Made(ref, contents, None, f"Something went wrong while it was made ({type(error).__name__}).")
