"""Rows of analysis, by what they are about. No words of a response are stored in any of them."""

from folkmoot.web.analysis.models.asked import AskedRow
from folkmoot.web.analysis.models.assigning import (
    AskedAssignmentRow,
    AssignmentRow,
    ProposalRow,
)
from folkmoot.web.analysis.models.coding import (
    BatchRow,
    CodebookRow,
    CodingRow,
    MemoRow,
    SettledRow,
    TaskRow,
    TrialRow,
)
from folkmoot.web.analysis.models.releases import AskedReleaseRow
from folkmoot.web.analysis.models.runs import (
    AskedRunRow,
    CampaignRow,
    FrameDraftRow,
    FrameRow,
    GroupRow,
    RunRow,
    ThemeRow,
)

__all__ = [
    "AskedAssignmentRow",
    "AskedReleaseRow",
    "AskedRow",
    "AskedRunRow",
    "AssignmentRow",
    "BatchRow",
    "CampaignRow",
    "CodebookRow",
    "CodingRow",
    "FrameDraftRow",
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
