"""What a directorate's whole return prints: every answer in full."""

from datetime import date

from sqlalchemy.orm import Session

from reports.contents import AnswerEvidence, SubmissionAnswer, SubmissionContents, SubmissionStandard
from s11.domain.audit import Answer, Evidence, ProposedAction, StandardRatings
from s11.domain.due import due_text
from s11.domain.states import STATUS_WORDS
from s11.services.reporting.lines import heading_of
from s11.services.reporting.returns import Returned, load_returned
from standards.framework import Criterion, Standard


def submission_contents(
    session: Session, cycle: str, directorate: str, as_at: date, demonstration: bool = False
) -> SubmissionContents:
    """Gather a directorate's return, answered or not."""
    returned = load_returned(session, cycle, directorate)
    head = returned.head
    return SubmissionContents(
        heading=heading_of(session, head, returned.framework, as_at, demonstration),
        directorate=head.directorate.name,
        status=STATUS_WORDS[head.status],
        signed_off_by=head.signed_off_by,
        signed_off_on=head.signed_off_on,
        scale=returned.framework.scale,
        standards=tuple(_standard(returned, standard) for standard in returned.framework.standards),
    )


def _standard(returned: Returned, standard: Standard) -> SubmissionStandard:
    ratings = returned.standards.get(standard.id, StandardRatings(standard.id))
    return SubmissionStandard(
        id=standard.id,
        title=standard.title,
        self_rating=returned.rating(ratings.self_rating),
        self_reason=ratings.self_reason,
        board_rating=returned.rating(ratings.board_rating),
        answers=tuple(_answer(returned, criterion) for criterion in standard.criteria),
    )


def _answer(returned: Returned, criterion: Criterion) -> SubmissionAnswer:
    answer = returned.answers.get(criterion.id, Answer(criterion.id))
    action = answer.proposed_action or ProposedAction()
    return SubmissionAnswer(
        criterion=criterion.id,
        statement=criterion.statement,
        rating=returned.rating(answer.rating),
        narrative=answer.narrative,
        how_known=answer.how_known,
        impact=answer.impact,
        na_reason=answer.na_reason,
        evidence=tuple(_evidence(evidence) for evidence in answer.evidence),
        action_text=action.text,
        action_lead=action.lead,
        action_due=action.due if isinstance(action.due, date) else due_text(action.due),
        action_success_measure=action.success_measure,
        sent_back=answer.sent_back,
    )


def _evidence(evidence: Evidence) -> AnswerEvidence:
    file = evidence.file.name if evidence.file else ""
    return AnswerEvidence(evidence.title, evidence.reference, evidence.dated, file)
