"""What the feedback to a directorate prints."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import FeedbackContents, FeedbackCriterion, FeedbackStandard, PlanAction
from s11.domain.audit import Action, Answer, StandardRatings
from s11.domain.months import plus_months
from s11.domain.submission import SubmissionHead
from s11.services.plan import load_plan
from s11.services.reporting.lines import as_they_stood, heading_of, plan_action
from s11.services.reporting.returns import Returned, load_returned
from standards.framework import Framework, Standard


def feedback_contents(
    session: Session, cycle: str, directorate: str, as_at: date, demonstration: bool = False
) -> FeedbackContents:
    """Gather the board's feedback to a directorate; before it is issued it is a draft."""
    returned = load_returned(session, cycle, directorate)
    head = returned.head
    heading = heading_of(session, head, returned.framework, as_at, demonstration)
    return FeedbackContents(
        heading=heading,
        directorate=head.directorate.name,
        signed_off_by=head.signed_off_by,
        signed_off_on=head.signed_off_on,
        issued_on=head.feedback_issued_on,
        contact=head.feedback_contact or heading.face.contact,
        next_audit=_next_audit(head),
        scale=returned.framework.scale,
        standards=tuple(_standard(returned, standard) for standard in returned.framework.standards),
        actions=_actions(session, cycle, directorate, as_at),
    )


def _next_audit(head: SubmissionHead) -> date | None:
    months = head.cycle.repeat_months
    return plus_months(head.cycle.opens, months) if months else None


def _standard(returned: Returned, standard: Standard) -> FeedbackStandard:
    said = returned.standards.get(standard.id, StandardRatings(standard.id))
    return FeedbackStandard(
        id=standard.id,
        title=standard.title,
        self_rating=returned.rating(said.self_rating),
        self_reason=said.self_reason,
        board_rating=returned.rating(said.board_rating),
        board_reason=said.board_reason,
        strengths=said.strengths,
        challenge=said.challenge,
        reply=said.reply,
        evidence_wanted=said.evidence_wanted,
        criteria=_criteria(returned.framework, standard, returned.answers),
    )


def _criteria(
    framework: Framework, standard: Standard, answers: Mapping[str, Answer]
) -> tuple[FeedbackCriterion, ...]:
    given = {criterion.id: answers.get(criterion.id, Answer(criterion.id)) for criterion in standard.criteria}
    return tuple(
        FeedbackCriterion(
            id=criterion.id,
            statement=criterion.statement,
            rating=framework.scale[rating] if (rating := given[criterion.id].rating) else None,
            sent_back=given[criterion.id].sent_back,
        )
        for criterion in standard.criteria
    )


def _actions(session: Session, cycle: str, directorate: str, day: date) -> tuple[PlanAction, ...]:
    plan = load_plan(session, cycle)
    own = [action for action in as_they_stood(plan, day) if _concerns(action, directorate)]
    return tuple(plan_action(action, plan.directorate_names, day) for action in own)


def _concerns(action: Action, directorate: str) -> bool:
    """Tell whether an action is a directorate's, or came from what it proposed."""
    proposed = any(source.startswith(f"{directorate}:") for source in action.sources)
    return action.directorate == directorate or proposed
