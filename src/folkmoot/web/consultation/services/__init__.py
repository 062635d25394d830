"""Changing consultations: packs published, rounds opened, responses taken in and withdrawn."""

from folkmoot.web.consultation.services.collecting import (
    collect,
    collect_due,
    collect_now,
    lay_down_fates,
)
from folkmoot.web.consultation.services.compiling import compile_round
from folkmoot.web.consultation.services.custody import (
    forget_unlocked,
    leave_ordinary,
    lock_again,
    lock_all_of,
    protect,
    unlock_round,
)
from folkmoot.web.consultation.services.due import do_what_is_due
from folkmoot.web.consultation.services.intake import take_in
from folkmoot.web.consultation.services.invitations import (
    PaperLetter,
    invite,
    letters_of,
    remind,
    send_invitations,
    take_off,
)
from folkmoot.web.consultation.services.keys import keys_for
from folkmoot.web.consultation.services.moderation import mark_read, redact, set_aside, take_up
from folkmoot.web.consultation.services.notices import announce, announce_all, notice_of
from folkmoot.web.consultation.services.packs import add_answer, publish_pack
from folkmoot.web.consultation.services.quotations import (
    approve_quotation,
    opened_for_quoting,
    propose_quotation,
    take_back_quotation,
    when_gone,
)
from folkmoot.web.consultation.services.recovering import (
    hand_over,
    make_officer_key,
    take_over,
)
from folkmoot.web.consultation.services.releasing import release, release_all
from folkmoot.web.consultation.services.retention import destroy_due_words, keep_words_for
from folkmoot.web.consultation.services.rounds import (
    ChangeRefused,
    announce_round,
    change_round,
    hold_round,
    open_round,
    preview_code,
    show_round,
)
from folkmoot.web.consultation.services.safeguarding import flag, settle
from folkmoot.web.consultation.services.theme_answers import Said, answer_theme
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name

__all__ = [
    "ChangeRefused",
    "PaperLetter",
    "Said",
    "add_answer",
    "announce",
    "announce_all",
    "announce_round",
    "answer_theme",
    "approve_quotation",
    "change_round",
    "collect",
    "collect_due",
    "collect_now",
    "compile_round",
    "destroy_due_words",
    "do_what_is_due",
    "flag",
    "forget_unlocked",
    "hand_over",
    "hold_round",
    "invite",
    "keep_words_for",
    "keys_for",
    "lay_down_fates",
    "leave_ordinary",
    "letters_of",
    "lock_again",
    "lock_all_of",
    "make_officer_key",
    "mark_read",
    "notice_of",
    "open_round",
    "opened_for_quoting",
    "preview_code",
    "propose_quotation",
    "protect",
    "publish_pack",
    "redact",
    "release",
    "release_all",
    "remind",
    "send_invitations",
    "set_aside",
    "settle",
    "show_round",
    "take_back_quotation",
    "take_in",
    "take_off",
    "take_over",
    "take_up",
    "unlock_round",
    "when_gone",
    "withdraw_by_name",
]
