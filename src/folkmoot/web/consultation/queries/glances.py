"""A round at a glance, for its coordinator."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.queries.invitations import Invitations, invitations
from folkmoot.web.consultation.queries.rounds import RoundFigures, figures_of
from folkmoot.web.intake import box_services as box


@dataclass(frozen=True, slots=True)
class Glance:
    """One round in numbers; *waiting* lie at the intake face and are not counted among the rest."""

    figures: RoundFigures
    by_day: tuple[tuple[date, int], ...]
    waiting: int
    gatherings: int
    invitations: Invitations


def glance(round_id: str) -> Glance:
    """Give one round in numbers."""
    held = ResponseRow.objects.filter(round_id=round_id, withdrawn__isnull=True)
    by_day = Counter(held.values_list("received", flat=True))
    return Glance(
        figures=figures_of(round_id),
        by_day=tuple(sorted(by_day.items())),
        waiting=box.count_to_collect(round_id),
        gatherings=len(box.gatherings(round_id)),
        invitations=invitations(round_id),
    )


def free_round_id(wanted: str) -> str:
    """Give an id for a new round: the one *wanted*, with a number where it is taken."""
    taken = set(RoundRow.objects.filter(id__startswith=wanted).values_list("id", flat=True))
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
