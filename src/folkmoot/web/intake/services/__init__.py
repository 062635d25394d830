"""Changing what lies at the intake face: drafts, sealed submissions, gatherings, withdrawals."""

from folkmoot.web.intake.box_services import open_gathering
from folkmoot.web.intake.forgetting import forget_what_is_over
from folkmoot.web.intake.services.carrying import (
    Carried,
    carry_at_the_intake_face,
    carry_at_the_workbench,
)
from folkmoot.web.intake.services.drafts import (
    begin_draft,
    drop_draft,
    keep_draft,
    open_draft,
    save_draft,
)
from folkmoot.web.intake.services.gatherings import send_comment, take_back_comment
from folkmoot.web.intake.services.submissions import (
    NotAdmitted,
    RoundTakesNothing,
    Sent,
    receipt_for,
    submit_response,
)
from folkmoot.web.intake.services.withdrawing import withdraw_response

__all__ = [
    "Carried",
    "NotAdmitted",
    "RoundTakesNothing",
    "Sent",
    "begin_draft",
    "carry_at_the_intake_face",
    "carry_at_the_workbench",
    "drop_draft",
    "forget_what_is_over",
    "keep_draft",
    "open_draft",
    "open_gathering",
    "receipt_for",
    "save_draft",
    "send_comment",
    "submit_response",
    "take_back_comment",
    "withdraw_response",
]
