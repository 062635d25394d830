"""Rounds and responses as the rights know them: whose they are, of what, and how they stand."""

from collections.abc import Collection
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
    return responses_asked([name]).get(name)


def responses_asked(names: Collection[str]) -> dict[str, Object]:
    """Give those of *names* that are responses, each as the rights know it."""
    ordered, found = sorted(names), dict[str, Object]()
    protected: dict[str, bool] = {}
    for start in range(0, len(ordered), 500):
        rows = ResponseRow.objects.select_related("round")
        for row in rows.filter(name__in=ordered[start : start + 500]):
            if row.round_id not in protected:
                protected[row.round_id] = _is_protected(row.round_id)
            found[row.name] = _as_object(row, is_protected=protected[row.round_id])
    return found


def _as_object(row: ResponseRow, *, is_protected: bool) -> Object:
    state = WITHDRAWN if row.withdrawn else ""
    sealed = row.released is None and is_protected
    return Object(row.round.body, row.round.pack_id, state, sealed)


def _is_protected(round_id: str) -> bool:
    return custody_of(round_id) is Custody.PROTECTED
