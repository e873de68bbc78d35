"""What is measured about an audit itself, so that the board can learn for the next one."""

from collections import Counter

from reports.contents import AuditFacts
from s11.domain import themes
from s11.domain.replies import ReplyHow
from s11.domain.states import board_may_read
from s11.services.reporting.whole_audit import WholeAudit


def facts_of(whole: WholeAudit) -> AuditFacts:
    """Count what happened in an audit, of what the board may read."""
    how: Counter[ReplyHow] = Counter(whole.how(head) for head in whole.heads)
    said = [each for each in whole.standards.values() if themes.rated_by_both(each)]
    moved = themes.board_moves(whole.plan.framework.scale, said)
    readable = sum(board_may_read(head.status) for head in whole.heads)
    asked = readable * len(whole.plan.framework.criteria)
    challenges = [each for each in whole.issued if themes.is_challenged(each)]
    return AuditFacts(
        asked=len(whole.heads),
        signed_off=readable,
        accepted=sum(head.status == "accepted" for head in whole.heads),
        late=how["late"],
        signed_again=how["again"],
        more_time=sum(head.last_day > head.cycle.closes for head in whole.heads),
        open=how["open"],
        missing=how["missing"],
        sent_back=len(whole.sent_back),
        criteria_sent_back=sum(answer.sent_back for answer in whole.answers),
        standards_rated=len(said),
        ratings_changed=sum(map(themes.rated_otherwise, said)),
        board_rated_worse=moved["worse"],
        board_rated_better=moved["better"],
        answers_asked=asked,
        not_answered=asked - sum(answer.rating is not None for answer in whole.answers),
        evidence=whole.evidence,
        evidence_without_date=whole.evidence_without_date,
        challenges=len(challenges),
        challenges_without_reply=sum(map(themes.lacks_reply, challenges)),
    )
