"""An action table of six columns as a tagged paper, beside a bare canvas, fpdf2 and WeasyPrint; each in a process
of its own: CPU milliseconds a page, whether time grows in step with the pages, and peak memory."""

import subprocess
import sys
from dataclasses import dataclass
from statistics import median

PAGES = 100
GROWTH = (10, 100, 1000)
MOST_MEGABYTES = 250
STEEPEST = 1.3


@dataclass(frozen=True)
class Measured:
    """What one process said of the paper it made."""

    seconds: float
    pages: int
    megabytes: int
    kilobytes: int

    @property
    def ms_a_page(self) -> float:
        return self.seconds * 1000 / self.pages


def measured(engine: str, pages: int) -> Measured:
    """Make a paper in a process of its own; an engine that cannot load is an ImportError."""
    ran = subprocess.run(
        [sys.executable, "-m", "bench.papers.case", engine, str(pages)], capture_output=True, text=True
    )
    if ran.returncode:
        raise ImportError(ran.stderr.strip().splitlines()[-1])
    seconds, made, megabytes, kilobytes = ran.stdout.split()
    return Measured(float(seconds), int(made), int(megabytes), int(kilobytes))


def main() -> None:
    for what, engine, goal, rounds in (
        ("a bare canvas, not tagged", "raw", 4, 5),
        ("fpdf2, not tagged", "fpdf", 1, 3),
        ("WeasyPrint, PDF/UA-1", "weasy", 0.1, 1),
    ):
        beside(what, engine, goal, rounds)
    growth()


def beside(what: str, engine: str, goal: float, rounds: int) -> None:
    """Print ours beside another engine's, on the same rows: medians of rounds in turn, and of their ratios."""
    try:
        pairs = [(measured("ours", PAGES), measured(engine, PAGES)) for _ in range(rounds)]
    except ImportError as absent:
        print(f"Beside {what}: not here ({absent})")
        return
    ratio = median(ours.seconds / other.seconds for ours, other in pairs)
    mine, theirs = (median(each.seconds for each in side) * 1000 / PAGES for side in zip(*pairs, strict=True))
    said = f"ours {mine:.2f} ms a page, theirs {theirs:.2f}, ratio {ratio:.3g}"
    print(f"A table of {PAGES} pages beside {what}: {said} (goal {goal:g}: {verdict(ratio <= goal)})")


def growth() -> None:
    """Print what a page costs in short and in long papers, and what the longest takes of memory."""
    runs = [[measured("ours", pages) for pages in GROWTH] for _ in range(3)]
    costs = [median(run[at].ms_a_page for run in runs) for at in range(len(GROWTH))]
    said = ", ".join(f"{cost:.2f} at {made.pages}" for cost, made in zip(costs, runs[0], strict=True))
    steep = median(run[-1].ms_a_page / run[1].ms_a_page for run in runs)
    print(f"Milliseconds a page: {said} pages; the last to the middle {steep:.2f}", end=" ")
    print(f"(goal {STEEPEST}: {verdict(steep <= STEEPEST)})")
    longest = runs[0][-1]
    print(f"{longest.pages} pages: {longest.megabytes} MB at the peak", end=" ")
    print(
        f"(goal {MOST_MEGABYTES}: {verdict(longest.megabytes <= MOST_MEGABYTES)}), file {longest.kilobytes} KB"
    )


def verdict(met: bool) -> str:
    """Say how it went."""
    return "met" if met else "MISSED"
