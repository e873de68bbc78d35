"""One audit whole, as the board may read it, and the audit before it; read at once, whatever the size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from s11.domain.audit import Audit, StandardRatings
from s11.domain.replies import ReplyHow, how_replied
from s11.domain.states import BOARD_READS
from s11.domain.submission import SubmissionHead
from s11.domain.themes import Share, count_standards, is_challenged, lacks_reply
from s11.domain.unchanged import Ratings
from s11.services.plan import Plan, load_plan
from s11.storage.cycles import list_cycles
from s11.storage.heads import list_heads
from s11.storage.whole_cycles import GivenAnswer, answers_of_cycle, count_evidence, standards_of_cycle
from standards.framework import Rating


@dataclass(frozen=True, slots=True)
class LastAudit:
    """The audit before, with its plan and how its criteria were rated."""

    plan: Plan
    ratings: Ratings


@dataclass(frozen=True, slots=True)
class WholeAudit:
    """An audit with all that its directorates gave and the board said, of those that the board may read."""

    plan: Plan
    day: date
    heads: list[SubmissionHead]
    standards: Mapping[tuple[str, str], StandardRatings]
    answers: list[GivenAnswer]
    sent_back: frozenset[str]
    evidence: int
    evidence_without_date: int
    last: LastAudit | None

    @property
    def ratings(self) -> Ratings:
        """How each directorate rated each criterion."""
        return by_criterion(self.answers)

    def said(self, directorate: str, standard: str) -> StandardRatings:
        """Return what is said of a directorate's standard; nothing where it may not be read."""
        return self.standards.get((directorate, standard), StandardRatings(standard))

    def said_of(self, standard: str) -> list[StandardRatings]:
        """Return what is said of a standard, of all directorates that were asked."""
        return [self.said(head.directorate.ref, standard) for head in self.heads]

    def count_standards(
        self, asked: Callable[[StandardRatings], bool], holds: Callable[[StandardRatings], bool]
    ) -> list[Share]:
        """Count for each standard where something holds, the most first."""
        standards = [standard.id for standard in self.plan.framework.standards]
        return count_standards(standards, self.standards.values(), asked, holds)

    @property
    def issued(self) -> list[StandardRatings]:
        """What the board said in feedback that was issued, so that the directorate can have replied."""
        told = {head.directorate.ref for head in self.heads if head.feedback_issued_on}
        return [said for (directorate, _), said in self.standards.items() if directorate in told]

    def without_reply(self) -> list[Share]:
        """Count for each standard the challenges without a reply, of those that were issued."""
        standards = [standard.id for standard in self.plan.framework.standards]
        return count_standards(standards, self.issued, is_challenged, lacks_reply)

    def rating(self, rating_id: str | None) -> Rating | None:
        """Return a rating of the scale, or None where none was given."""
        return self.plan.framework.scale[rating_id] if rating_id else None

    def how(self, head: SubmissionHead) -> ReplyHow:
        """Say how a directorate has replied."""
        return how_replied(head, head.directorate.ref in self.sent_back, self.day)


def by_criterion(answers: list[GivenAnswer]) -> dict[tuple[str, str], str | None]:
    """Return ratings by directorate and criterion."""
    return {(answer.directorate, answer.criterion): answer.rating for answer in answers}


def load_whole_audit(session: Session, cycle: str, day: date) -> WholeAudit:
    """Load an audit with the one before it, or refuse where it is not there."""
    plan = load_plan(session, cycle)
    given = standards_of_cycle(session, cycle, BOARD_READS)
    answers = answers_of_cycle(session, cycle, BOARD_READS)
    evidence, undated = count_evidence(session, cycle, BOARD_READS)
    return WholeAudit(
        plan=plan,
        day=day,
        heads=list_heads(session, cycle),
        standards={(directorate, said.standard): said for directorate, said in given},
        answers=answers,
        sent_back=frozenset(answer.directorate for answer in answers if answer.sent_back),
        evidence=evidence,
        evidence_without_date=undated,
        last=_load_last(session, plan.audit),
    )


def _load_last(session: Session, audit: Audit) -> LastAudit | None:
    """Load the newest earlier audit of the same organisation by the same board, if there is one."""
    for before in list_cycles(session):
        same = (before.board, before.organisation) == (audit.board, audit.organisation)
        if same and before.cycle.opens < audit.cycle.opens:
            ref = before.cycle.ref
            return LastAudit(
                load_plan(session, ref), by_criterion(answers_of_cycle(session, ref, BOARD_READS))
            )
    return None
