"""A plan on two days, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from s11.domain.audit import Action, ActionStatus
from s11.domain.matching import Keyed, pairs


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan as it stands on a day beside how it stood on an earlier one, action by action, by number.

    `then` says when that was: `at the last report`, or `on 1 May 2026` where no report was issued that day;
    `was` is the key of then of each action of today that was there.
    """

    before: Keyed
    now: Keyed
    since: date
    day: date
    then: str
    words: Mapping[ActionStatus, str]
    was: Mapping[int, int]

    def earlier(self, key: int) -> Action | None:
        """Return how an action of today stood then, or None where it was not in the plan."""
        return self.before[self.was[key]] if key in self.was else None

    def both(self) -> Iterator[tuple[int, Action, Action]]:
        """Walk through the actions that are in both, by today's numbers, as key, then and now."""
        for key, action in self.now.items():
            if earlier := self.earlier(key):
                yield key, earlier, action


def compare(
    before: Keyed, now: Keyed, since: date, day: date, then: str, words: Mapping[ActionStatus, str]
) -> Comparison:
    """Set two days of a plan side by side; each is given as it stood."""
    return Comparison(_by_number(before), _by_number(now), since, day, then, words, pairs(before, now))


def _by_number(plan: Keyed) -> Keyed:
    return dict(sorted(plan.items(), key=lambda entry: entry[1].number))
