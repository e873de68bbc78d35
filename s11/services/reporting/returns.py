"""A directorate's return as it is stored, for the papers that print it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.domain.refusals import NotFound
from s11.domain.submission import SubmissionHead
from s11.services.asking import load_asked
from s11.storage.answers import load_answers
from s11.storage.cycles import load_cycle
from s11.storage.heads import load_head
from s11.storage.standards import load_standards
from standards.framework import Framework, Rating


@dataclass(frozen=True, slots=True)
class Returned:
    """What a directorate answered and how its standards are rated, by criterion and by standard."""

    head: SubmissionHead
    framework: Framework
    answers: Mapping[str, Answer]
    standards: Mapping[str, StandardRatings]

    def rating(self, rating_id: str | None) -> Rating | None:
        """Return a rating of the scale, or None where none was given."""
        return self.framework.scale[rating_id] if rating_id else None


def load_returned(session: Session, cycle: str, directorate: str) -> Returned:
    """Load a directorate's return, or refuse where the cycle is not there or does not ask it."""
    head = load_head(session, cycle, directorate)
    if head is None:
        raise NotFound(_what_is_missing(session, cycle, directorate))
    answers = load_answers(session, head.id)
    standards = load_standards(session, head.id)
    return Returned(
        head,
        load_asked(session, head.framework),
        {criterion: saved.value for criterion, saved in answers.items()},
        {standard: saved.value for standard, saved in standards.items()},
    )


def _what_is_missing(session: Session, cycle: str, directorate: str) -> str:
    audit = load_cycle(session, cycle)
    if audit is None:
        return f"There is no audit '{cycle}'."
    asked = ", ".join(asked.ref for asked in audit.directorates)
    return f"The audit '{cycle}' does not ask a directorate '{directorate}'. It asks: {asked}."
