"""A progress bar, for people: where standard error is no terminal there is none."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def with_progress(things: Sequence[Thing], words: str) -> Iterator[Thing]:
    """Hand out things one by one, and show on a terminal how many are done."""
    if not sys.stderr.isatty():
        yield from things
        return
    yield from _shown(things, words)


def _shown(things: Iterable[Thing], words: str) -> Iterator[Thing]:
    from rich.console import Console
    from rich.progress import track

    yield from track(things, description=words, console=Console(stderr=True), transient=True)
