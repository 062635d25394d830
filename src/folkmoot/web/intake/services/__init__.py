"""Changing what lies at the intake face: drafts, sealed submissions, withdrawals."""

from folkmoot.web.intake.services.drafts import (
    begin_draft,
    drop_draft,
    keep_draft,
    open_draft,
    save_draft,
)
from folkmoot.web.intake.services.submissions import Sent, receipt_for, submit_response
from folkmoot.web.intake.services.withdrawing import withdraw_response

__all__ = [
    "Sent",
    "begin_draft",
    "drop_draft",
    "keep_draft",
    "open_draft",
    "receipt_for",
    "save_draft",
    "submit_response",
    "withdraw_response",
]
