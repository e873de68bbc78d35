"""CPU time of two things in turn, so that a machine that changes its pace changes both."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 15


def cpu_ms(work: Callable[[], object], times: int) -> float:
    """Return the CPU milliseconds of one call, over so many calls."""
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) * 1000 / times


def wall_ms(work: Callable[[], object], times: int) -> float:
    """Return the milliseconds on the clock of one call, over so many calls."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) * 1000 / times


def compare(
    what: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    goal: float,
    times: int = 40,
    measure: Callable[[Callable[[], object], int], float] = cpu_ms,
) -> None:
    """Print ours beside the floor: the medians of interleaved rounds, and the median of their ratios."""
    ours(), floor()
    pairs = [(measure(ours, times), measure(floor, times)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / bare for mine, bare in pairs)
    mine, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    verdict = "met" if ratio <= goal else "MISSED"
    print(f"{what}: ours {mine:.2f} ms, floor {bare:.2f} ms, ratio {ratio:.2f} (goal {goal:g}: {verdict})")
