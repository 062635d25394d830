"""What happens in a meeting: rules, roll, motions, amendments, votes, decisions.

Each service is one transaction with its entry in the ledger of the body's decisions.
"""

from folkmoot.web.decision.services.amending import move_amendment
from folkmoot.web.decision.services.meetings import freeze_roll, hold_meeting, load_rule_set
from folkmoot.web.decision.services.motions import happen, table_motion
from folkmoot.web.decision.services.polls import cast_vote, cast_votes, close_vote, open_vote

__all__ = [
    "cast_vote",
    "cast_votes",
    "close_vote",
    "freeze_roll",
    "happen",
    "hold_meeting",
    "load_rule_set",
    "move_amendment",
    "open_vote",
    "table_motion",
]
