"""What changed since the last audit: only criteria with the same statement in both are compared."""

from collections.abc import Iterator

from reports.contents import ChangeSince, StandardChange
from s11.domain.few import few
from s11.domain.states import board_may_read
from s11.domain.unchanged import Common, common_criteria, moves, same_scale
from s11.services.reporting.whole_audit import LastAudit, WholeAudit

MOST = 60  # names or numbers in a sentence


def change_since(whole: WholeAudit) -> ChangeSince | None:
    """Compare with the audit before; None where there was none."""
    if whole.last is None:
        return None
    now, then = whole.plan.framework, whole.last.plan.framework
    common = common_criteria(now, then)
    comparable = same_scale(now.scale, then.scale)
    same = common.same if comparable else {}
    moved = moves(now, same, _in_both(whole, whole.last), whole.ratings, whole.last.ratings)
    standards = tuple(
        StandardChange(
            id=standard.id,
            title=standard.title,
            criteria=len(standard.criteria),
            unchanged=sum(criterion.id in common.same for criterion in standard.criteria),
            compared=moved[standard.id].total(),
            better=moved[standard.id]["better"],
            worse=moved[standard.id]["worse"],
            same=moved[standard.id]["same"],
        )
        for standard in now.standards
    )
    left_out = tuple(_left_out(whole, whole.last, common, comparable))
    return ChangeSince(whole.last.plan.audit.cycle.title, standards, left_out)


def _in_both(whole: WholeAudit, last: LastAudit) -> list[str]:
    """Return the directorates that both audits ask."""
    before = last.plan.directorate_names
    return [ref for ref in whole.plan.directorate_names if ref in before]


def _left_out(whole: WholeAudit, last: LastAudit, common: Common, comparable: bool) -> Iterator[str]:
    if not comparable:
        yield "The two audits use different scales, so no rating of one can be set against the other."
    if not common.same:
        yield "No criterion has the same statement in both audits, so no rating can be compared."
        return
    if common.new:
        yield f"Criteria that are new or worded otherwise now: {few(common.new, MOST)}."
    if common.gone:
        yield f"Criteria of the last audit that are gone or worded otherwise: {few(common.gone, MOST)}."
    for why, names in _directorates(whole, last):
        if names:
            yield f"{why}: {few(names, MOST)}."


def _directorates(whole: WholeAudit, last: LastAudit) -> Iterator[tuple[str, list[str]]]:
    """Give the directorates that cannot be compared, by why."""
    before = last.plan.directorate_names
    answered = {directorate for directorate, _ in last.ratings}
    both = [head for head in whole.heads if head.directorate.ref in before]
    asked = {head.directorate.ref for head in both}
    new = [head.directorate.name for head in whole.heads if head.directorate.ref not in before]
    yield "Directorates that the last audit did not ask", new
    yield "Directorates that only the last audit asked", [n for ref, n in before.items() if ref not in asked]
    waiting = [head.directorate.name for head in both if not board_may_read(head.status)]
    yield "Directorates that have not signed off", waiting
    silent = [head.directorate.name for head in both if head.directorate.ref not in answered]
    yield "Directorates that did not sign off the last audit", silent
