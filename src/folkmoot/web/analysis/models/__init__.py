"""Rows of analysis, by what they are about. No words of a response are stored in any of them."""

from folkmoot.web.analysis.models.assigning import AssignmentRow, ProposalRow
from folkmoot.web.analysis.models.coding import (
    BatchRow,
    CodebookRow,
    CodingRow,
    MemoRow,
    SettledRow,
    TaskRow,
    TrialRow,
)
from folkmoot.web.analysis.models.runs import (
    AskedRunRow,
    CampaignRow,
    FrameRow,
    GroupRow,
    RunRow,
    ThemeRow,
)

__all__ = [
    "AskedRunRow",
    "AssignmentRow",
    "BatchRow",
    "CampaignRow",
    "CodebookRow",
    "CodingRow",
    "FrameRow",
    "GroupRow",
    "MemoRow",
    "ProposalRow",
    "RunRow",
    "SettledRow",
    "TaskRow",
    "ThemeRow",
    "TrialRow",
]
