"""A feedback PDF of 60 answers in a process of its own: seconds and peak memory, beside the imports alone."""

import subprocess
import sys

IMPORTS = "import reports.feedback"
OURS = """
import time
from bench.sample import sixty_answers
from reports.feedback import feedback
contents = sixty_answers()
start = time.perf_counter()
made = feedback(contents)
first = time.perf_counter() - start
start = time.perf_counter()
feedback(contents)
print(f"{first:.3f} s the first, {time.perf_counter() - start:.3f} s the next, {len(made) // 1024} KB")
print("goal 0.3 s:", "met" if first <= 0.3 else "MISSED")
"""
MEMORY = (
    "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, 'MB at the peak')"
)


def main() -> None:
    for name, program in (
        ("floor, imports alone", IMPORTS),
        ("A feedback of 60 answers (goal 0.3 s, 150 MB)", OURS),
    ):
        said = subprocess.run(
            [sys.executable, "-c", program + MEMORY], capture_output=True, text=True, check=True
        )
        print(f"{name}: {', '.join(said.stdout.split(chr(10))).rstrip(', ')}")
