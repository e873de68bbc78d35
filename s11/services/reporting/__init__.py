"""Reports: one `reports.contents` value from what is stored, and the bytes of a paper from it."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

import reports.action_plan
import reports.cmt
import reports.feedback
import reports.submission
from s11.domain.refusals import NotFound, Refused
from s11.services.reporting.cmt import cmt_contents
from s11.services.reporting.feedback import all_feedback_contents, feedback_contents
from s11.services.reporting.plan import action_plan_contents
from s11.services.reporting.submission import submission_contents

__all__ = [
    "KINDS",
    "action_plan_contents",
    "all_feedback_contents",
    "cmt_contents",
    "feedback_contents",
    "make_report",
    "submission_contents",
]

Maker = Callable[[Session, str, date, bool], bytes]
MakerOfDirectorate = Callable[[Session, str, str, date, bool], bytes]

OF_A_CYCLE: dict[str, Maker] = {
    "action-plan": lambda *asked: reports.action_plan.action_plan(action_plan_contents(*asked)),
    "cmt": lambda session, cycle, as_at, demonstration: reports.cmt.cmt(
        cmt_contents(session, cycle, as_at, demonstration=demonstration)
    ),
}
OF_A_DIRECTORATE: dict[str, MakerOfDirectorate] = {
    "feedback": lambda *asked: reports.feedback.feedback(feedback_contents(*asked)),
    "submission": lambda *asked: reports.submission.submission(submission_contents(*asked)),
}
KINDS = (*OF_A_CYCLE, *OF_A_DIRECTORATE)


def make_report(
    session: Session, kind: str, cycle: str, directorate: str | None, as_at: date, demonstration: bool
) -> bytes:
    """Make a report as a PDF, as things stood on a day; a directorate for those kinds that are of one."""
    if kind in OF_A_CYCLE:
        return OF_A_CYCLE[kind](session, cycle, as_at, demonstration)
    if kind not in OF_A_DIRECTORATE:
        raise NotFound(f"There is no report '{kind}'. There are: {', '.join(sorted(KINDS))}.")
    if not directorate:
        raise Refused(f"The report '{kind}' is of one directorate: say which.")
    return OF_A_DIRECTORATE[kind](session, cycle, directorate, as_at, demonstration)
