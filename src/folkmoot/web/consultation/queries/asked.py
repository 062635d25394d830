"""Rounds and responses as the rights know them: whose they are, of what, and how they stand."""

from datetime import datetime

from folkmoot.consultation.custody import Custody
from folkmoot.federation.rights import WITHDRAWN, Object
from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.queries.keys import custody_of
from folkmoot.web.consultation.queries.packs import as_round


def round_asked(round_id: str, at: datetime) -> Object | None:
    """Give a round as the rights know it at the instant *at*, or None."""
    row = RoundRow.objects.filter(id=round_id).first()
    if row is None:
        return None
    return Object(row.body, row.pack_id, as_round(row).state_at(at), _is_protected(row.id))


def response_asked(name: str) -> Object | None:
    """Give a response as the rights know it, or None; what was released is not protected."""
    row = ResponseRow.objects.select_related("round").filter(name=name).first()
    if row is None:
        return None
    protected = row.released is None and _is_protected(row.round_id)
    return Object(row.round.body, row.round.pack_id, WITHDRAWN if row.withdrawn else "", protected)


def _is_protected(round_id: str) -> bool:
    return custody_of(round_id) is Custody.PROTECTED
