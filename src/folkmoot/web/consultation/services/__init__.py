"""Changing consultations: packs published, rounds opened, responses taken in and withdrawn."""

from folkmoot.web.consultation.services.compiling import compile_round
from folkmoot.web.consultation.services.intake import take_in
from folkmoot.web.consultation.services.keys import keys_for
from folkmoot.web.consultation.services.notices import announce, announce_all, notice_of
from folkmoot.web.consultation.services.packs import add_answer, publish_pack
from folkmoot.web.consultation.services.rounds import (
    ChangeRefused,
    announce_round,
    change_round,
    hold_round,
    open_round,
    preview_code,
    show_round,
)

__all__ = [
    "ChangeRefused",
    "add_answer",
    "announce",
    "announce_all",
    "announce_round",
    "change_round",
    "compile_round",
    "hold_round",
    "keys_for",
    "notice_of",
    "open_round",
    "preview_code",
    "publish_pack",
    "show_round",
    "take_in",
]
