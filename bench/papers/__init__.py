"""An action table of six columns as a tagged paper, beside a bare canvas, fpdf2 and WeasyPrint; each in a process
of its own: CPU milliseconds a page, whether time grows in step with the pages, and peak memory."""

import subprocess
import sys
from dataclasses import dataclass
from statistics import median

ROUNDS = 5
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
    beside("bare canvas, not tagged", "raw", "at most", 4)
    beside("fpdf2, not tagged", "fpdf", "at most", 1)
    beside("WeasyPrint, PDF/UA-1", "weasy", "at most", 0.1, rounds=1, pages=20)
    growth()


def beside(what: str, engine: str, word: str, goal: float, rounds: int = ROUNDS, pages: int = PAGES) -> None:
    """Print ours beside another engine's: medians of rounds in turn, and the median of their ratios."""
    try:
        pairs = [(measured("ours", pages), measured(engine, pages)) for _ in range(rounds)]
    except ImportError as absent:
        print(f"{what}: not here ({absent})")
        return
    ratio = median(ours.ms_a_page / other.ms_a_page for ours, other in pairs)
    mine, theirs = (median(each.ms_a_page for each in side) for side in zip(*pairs, strict=True))
    verdict = "met" if ratio <= goal else "MISSED"
    print(
        f"A table of {pairs[0][0].pages} pages beside {what}: ours {mine:.2f} ms a page, theirs {theirs:.2f}, "
        f"ratio {ratio:.3g} ({word} {goal:g}: {verdict})"
    )


def growth() -> None:
    """Print what a page costs in short and in long papers, and what the longest takes of memory."""
    runs = [[measured("ours", pages) for pages in GROWTH] for _ in range(3)]
    said = [f"{median(run[n].ms_a_page for run in runs):.2f} at {runs[0][n].pages}" for n in range(len(GROWTH))]
    steep = median(run[-1].ms_a_page / run[1].ms_a_page for run in runs)
    verdict = "met" if steep <= STEEPEST else "MISSED"
    print(f"Milliseconds a page: {', '.join(said)} pages; the last to the middle {steep:.2f} ({STEEPEST}: {verdict})")
    longest = runs[0][-1]
    verdict = "met" if longest.megabytes <= MOST_MEGABYTES else "MISSED"
    print(
        f"{longest.pages} pages: {longest.megabytes} MB at the peak (goal {MOST_MEGABYTES}: {verdict}), "
        f"file {longest.kilobytes // 1024} MB"
    )
