"""What is due in every round by its dates: mails to its contact, and reminders."""

from datetime import datetime, timedelta
from typing import Final

from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.web.consultation.models import MailedRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.services.invitations import remind
from folkmoot.web.consultation.services.letters import send, to_owner

SOON: Final = 3
"""Days before the last one on which the contact is told."""
STALE: Final = timedelta(days=2)
"""What is older than this is told no more: somebody restored a backup, or was away."""


def do_what_is_due(*, at: datetime) -> int:
    """Send every mail that is due at the instant *at*, each once; give how many."""
    rows = RoundRow.objects.filter(announced__isnull=False, compiled__isnull=True)
    return sum(_round(as_round(row), at) for row in rows.order_by("id"))


def _round(held: Round, at: datetime) -> int:
    sent = sum(_tell(held, what, at) for what in _news(held, at))
    is_day = held.day_of(at) in held.reminder_days() and held.state_at(at) is RoundState.OPEN
    return sent + (remind(held.id, at=at) if is_day else 0)


def _news(held: Round, at: datetime) -> list[str]:
    state = held.state_at(at)
    news = {
        "opened": state is RoundState.OPEN and at - held.opens < STALE,
        "closing": state is RoundState.OPEN and held.days_left(at) == SOON,
        "closed": held.is_late(at) and at - held.closes < STALE,
    }
    return [what for what, holds in news.items() if holds]


def _tell(held: Round, what: str, at: datetime) -> int:
    """Tell the contact once: the day of the row is that of the event, whenever it is told."""
    if "@" not in held.contact:
        return 0
    day = {"opened": held.day_of(held.opens)}.get(what, held.last_day)
    _, is_new = MailedRow.objects.get_or_create(
        round=held.id, what=what, day=day, defaults={"letters": 1}
    )
    return send([to_owner(held, what)]) if is_new else 0
