"""The one form in which an audit is written, whatever order it came in."""

from dataclasses import replace

from s11.domain.audit import Action, Answer, Audit, Submission
from standards.framework import Framework


def in_order(audit: Audit, framework: Framework) -> Audit:
    """Put submissions in the order of the directorates, answers in the framework's, actions by number.

    An action's updates stand by their days, those of one day as they came. Directorates stay as they are.
    """
    place = {directorate.ref: n for n, directorate in enumerate(audit.directorates)}
    submissions = sorted(audit.submissions, key=lambda each: place[each.directorate])
    actions = sorted(audit.actions, key=lambda each: each.number)
    return replace(
        audit,
        submissions=tuple(_submission(each, framework) for each in submissions),
        actions=tuple(_action(each) for each in actions),
    )


def _submission(submission: Submission, framework: Framework) -> Submission:
    criteria = {criterion.id: n for n, criterion in enumerate(framework.criteria)}
    standards = {standard.id: n for n, standard in enumerate(framework.standards)}
    return replace(
        submission,
        answers=tuple(
            _set_aside(each, framework)
            for each in sorted(submission.answers, key=lambda each: criteria[each.criterion])
        ),
        standards=tuple(sorted(submission.standards, key=lambda each: standards[each.standard])),
    )


def _set_aside(answer: Answer, framework: Framework) -> Answer:
    """Set a rating aside whose reason is still to be written."""
    if (
        answer.rating is None
        or answer.na_reason.strip()
        or "na_reason" not in framework.scale[answer.rating].needs
    ):
        return answer
    return replace(answer, rating=None, unfinished_rating=answer.rating)


def _action(action: Action) -> Action:
    return replace(action, updates=tuple(sorted(action.updates, key=lambda update: update.on)))
