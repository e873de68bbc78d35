"""The tables, by what they hold; a class of a table ends in `Row` and stays inside storage."""

from s11.storage.tables.cycles import (
    AskedRow,
    BoardRow,
    CycleRow,
    DirectorateRow,
    FaceRow,
    FrameworkRow,
    OrganisationRow,
)
from s11.storage.tables.identities import IdentityRow
from s11.storage.tables.jobs import JobPartRow, JobRow
from s11.storage.tables.people import UserRow
from s11.storage.tables.plan import ActionRow, CmtReportRow, SourceRow, UpdateRow
from s11.storage.tables.quarantine import QuarantinedFileRow
from s11.storage.tables.second_factors import (
    AuthenticatorRow,
    LockoutRow,
    PasskeyRow,
    RecoveryCodeRow,
    RequiredFactorRow,
)
from s11.storage.tables.sign_ins import LinkRow, SignInRow
from s11.storage.tables.submissions import (
    AnswerRow,
    CriterionEvidenceRow,
    EvidenceRow,
    StandardRow,
    SubmissionRow,
)
from s11.storage.tables.trail import TrailHeadRow, TrailRow

__all__ = [
    "ActionRow",
    "AnswerRow",
    "AskedRow",
    "AuthenticatorRow",
    "BoardRow",
    "CmtReportRow",
    "CriterionEvidenceRow",
    "CycleRow",
    "DirectorateRow",
    "EvidenceRow",
    "FaceRow",
    "FrameworkRow",
    "IdentityRow",
    "JobPartRow",
    "JobRow",
    "LinkRow",
    "LockoutRow",
    "OrganisationRow",
    "PasskeyRow",
    "QuarantinedFileRow",
    "RecoveryCodeRow",
    "RequiredFactorRow",
    "SignInRow",
    "SourceRow",
    "StandardRow",
    "SubmissionRow",
    "TrailHeadRow",
    "TrailRow",
    "UpdateRow",
    "UserRow",
]
