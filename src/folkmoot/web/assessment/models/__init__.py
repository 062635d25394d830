"""The rows of this area."""

from folkmoot.web.assessment.models.changes import (
    LawChangeRow,
    RuleChangeRow,
    ValidationRow,
    WatchRow,
)
from folkmoot.web.assessment.models.codings import (
    BatchRow,
    CodedAnswerRow,
    CodingRow,
    SettledRow,
)
from folkmoot.web.assessment.models.judgements import JudgementRow, ReportedRow, RestrictionRow
from folkmoot.web.assessment.models.laws import (
    AssessmentRow,
    CurrentDocument,
    FindingRow,
    JurisdictionRow,
    LawDocument,
)

__all__ = [
    "AssessmentRow",
    "BatchRow",
    "CodedAnswerRow",
    "CodingRow",
    "CurrentDocument",
    "FindingRow",
    "JudgementRow",
    "JurisdictionRow",
    "LawChangeRow",
    "LawDocument",
    "ReportedRow",
    "RestrictionRow",
    "RuleChangeRow",
    "SettledRow",
    "ValidationRow",
    "WatchRow",
]
