"""One cycle of one organisation, whole: the values that an audit file holds and that storage keeps.

The names and their order are those of the file format `s11-audit/1`. Beyond it stand only the keys that
default to nothing and are left out of the file while empty (see `OPTIONAL`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

SubmissionStatus = Literal["not_started", "in_progress", "signed_off", "returned", "under_review", "accepted"]
ActionStatus = Literal["not_started", "on_track", "at_risk", "complete", "no_longer_needed"]
ActionKind = Literal["action", "no_action"]


@dataclass(frozen=True, slots=True)
class Words:
    """A due date as someone wrote it that is no date, to the letter: `31/09/16`, `Ongoing`, `tbc`."""

    text: str


Due = date | Words | None


@dataclass(frozen=True, slots=True)
class Body:
    """A board or an organisation."""

    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkRef:
    """Which framework, in which version, a cycle asks."""

    id: str
    version: str

    def __str__(self) -> str:
        return f"{self.id} version {self.version}"


@dataclass(frozen=True, slots=True)
class Cycle:
    """One audit: `opens` and `closes` are whole days, both included."""

    ref: str
    title: str
    opens: date
    closes: date
    repeat_months: int | None = None


@dataclass(frozen=True, slots=True)
class Directorate:
    """A directorate that a cycle asks; `more_time_until` is the board's later closing date for it alone."""

    ref: str
    name: str
    more_time_until: date | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An uploaded file: its own name, what it is, its length in bytes and the SHA-256 that it is kept under."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What backs an answer: a reference, a link or a file, and when it dates from."""

    title: str
    reference: str = ""
    dated: date | None = None
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class ProposedAction:
    """What a directorate means to do about a criterion, before it stands in the action plan."""

    text: str = ""
    lead: str = ""
    due: Due = None
    success_measure: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A directorate's answer to a criterion; `rating` None is not answered.

    A file holds no rating that needs a reason without one: while the reason is still to be written, the
    rating stands in `unfinished_rating`. Only files know that field.
    """

    criterion: str
    rating: str | None = None
    narrative: str = ""
    how_known: str = ""
    impact: str = ""
    na_reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    proposed_action: ProposedAction | None = None
    sent_back: str = ""
    unfinished_rating: str = ""


@dataclass(frozen=True, slots=True)
class StandardRatings:
    """A standard as a whole: the directorate's own rating and the board's, side by side, for ever."""

    standard: str
    self_rating: str | None = None
    board_rating: str | None = None
    board_reason: str = ""
    strengths: str = ""
    challenge: str = ""
    reply: str = ""
    self_reason: str = ""
    evidence_wanted: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A directorate's return in a cycle."""

    directorate: str
    status: SubmissionStatus = "not_started"
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    answers: tuple[Answer, ...] = ()
    standards: tuple[StandardRatings, ...] = ()
    feedback_issued_on: date | None = None
    feedback_contact: str = ""


@dataclass(frozen=True, slots=True)
class ProgressUpdate:
    """What was reported on an action on a day; `due` is the due date as it stood from then on."""

    on: date
    status: ActionStatus
    due: Due = None
    text: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A line of the action plan; `directorate` None is the whole organisation's.

    A `no_action` entry says in `text` why nothing is needed, and in `due` when that is looked at again.
    """

    number: int
    standard: str
    directorate: str | None
    kind: ActionKind
    text: str
    lead: str | None = None
    due: Due = None
    success_measure: str | None = None
    status: ActionStatus = "not_started"
    sources: tuple[str, ...] = ()
    updates: tuple[ProgressUpdate, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """A cycle with everything in it."""

    board: Body
    organisation: Body
    framework: FrameworkRef
    cycle: Cycle
    directorates: tuple[Directorate, ...] = ()
    submissions: tuple[Submission, ...] = ()
    actions: tuple[Action, ...] = ()


OPTIONAL = {
    Directorate: {"more_time_until"},
    Evidence: {"file"},
    Answer: {"proposed_action", "sent_back", "unfinished_rating"},
    StandardRatings: {"self_reason", "evidence_wanted"},
    Submission: {"feedback_issued_on", "feedback_contact"},
}
