"""What happens in a meeting: rules, roll, motions, amendments, votes, decisions.

Each service is one transaction with its entry in the ledger of the body's decisions.
"""

from folkmoot.web.decision.services.adopting import after_adoption
from folkmoot.web.decision.services.amending import (
    agree,
    leave_to_vote,
    move_amendment,
    move_edited,
    take_in,
    withdraw_amendment,
)
from folkmoot.web.decision.services.answering import answer_part
from folkmoot.web.decision.services.closing import close_vote, settle, settle_all_closed
from folkmoot.web.decision.services.credentials import (
    check_in,
    enter_seats,
    freeze_roll,
    give_proxy,
    take_proxy_back,
    take_seat_off,
)
from folkmoot.web.decision.services.ending import end_meeting
from folkmoot.web.decision.services.joining import composite, forward, split
from folkmoot.web.decision.services.meetings import call_meeting, hold_meeting, load_rule_set
from folkmoot.web.decision.services.motions import attach_note, happen, table_motion, withdraw
from folkmoot.web.decision.services.polls import cast_vote, cast_votes, open_vote
from folkmoot.web.decision.services.rulings import correct, rule_on

__all__ = [
    "after_adoption",
    "agree",
    "answer_part",
    "attach_note",
    "call_meeting",
    "cast_vote",
    "cast_votes",
    "check_in",
    "close_vote",
    "composite",
    "correct",
    "end_meeting",
    "enter_seats",
    "forward",
    "freeze_roll",
    "give_proxy",
    "happen",
    "hold_meeting",
    "leave_to_vote",
    "load_rule_set",
    "move_amendment",
    "move_edited",
    "open_vote",
    "rule_on",
    "settle",
    "settle_all_closed",
    "split",
    "table_motion",
    "take_in",
    "take_proxy_back",
    "take_seat_off",
    "withdraw",
    "withdraw_amendment",
]
