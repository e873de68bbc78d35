"""What a submission that was sent back still has to close: the rest of it cannot be changed any more."""

from collections.abc import Iterable, Mapping

from s11.domain.audit import Answer, SubmissionStatus
from s11.domain.completeness import Gap
from standards.framework import Framework, Standard


def any_sent_back(standard: Standard, answers: Mapping[str, Answer]) -> bool:
    """Tell whether any criterion of a standard was sent back, so that its own rating can change too."""
    return any(answers[c.id].sent_back for c in standard.criteria if c.id in answers)


def gaps_to_close(
    framework: Framework, status: SubmissionStatus, gaps: Iterable[Gap], answers: Mapping[str, Answer]
) -> tuple[Gap, ...]:
    """Return the gaps that keep a submission from sign-off: once sent back, only those in what was sent back."""
    return tuple(gap for gap in gaps if status != "returned" or _was_sent_back(framework, gap, answers))


def _was_sent_back(framework: Framework, gap: Gap, answers: Mapping[str, Answer]) -> bool:
    if gap.criterion is None:
        return any_sent_back(framework.standard(gap.standard), answers)
    return gap.criterion in answers and bool(answers[gap.criterion].sent_back)
