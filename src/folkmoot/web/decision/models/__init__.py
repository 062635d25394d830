"""Rows of decisions."""

from folkmoot.web.decision.models.meetings import (
    MeetingRow,
    ProxyRow,
    RuleSetRow,
    RulingRow,
    SeatRow,
)
from folkmoot.web.decision.models.motions import (
    AmendmentRow,
    AmendmentTextRow,
    MotionEventRow,
    MotionNoteRow,
    MotionRow,
)
from folkmoot.web.decision.models.polls import (
    BallotRow,
    BeleniosRow,
    DecisionRow,
    PollRow,
    VotedRow,
    VoteRow,
)

__all__ = [
    "AmendmentRow",
    "AmendmentTextRow",
    "BallotRow",
    "BeleniosRow",
    "DecisionRow",
    "MeetingRow",
    "MotionEventRow",
    "MotionNoteRow",
    "MotionRow",
    "PollRow",
    "ProxyRow",
    "RuleSetRow",
    "RulingRow",
    "SeatRow",
    "VoteRow",
    "VotedRow",
]
