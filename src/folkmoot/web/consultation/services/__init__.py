"""Changing consultations: packs published, rounds opened, responses taken in and withdrawn."""

from folkmoot.web.consultation.services.drafts import (
    begin_draft,
    drop_draft,
    keep_draft,
    open_draft,
    save_draft,
)
from folkmoot.web.consultation.services.intake import take_in
from folkmoot.web.consultation.services.packs import (
    compile_round,
    hold_round,
    open_round,
    publish_pack,
)
from folkmoot.web.consultation.services.submissions import (
    receipt_for,
    submit_response,
    withdraw_response,
)

__all__ = [
    "begin_draft",
    "compile_round",
    "drop_draft",
    "hold_round",
    "keep_draft",
    "open_draft",
    "open_round",
    "publish_pack",
    "receipt_for",
    "save_draft",
    "submit_response",
    "take_in",
    "withdraw_response",
]
