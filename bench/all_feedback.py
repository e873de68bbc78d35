"""500 feedback PDFs of 60 answers on one processor and on two, in turn, so that a busy machine slows down both."""

import statistics
import time
from dataclasses import replace

from bench.sample import sixty_answers
from reports.feedback import feedback
from s11.services.jobs.processes import make_at_once, processors

ROUNDS, PAPERS, GOAL = 5, 100, 1.7


def seconds(workers: int) -> float:
    """Return how long the papers of a round take in so many processes, the start of those included."""
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
    rounds = [(seconds(1), seconds(2)) for _ in range(ROUNDS)]
    one, two = (sum(side) for side in zip(*rounds, strict=True))
    ratios = sorted(slow / quick for slow, quick in rounds)
    ratio = statistics.median(ratios)
    verdict = "met" if ratio >= GOAL else "MISSED"
    print(f"All feedback, {ROUNDS * PAPERS} papers: {one:.1f} s on one processor, {two:.1f} s on two, ratio")
    print(f"  {ratio:.2f} (rounds: {', '.join(f'{each:.2f}' for each in ratios)}; goal {GOAL}: {verdict})")
