"""What waits at the intake face, and whether to fetch it now would tell anything."""

from datetime import datetime

from folkmoot.consultation.collecting import is_due
from folkmoot.consultation.rounds import Round
from folkmoot.web.intake import box_services as box


def count_waiting(round_id: str) -> int:
    """Count the responses of a round that lie at the intake face, sealed."""
    return box.count_to_collect(round_id)


def is_early(held: Round, at: datetime) -> bool:
    """Say whether something waits whose day is not over, so that fetching tells when it came."""
    waiting = box.days_waiting(held.id)
    return any(not is_due(day, held, at, late=late) for day, late in waiting)
