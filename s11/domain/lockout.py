"""How often somebody may guess, and how long the account waits then.

Waits are short and are not prolonged by trying meanwhile: what keeps a guesser out must never keep its owner out
for good.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Guessed(StrEnum):
    """What can be guessed; each is counted by itself."""

    PASSWORD = "password"  # noqa: S105  # a word, no password
    SECOND_FACTOR = "second_factor"


ALLOWED = {Guessed.PASSWORD: 10, Guessed.SECOND_FACTOR: 5}
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last wait, how many waits there were, and until when the present one lasts."""

    failed: int = 0
    waits: int = 0
    until: datetime | None = None
    last: datetime | None = None


def left_to_wait(tries: Tries, now: datetime) -> timedelta:
    """Return how long the account still waits; longer than the longest wait is a clock that was wrong."""
    left = tries.until - now if tries.until else timedelta(0)
    return left if timedelta(0) < left <= WAITS[-1] else timedelta(0)


def after_failure(tries: Tries, allowed: int, now: datetime) -> Tries:
    """Count a wrong try; the last one that is allowed starts a wait, each longer than the one before."""
    if tries.last and not timedelta(0) <= now - tries.last < FORGOTTEN_AFTER:
        tries = Tries()
    if tries.failed + 1 < allowed:
        return Tries(tries.failed + 1, tries.waits, None, now)
    return Tries(0, tries.waits + 1, now + WAITS[min(tries.waits, len(WAITS) - 1)], now)
