"""What lies here no longer than it has to: answers never sent, comments of rounds that are over."""

from datetime import date, datetime, timedelta
from typing import Final

from folkmoot.web.intake import queries
from folkmoot.web.intake.models import CommentRow, DraftRow

UNKEPT: Final = timedelta(days=1)
"""How long answers lie here that somebody neither sent nor asked to be kept, nor left."""

KEPT: Final = timedelta(days=90)
"""How long answers are kept that somebody asked to come back to."""


def forget_what_is_over(at: datetime) -> None:
    """Destroy all that has no more reason to lie here at the instant *at*."""
    forget_drafts(at.date())
    forget_comments_of_closed_rounds(at)


def forget_drafts(today: date) -> None:
    """Destroy answers that were never sent, when their time is over."""
    DraftRow.objects.filter(kept=False, day__lt=today - UNKEPT).delete()
    DraftRow.objects.filter(kept=True, day__lt=today - KEPT).delete()


def forget_comments_of_closed_rounds(at: datetime) -> None:
    """Destroy what members wrote for a gathering whose round takes no more answers."""
    held = set(CommentRow.objects.values_list("collation__round", flat=True).distinct())
    open_now = {each.round.id for each in queries.notices_open_at(at)} if held else set()
    for round_id in held - open_now:
        CommentRow.objects.filter(collation__round=round_id).delete()
