"""Which action of today was which at the last report.

An action keeps its key (its id in storage) while numbers are given anew. Where keys were given anew, as a plan
that was taken in again has others, an action is known by its standard and its words, if only one on each side
has them. What was merged has a new key, and tells in its history all that its originals said.
"""

from collections import Counter
from collections.abc import Mapping

from s11.domain.audit import Action
from s11.domain.progress import MERGED

Keyed = Mapping[int, Action]
"""Actions by their keys."""


def pairs(before: Keyed, now: Keyed) -> dict[int, int]:
    """Return the key at the last report of each action that was there then, by its key of today."""
    found = {key: key for key in now if key in before}
    left = _only_ones({key: action for key, action in before.items() if key not in now})
    new = _only_ones({key: action for key, action in now.items() if key not in before})
    return found | {new[words]: left[words] for words in new if words in left}


def _only_ones(plan: Keyed) -> dict[tuple[str, str], int]:
    """Return keys by standard and words, without those that several share."""
    words = {key: (action.standard, action.text) for key, action in plan.items()}
    shared = Counter(words.values())
    return {said: key for key, said in words.items() if shared[said] == 1}


def merged_into(gone: Action, now: Keyed) -> int | None:
    """Return the key of the action that an action which is gone was merged into, or None."""
    return next((key for key, action in now.items() if f"): {gone.text}" in _merged(action)), None)


def _merged(action: Action) -> str:
    """Return all that the history of an action tells of mergings."""
    told = [update.text for update in action.updates]
    begin = next((place for place, text in enumerate(told) if text.startswith(MERGED)), len(told))
    return "".join(told[begin:])
