"""Recorded votes: what each seat cast, checked against the roll and added up by section."""

from folkmoot.decision.recount.reading import Bundle, Differs
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.sides import Sides, added, sides_of


def count_recorded(bundle: Bundle, seats: Seats, on: str) -> dict[str, Sides]:
    """Give the votes *on* something by section; each seat voted once and within its votes."""
    sections: dict[str, Sides] = dict.fromkeys(seats.sections, (0, 0, 0))
    seen: set[str] = set()
    for vote in bundle.records("votes.json"):
        name, sides = vote.text("seat"), sides_of(vote)
        seat = seats.by_id.get(name)
        if seat is None or name in seen or name not in seats.there:
            raise Differs(f"{vote.where}: the seat {name} is unknown, absent or voted before")
        seen.add(name)
        votes = seat.number("votes")
        if not 0 < sum(sides) <= votes or (max(sides) != votes and not seat.flag("may_split")):
            raise Differs(f"{vote.where}: the seat {name} with {votes} votes cannot cast {sides}")
        section = seat.text("section")
        sections[section] = added(sections[section], sides)
    return sections
