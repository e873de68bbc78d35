"""Everything that the reports print, and nothing else: frozen values, made by whoever has the answers.

A rating is None where nothing was answered. A due date is a date, the words that stand in its place, or None
where there is none. Every `str` is plain text as typed; line breaks are kept, markup means nothing.
"""

from reports.contents.blank import (
    BlankContents,
)
from reports.contents.cmt import (
    CmtContents,
    Issue,
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
from reports.contents.position import (
    Position,
    PositionLine,
)
from reports.contents.quarter import (
    Quarter,
)
from reports.contents.scrutiny import (
    BoardRatings,
    PlanProgress,
    ScrutinyContents,
)
from reports.contents.since_last import (
    Change,
    SinceLast,
    Slip,
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
    "Issue",
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
    "SinceLast",
    "Slip",
    "StandardChange",
    "StandardPosition",
    "Strength",
    "SubmissionAnswer",
    "SubmissionContents",
    "SubmissionStandard",
    "Themes",
]
