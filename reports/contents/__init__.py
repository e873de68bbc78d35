"""Everything that the reports print, and nothing else: frozen values, made by whoever has the answers.

A rating is None where nothing was answered. A due date is a date, the words that stand in its place, or None
where there is none. Every `str` is plain text as typed; line breaks are kept, markup means nothing.
"""

from reports.contents.blank import (
    BlankContents,
)
from reports.contents.cmt import (
    Change,
    CmtContents,
    Position,
    PositionLine,
    StandardPosition,
)
from reports.contents.feedback import (
    FeedbackContents,
    FeedbackCriterion,
    FeedbackStandard,
)
from reports.contents.heading import (
    Face,
    Heading,
)
from reports.contents.overview import (
    AuditFacts,
    ChangeSince,
    Counted,
    MatrixRow,
    OverviewContents,
    Reply,
    ReplyHow,
    StandardChange,
    Strength,
    Themes,
)
from reports.contents.plan import (
    STATUS_WORDS,
    ActionPlanContents,
    ActionStatus,
    PlanAction,
    PlanStandard,
    PlanUpdate,
)
from reports.contents.quarter import (
    Quarter,
)
from reports.contents.scrutiny import (
    BoardRatings,
    PlanProgress,
    ScrutinyContents,
)
from reports.contents.submission import (
    AnswerEvidence,
    SubmissionAnswer,
    SubmissionContents,
    SubmissionStandard,
)

__all__ = [
    "STATUS_WORDS",
    "ActionPlanContents",
    "ActionStatus",
    "AnswerEvidence",
    "AuditFacts",
    "BlankContents",
    "BoardRatings",
    "Change",
    "ChangeSince",
    "CmtContents",
    "Counted",
    "Face",
    "FeedbackContents",
    "FeedbackCriterion",
    "FeedbackStandard",
    "Heading",
    "MatrixRow",
    "OverviewContents",
    "PlanAction",
    "PlanProgress",
    "PlanStandard",
    "PlanUpdate",
    "Position",
    "PositionLine",
    "Quarter",
    "Reply",
    "ReplyHow",
    "ScrutinyContents",
    "StandardChange",
    "StandardPosition",
    "Strength",
    "SubmissionAnswer",
    "SubmissionContents",
    "SubmissionStandard",
    "Themes",
]
