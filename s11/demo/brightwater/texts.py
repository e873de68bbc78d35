"""The files beside this module, and their texts made a directorate's own."""

import re
import zlib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# Which text of the criteria of 2026 fits a criterion of 2015, where the numbers differ.
TOPIC_OF_2015 = {
    "3.2": "3.6", "3.3": "3.2", "3.4": "3.3", "4.3": "4.4", "4.4": "4.5", "5.3": "5.6", "5.4": "5.7",
    "5.5": "5.3", "6.3": "6.5", "6.4": "6.6", "6.5": "6.4", "7.3": "7.4", "7.4": "7.5",
}  # fmt: skip
BEST_SHARES = {"2022": 75, "2024": 80, "2026": 86}

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIRST_LETTER = re.compile(r"(?:^|[.?!] )[a-z]")


@cache
def read(name: str) -> Any:
    """Return what a file beside this module holds."""
    text = (files(__package__) / f"{name}.yaml").read_bytes()
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  # nosec B506  # a safe loader, in C where there is one


def topic_of(framework: str, criterion: str) -> str:
    """Return under which criterion of 2026 the texts for a criterion stand."""
    return TOPIC_OF_2015.get(criterion, criterion) if framework == "s11-2015" else criterion


def chance(*seeds: str) -> int:
    """Return a number that is always the same for the same words."""
    return zlib.crc32(" ".join(seeds).encode())


def filled(text: str, words: dict[str, str], year: str, *seeds: str) -> str:
    """Put a directorate's words and its figures into a text."""
    number = chance(year, *seeds)
    share = f"{BEST_SHARES[year] + number % 11} per cent"
    put_in = text.format(**words, share=share, count=12 + number % 17)
    return _FIRST_LETTER.sub(lambda found: found[0].upper(), put_in)


def day(when: date | int, today: date) -> date:
    """Return a day that a file names by its date or by its distance from today."""
    return today + timedelta(when) if isinstance(when, int) else when
