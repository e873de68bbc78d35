"""What the board reads of one submission: the standards at a glance, and one with all its answers."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from s11.domain.audit import Answer, StandardRatings
from s11.domain.completeness import Gap
from s11.domain.refusals import TooLate
from s11.domain.saved import Saved
from s11.domain.states import board_may_read
from s11.domain.submission import FiledEvidence, SubmissionHead
from s11.services.asking import find_standard, load_asked, neighbours
from s11.services.reviewing import unrated
from s11.storage.answers import load_answers
from s11.storage.evidence import list_evidence
from s11.storage.overview import count_answers
from s11.storage.standards import load_standards
from standards.framework import Criterion, Framework, Standard


@dataclass(frozen=True, slots=True)
class GlancedStandard:
    """A standard at a glance."""

    standard: Standard
    ratings: Saved[StandardRatings]
    answered: int
    sent_back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A submission's standards; until the board may read it there is but the count of answers."""

    head: SubmissionHead
    framework: Framework
    readable: bool
    answered: int
    standards: tuple[GlancedStandard, ...] = ()
    unrated: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A criterion with the answer to it and what backs it."""

    criterion: Criterion
    saved: Saved[Answer]
    evidence: tuple[FiledEvidence, ...]

    @property
    def answer(self) -> Answer:
        return self.saved.value


@dataclass(frozen=True, slots=True)
class StandardPage:
    """A standard of a submission with all its answers, and what the board said to it."""

    head: SubmissionHead
    framework: Framework
    standard: Standard
    answers: tuple[GivenAnswer, ...]
    ratings: Saved[StandardRatings]
    before: Standard | None
    after: Standard | None


def load_review(session: Session, head: SubmissionHead) -> ReviewPage:
    """Load a submission at a glance."""
    framework = load_asked(session, head.framework)
    if not board_may_read(head.status):
        counted = count_answers(session, [head.id]) if head.id else {}
        return ReviewPage(head, framework, False, sum(count.total() for count in counted.values()))
    answers, ratings = load_answers(session, head.id), load_standards(session, head.id)
    standards = tuple(_glanced(standard, answers, ratings) for standard in framework.standards)
    answered = sum(each.answered for each in standards)
    return ReviewPage(head, framework, True, answered, standards, unrated(framework, ratings))


def _glanced(
    standard: Standard, answers: dict[str, Saved[Answer]], ratings: dict[str, Saved[StandardRatings]]
) -> GlancedStandard:
    given = [answers[criterion.id].value for criterion in standard.criteria if criterion.id in answers]
    return GlancedStandard(
        standard,
        ratings.get(standard.id, Saved(StandardRatings(standard.id))),
        sum(answer.rating is not None for answer in given),
        tuple(answer.criterion for answer in given if answer.sent_back),
    )


def load_standard_page(session: Session, head: SubmissionHead, standard_id: str) -> StandardPage:
    """Load a standard with every answer in full."""
    if not board_may_read(head.status):
        raise TooLate(
            f"{head.directorate.name} has not signed off yet. You can read its answers once it has."
        )
    framework = load_asked(session, head.framework)
    standard = find_standard(framework, standard_id)
    before, after = neighbours(framework.standards, standard)
    answers, evidence = load_answers(session, head.id), list_evidence(session, head.id)
    ratings = load_standards(session, head.id)
    return StandardPage(
        head,
        framework,
        standard,
        tuple(
            GivenAnswer(
                criterion,
                answers.get(criterion.id, Saved(Answer(criterion.id))),
                tuple(filed for filed in evidence if criterion.id in filed.criteria),
            )
            for criterion in standard.criteria
        ),
        ratings.get(standard_id, Saved(StandardRatings(standard_id))),
        before,
        after,
    )
