"""What may still be changed of a round, and when: an answer was given under what stood there."""

from datetime import UTC, datetime
from enum import StrEnum

from folkmoot.consultation.rounds import Round, RoundState


class Refusal(StrEnum):
    """Why a change of a round is not made."""

    OPENED = "opened"  # when it opens is over
    EARLIER = "earlier"  # people count on the close that they were told
    OVER = "over"  # once no answer is taken any more, the close stays
    QUESTIONS = "questions"  # answers to other questions could not be put together
    WHO = "who"  # who may answer
    LANGUAGE = "language"  # one of the languages that people write in is taken away
    RULES = "rules"  # what was said about the use of answers, when they were given
    GRACE = "grace"  # fewer days of grace than were told


FREE = frozenset({RoundState.DRAFT, RoundState.PREVIEW, RoundState.ANNOUNCED})
RUNNING = frozenset({RoundState.OPEN, RoundState.GRACE})


def refusals(before: Round, after: Round, *, at: datetime) -> tuple[Refusal, ...]:
    """Say what forbids to make *after* of the round *before* at that instant; nothing: it may.

    Until a round opens everything may be changed. Afterwards the contact, the reminders and the
    annual meeting may, languages may be added, and the close may be put off while answers are
    still taken.
    """
    state = before.state_at(at)
    if state in FREE:
        return ()
    checks = (
        (Refusal.OPENED, _instant(before.opens) != _instant(after.opens)),
        (Refusal.EARLIER, _instant(after.closes) < _instant(before.closes)),
        (Refusal.OVER, state not in RUNNING and _times(before) != _times(after)),
        (Refusal.GRACE, after.grace_days < before.grace_days),
        (Refusal.QUESTIONS, before.questions != after.questions),
        (Refusal.WHO, before.who is not after.who),
        (Refusal.LANGUAGE, not set(before.languages) <= set(after.languages)),
        (Refusal.RULES, before.rules != after.rules),
    )
    return tuple(refusal for refusal, holds in checks if holds)


def _times(held: Round) -> tuple[datetime, int]:
    return _instant(held.closes), held.grace_days


def _instant(time: datetime) -> datetime:
    return time.astimezone(UTC)
