"""What the overview for the board prints: one audit whole, against the one before it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from reports.contents import (
    Counted,
    MatrixRow,
    OverviewContents,
    PlanAction,
    Reply,
    StandardPosition,
    Strength,
    Themes,
)
from s11.domain import attention, themes
from s11.domain.states import STATUS_WORDS, board_may_read
from s11.domain.take_up import Matters, take_up
from s11.domain.themes import Share
from s11.services.plan import Plan
from s11.services.reporting.audit_facts import facts_of
from s11.services.reporting.lines import as_they_stood, heading_of, plan_action
from s11.services.reporting.since_last import change_since
from s11.services.reporting.whole_audit import WholeAudit, load_whole_audit
from standards.framework import Rating


def overview_contents(
    session: Session, cycle: str, as_at: date, demonstration: bool = False
) -> OverviewContents:
    """Gather the overview of an audit; what directorates have not signed off is not told."""
    whole = load_whole_audit(session, cycle, as_at)
    audit, framework = whole.plan.audit, whole.plan.framework
    facts = facts_of(whole)
    return OverviewContents(
        heading=heading_of(session, audit, framework, as_at, demonstration),
        opens=audit.cycle.opens,
        closes=audit.cycle.closes,
        scale=framework.scale,
        take_up=take_up(_matters(whole)),
        facts=facts,
        ratings=_ratings(whole),
        replies=tuple(_replies(whole)),
        matrix=tuple(_matrix(whole)),
        change=change_since(whole),
        themes=_themes(whole),
        strengths=tuple(_strengths(whole)),
        overdue=_overdue(whole.plan, as_at),
        overdue_before=_overdue(whole.last.plan, as_at) if whole.last else (),
    )


def _matters(whole: WholeAudit) -> Matters:
    day, scale = whole.day, whole.plan.framework.scale
    worst = themes.worst_rating(scale)
    stood = attention.overdue(as_they_stood(whole.plan, day), day)
    stood_before = attention.overdue(as_they_stood(whole.last.plan, day), day) if whole.last else ()
    return Matters(
        missing=[head.directorate.name for head in whole.heads if whole.how(head) == "missing"],
        worst=worst.label if worst else "",
        rated_worst=whole.count_standards(
            lambda said: bool(said.board_rating), lambda said: bool(worst and said.board_rating == worst.id)
        ),
        without_reply=whole.without_reply(),
        evidence_wanted=whole.count_standards(lambda said: True, themes.wants_evidence),
        overdue=stood,
        overdue_before=stood_before,
    )


def _ratings(whole: WholeAudit) -> tuple[StandardPosition, ...]:
    """Count every rating of the scale; whoever was asked and has none is not rated."""
    return tuple(
        StandardPosition(
            standard.id,
            standard.title,
            _counted(whole, [said.self_rating for said in whole.said_of(standard.id)]),
            _counted(whole, [said.board_rating for said in whole.said_of(standard.id)]),
        )
        for standard in whole.plan.framework.standards
    )


def _counted(whole: WholeAudit, given: list[str | None]) -> tuple[tuple[Rating | None, int], ...]:
    rated = [(rating, given.count(rating.id)) for rating in whole.plan.framework.scale.ratings]
    return (*rated, (None, len(whole.heads) - sum(number for _, number in rated)))


def _replies(whole: WholeAudit) -> Iterable[Reply]:
    for head in whole.heads:
        yield Reply(
            directorate=head.directorate.name,
            status=STATUS_WORDS[head.status],
            how=whole.how(head),
            signed_off_on=head.signed_off_on if board_may_read(head.status) else None,
            last_day=head.last_day,
            more_time=head.last_day > head.cycle.closes,
        )


def _matrix(whole: WholeAudit) -> Iterable[MatrixRow]:
    standards = [standard.id for standard in whole.plan.framework.standards]
    for head in whole.heads:
        if not board_may_read(head.status):
            continue
        said = [whole.said(head.directorate.ref, standard) for standard in standards]
        yield MatrixRow(
            head.directorate.name,
            tuple(whole.rating(each.self_rating) for each in said),
            tuple(whole.rating(each.board_rating) for each in said),
        )


def _themes(whole: WholeAudit) -> Themes:
    framework = whole.plan.framework
    criteria = [criterion.id for criterion in framework.criteria]
    statements = {criterion.id: criterion.statement for criterion in framework.criteria}
    titles = {standard.id: standard.title for standard in framework.standards}
    worst = themes.rated_worst(framework.scale, criteria, whole.ratings)
    differing = whole.count_standards(themes.rated_by_both, themes.rated_otherwise)
    wanted = whole.count_standards(lambda said: True, themes.wants_evidence)
    waiting = whole.without_reply()
    return Themes(
        worst_rating=themes.worst_rating(framework.scale),
        worst=_told(worst, statements),
        differing=_told(differing, titles),
        evidence_wanted=_told(wanted, titles),
        without_reply=_told(waiting, titles),
    )


def _told(shares: Iterable[Share], titles: dict[str, str]) -> tuple[Counted, ...]:
    return tuple(Counted(share.id, titles[share.id], share.number, share.of) for share in shares)


def _strengths(whole: WholeAudit) -> Iterable[Strength]:
    best = themes.best_rating(whole.plan.framework.scale)
    for standard in whole.plan.framework.standards:
        for head in whole.heads:
            said = whole.said(head.directorate.ref, standard.id)
            if best and said.board_rating == best.id and said.strengths.strip():
                yield Strength(standard.id, standard.title, head.directorate.name, said.strengths)


def _overdue(plan: Plan, day: date) -> tuple[PlanAction, ...]:
    late = attention.overdue(as_they_stood(plan, day), day)
    return tuple(plan_action(action, plan.directorate_names, day) for action in late)
