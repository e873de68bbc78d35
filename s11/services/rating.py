"""Rating a standard as a whole: what its criteria suggest, and what a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.domain.completeness import gaps_of_answer, gaps_of_standard, suggested_rating
from s11.domain.saved import Saved
from s11.domain.sent_back import any_sent_back
from s11.domain.submission import SubmissionHead
from s11.services.asking import find_standard, load_asked
from s11.services.opening import open_standard
from s11.storage.answers import load_answers
from s11.storage.standards import load_standard, write_standard
from standards.framework import Criterion, Framework, Standard


@dataclass(frozen=True, slots=True)
class StandardPage:
    """A standard with the answers to its criteria, its own rating, and what is left."""

    head: SubmissionHead
    framework: Framework
    standard: Standard
    answers: Mapping[str, Answer]
    ratings: Saved[StandardRatings]
    may_answer: bool

    @property
    def suggested(self) -> str | None:
        """The rating that the criteria suggest."""
        return suggested_rating(self.framework, self.standard, self.answers)

    def gaps_with(self, ratings: StandardRatings) -> list[tuple[str, str]]:
        """What the standard's own rating still needs once it is this one, as (field, what to do)."""
        gaps = gaps_of_standard(self.framework, self.standard, self.answers, ratings)
        return [(gap.field, gap.what) for gap in gaps if gap.criterion is None]

    def left(self, criterion: Criterion) -> list[tuple[str, str]]:
        """What a criterion's answer still needs, as (field, what to do)."""
        return gaps_of_answer(criterion, self.framework.scale, self.answers.get(criterion.id))


def load_standard_page(session: Session, head: SubmissionHead, standard_id: str, today: date) -> StandardPage:
    """Load a standard's page; NotFound where the framework has no such standard."""
    framework = load_asked(session, head.framework)
    standard = find_standard(framework, standard_id)
    answers = {key: saved.value for key, saved in load_answers(session, head.id).items()}
    return StandardPage(
        head=head,
        framework=framework,
        standard=standard,
        answers=answers,
        ratings=load_standard(session, head.id, standard_id),
        may_answer=head.may_answer(today, any_sent_back(standard, answers)),
    )


def save_self_rating(
    session: Session,
    head: SubmissionHead,
    typed: StandardRatings,
    seen: int,
    by: str,
    now: datetime,
    today: date,
) -> Saved[StandardRatings]:
    """Save a directorate's own rating of a standard; what the board wrote beside it stays."""
    standard = find_standard(load_asked(session, head.framework), typed.standard)
    submission_id = open_standard(session, head, standard, today)
    stored = load_standard(session, submission_id, typed.standard).value
    ratings = replace(stored, self_rating=typed.self_rating, self_reason=typed.self_reason)
    saved = write_standard(session, submission_id, ratings, seen, by, now)
    session.commit()
    return saved
