"""What the feedback to a directorate prints."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import FeedbackContents, FeedbackCriterion, FeedbackStandard, Heading, PlanAction
from s11.domain.audit import Action, Answer, StandardRatings
from s11.domain.months import plus_months
from s11.domain.states import board_may_read
from s11.domain.submission import SubmissionHead
from s11.services.plan import Plan, load_plan
from s11.services.reporting.lines import as_they_stood, heading_of, plan_action
from s11.services.reporting.returns import Returned, load_returned
from s11.storage.heads import list_heads
from s11.storage.returns import answers_of_cycle, standards_of_cycle
from standards.framework import Framework, Standard


def feedback_contents(
    session: Session, cycle: str, directorate: str, as_at: date, demonstration: bool = False
) -> FeedbackContents:
    """Gather the board's feedback to a directorate; before it is issued it is a draft."""
    returned = load_returned(session, cycle, directorate)
    heading = heading_of(session, returned.head, returned.framework, as_at, demonstration)
    actions = _actions_by_directorate(load_plan(session, cycle), as_at)
    return _feedback(returned, heading, actions.get(directorate, ()))


def all_feedback_contents(
    session: Session, cycle: str, as_at: date, demonstration: bool = False
) -> Iterator[tuple[str, FeedbackContents]]:
    """Gather the feedback to all directorates of a cycle, by ref; everything is read before the first is asked for.

    So few queries whatever the number of directorates, and nothing is held in the database meanwhile.
    """
    plan = load_plan(session, cycle)
    heading = heading_of(session, plan.audit, plan.framework, as_at, demonstration)
    actions = _actions_by_directorate(plan, as_at)
    answers, standards = answers_of_cycle(session, cycle), standards_of_cycle(session, cycle)
    heads = list_heads(session, cycle)

    def feedback_to(head: SubmissionHead) -> FeedbackContents:
        key = head.id or 0
        returned = Returned(head, plan.framework, answers.get(key, {}), standards.get(key, {}))
        return _feedback(returned, heading, actions.get(head.directorate.ref, ()))

    return ((head.directorate.ref, feedback_to(head)) for head in heads)


def _feedback(returned: Returned, heading: Heading, actions: Sequence[PlanAction]) -> FeedbackContents:
    head, returned = returned.head, _as_the_board_reads(returned)
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
        actions=tuple(actions),
    )


def _as_the_board_reads(returned: Returned) -> Returned:
    """Leave out what a directorate wrote before its first sign-off: the board reads nothing of it until then."""
    if board_may_read(returned.head.status):
        return returned
    unread = {
        key: replace(said, self_rating=None, self_reason="") for key, said in returned.standards.items()
    }
    return replace(returned, answers={}, standards=unread)


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


def _actions_by_directorate(plan: Plan, day: date) -> dict[str, list[PlanAction]]:
    """Return each directorate's actions as they stood on a day."""
    own: defaultdict[str, list[PlanAction]] = defaultdict(list)
    for action in as_they_stood(plan, day):
        printed = plan_action(action, plan.directorate_names, day)
        for ref in _whose(action):
            own[ref].append(printed)
    return dict(own)


def _whose(action: Action) -> set[str]:
    """Return the directorates that an action concerns: whose it is, and from whose proposals it came."""
    proposed = {source.partition(":")[0] for source in action.sources if ":" in source}
    return proposed | ({action.directorate} if action.directorate else set())
