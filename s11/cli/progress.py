"""A progress bar, for people: where standard error is no terminal there is none."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Shown(Protocol):
    """What a bar can be told."""

    def step(self) -> None:
        """One more is done."""

    def say(self, words: str) -> None:
        """Say something above the bar."""


class _Nothing:
    def step(self) -> None:
        """Show nothing."""

    def say(self, words: str) -> None:
        """Say nothing: what matters is said at the end."""


@contextmanager
def progress(count: int, words: str) -> Iterator[Shown]:
    """Show on a terminal how many of so many are done and how long the rest takes."""
    if not sys.stderr.isatty():
        yield _Nothing()
        return
    with _bar(count, words) as bar:
        yield bar


@contextmanager
def _bar(count: int, words: str) -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(words),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(words, total=count)

        class Bar:
            def step(self) -> None:
                shown.advance(task)

            def say(self, words: str) -> None:
                shown.console.print(words, markup=False, highlight=False)

        yield Bar()
