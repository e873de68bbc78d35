"""Why a use case says no: each message tells a person what is wrong and what to do next."""

import math

from s11.domain.completeness import Gap


class Refused(Exception):
    """A use case that was not carried out; nothing changed. The message is for the person who asked."""


class NotFound(Refused):
    """There is no such thing, or none that this person may know of."""


class NotAllowed(Refused):
    """This person may not do it."""


class Unavailable(Refused):
    """Something that this needs, such as the place where files are kept, does not answer now."""


class TooLate(Refused):
    """The state of the submission or the closing date does not allow it any more (or not yet)."""


class NotComplete(Refused):
    """Something is missing; `gaps` says what, in the order of the criteria."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__("Some things are still missing.")
        self.gaps = gaps


class ChangedMeanwhile(Refused):
    """Somebody saved the same thing since the page was opened: `theirs` is stored, `yours` was refused."""

    def __init__(self, theirs: object, yours: object, version: int, by: str | None) -> None:
        super().__init__("Somebody else changed this while you were working on it.")
        self.theirs, self.yours, self.version, self.by = theirs, yours, version, by


class MustWait(Refused):
    """There were too many wrong tries; even a right one is refused for `seconds` more."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        minutes = math.ceil(self.seconds / 60)
        super().__init__(
            "There were too many wrong tries, so we let nobody in to this account for a short time, from "
            f"anywhere. Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again."
        )


class WrongTry(Refused):
    """What was typed is not right, or was used already."""
