"""A submission's head: whose it is, in which audit, and where it stands."""

from dataclasses import dataclass
from datetime import date

from s11.domain.audit import Body, Cycle, Directorate, Evidence, FrameworkRef, SubmissionStatus
from s11.domain.states import closing_day, may_answer


@dataclass(frozen=True, slots=True)
class SubmissionHead:
    """What every page about a submission needs; `id` None means that nothing was saved in it yet."""

    id: int | None
    board: Body
    organisation: Body
    cycle: Cycle
    framework: FrameworkRef
    directorate: Directorate
    status: SubmissionStatus = "not_started"
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    feedback_issued_on: date | None = None
    feedback_contact: str = ""

    @property
    def last_day(self) -> date:
        """The last day on which this directorate can answer."""
        return closing_day(self.cycle.closes, self.directorate.more_time_until)

    def may_answer(self, today: date, sent_back: bool) -> bool:
        """Tell whether an answer (sent back or not) can be changed today."""
        return may_answer(self.status, today, self.cycle.opens, self.last_day, sent_back)


@dataclass(frozen=True, slots=True)
class FiledEvidence:
    """A piece of evidence as the submission keeps it, and the criteria that it backs.

    `in_quarantine` tells that the virus scanner found something in its file: nobody can download it.
    """

    id: int
    evidence: Evidence
    criteria: tuple[str, ...]
    in_quarantine: bool = False
