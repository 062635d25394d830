"""Reading all that the minutes of a meeting are made of."""

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import queries, room_queries, stored
from folkmoot.web.decision.minutes_paper import Minuted, Told
from folkmoot.web.decision.models import AmendmentRow, MeetingRow
from folkmoot.web.decision.room_queries import Item
from folkmoot.web.federation.queries import body_names


def told(row: MeetingRow) -> Told:
    """Give all that is told of a meeting."""
    room, roll, names = room_queries.room(row), queries.roll_of(row), body_names()
    return Told(
        room,
        queries.rules_of(row),
        roll,
        roll_hash=roll.hash,
        items=[_minuted(item, names) for item in room.items],
        rulings=room_queries.rulings_in(room),
        chain=queries.chain_of(row.body),
    )


def _minuted(item: Item, names: dict[str, str]) -> Minuted:
    on = item.put.on
    poll, row = queries.poll_on(on), queries.decision_row(on.name)
    mover = _mover(on)
    return Minuted(
        item,
        mover=names.get(mover.name, mover.name),
        words=queries.text_on(on).result,
        happenings=queries.happenings(on.name) if on.kind is Kind.MOTION else [],
        decision=stored.decision_of(poll) if poll and row else None,
        hash=row.hash if row else "",
    )


def _mover(on: Reference) -> Reference:
    if on.kind is Kind.AMENDMENT:
        return Reference.parse(AmendmentRow.objects.get(id=on.name).mover)
    found = queries.motion(on.name)
    if found is None:
        raise LookupError(f"{on} is on the agenda and nowhere else.")
    return found.mover
