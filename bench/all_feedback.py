"""500 feedback PDFs of 60 answers on one processor and on two: seconds, the start of the processes included."""

import time
from dataclasses import replace

from bench.sample import sixty_answers
from reports.feedback import feedback
from s11.services.jobs.processes import make_at_once, processors

PAPERS, GOAL = 500, 1.7


def seconds(workers: int) -> float:
    """Return how long all papers take in so many processes."""
    contents = sixty_answers()
    asked = ((str(n), replace(contents, directorate=f"Directorate {n}")) for n in range(PAPERS))
    start = time.perf_counter()
    made = sum(each is not None and each.paper is not None for each in make_at_once(feedback, asked, workers))
    assert made == PAPERS
    return time.perf_counter() - start


def main() -> None:
    if processors() < 2:
        print("All feedback: there is one processor here, so that two cannot be compared with it")
        return
    one, two = seconds(1), seconds(2)
    verdict = "met" if one / two >= GOAL else "MISSED"
    print(f"All feedback, {PAPERS} papers: {one:.1f} s on one processor, {two:.1f} s on two,")
    print(f"  {one / two:.2f} times as fast (goal {GOAL}: {verdict})")
