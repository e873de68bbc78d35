"""A person's account as names: what it is known by in what others see, and what takes the place of that."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 400
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")


def pseudonym(number: int) -> str:
    """Return what stands where the name of an erased account stood."""
    return f"Person {number}, account erased"


def placeholder(number: int) -> str:
    """Return what stands where the e-mail address of an erased account stood; mail to it goes nowhere."""
    return f"person-{number}@erased.invalid"


@dataclass(frozen=True, slots=True)
class Known:
    """What an account is or was known by: its names, its e-mail addresses, and those names that others have too."""

    names: tuple[str, ...]
    addresses: tuple[str, ...]
    shared: frozenset[str] = frozenset()

    @property
    def labels(self) -> tuple[str, ...]:
        """What the program wrote where it says who saved something, if it can be nobody else."""
        return (*(name for name in self.names if name not in self.shared), *self.addresses)

    @property
    def phrases(self) -> tuple[str, ...]:
        """What in a text can be nobody else: addresses, and names of several words. `Housing` may be anything."""
        return tuple(label for label in self.labels if "@" in label or len(label.split()) > 1)

    def names_in(self, values: Iterable[str]) -> bool:
        """Tell whether texts hold one of the phrases, or are a name of one word as it stands."""
        patterns = [as_words(phrase) for phrase in self.phrases]
        return any(
            text in self.labels or any(pattern.search(text) for pattern in patterns) for text in values
        )


def as_words(phrase: str) -> re.Pattern[str]:
    """Find a phrase as whole words, in capitals or not, however the words are set apart."""
    escaped = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def sentences_with(text: str, phrases: Iterable[str]) -> Iterator[str]:
    """Give the sentences of a text that hold one of the phrases; a long one as the stretch around it."""
    patterns = [as_words(phrase) for phrase in phrases if phrase.strip()]
    for sentence in _SENTENCE_ENDS.split(text):
        found = next((match for pattern in patterns if (match := pattern.search(sentence))), None)
        if found is None:
            continue
        if len(sentence) <= LONGEST_SENTENCE:
            yield sentence.strip()
            continue
        first = max(0, found.start() - LONGEST_SENTENCE // 2)
        yield f"…{sentence[first : first + LONGEST_SENTENCE].strip()}…"
