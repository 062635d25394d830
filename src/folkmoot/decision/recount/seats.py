"""Seats: who could cast how many votes, and who was there."""

from dataclasses import dataclass

from folkmoot.decision.recount.reading import Bundle, Differs, Record


@dataclass(frozen=True)
class Seats:
    """The seats of the roll under their ids, and the ids of those that were *there*."""

    by_id: dict[str, Record]
    there: frozenset[str]

    @property
    def entitled(self) -> int:
        """The votes of all seats."""
        return sum(seat.number("votes") for seat in self.by_id.values())

    @property
    def present(self) -> int:
        """The votes of the seats that were there."""
        return sum(self.by_id[name].number("votes") for name in self.there)

    @property
    def sections(self) -> list[str]:
        """The sections on the roll."""
        return sorted({seat.text("section") for seat in self.by_id.values()})


def check_seats(bundle: Bundle, decision: Record) -> Seats:
    """Give the seats, once the roll is seen to fit the rules and the attendance the roll."""
    weights = bundle.records("rules.json")[0].inner("weights")
    seats: dict[str, Record] = {}
    for seat in bundle.records("roll.json"):
        if seat.text("id") in seats:
            raise Differs(f"{seat.where}: the seat {seat.text('id')} is on the roll twice")
        kind = seat.text("kind")
        if kind in weights.value and weights.number(kind) != seat.number("votes"):
            raise Differs(f"{seat.where}: the rules give a {kind} {weights.number(kind)} votes")
        seats[seat.text("id")] = seat
    there = frozenset(_attendance(bundle, seats))
    return Seats(seats, there)


def _attendance(bundle: Bundle, seats: dict[str, Record]) -> list[str]:
    there: list[str] = []
    for record in bundle.records("attendance.json"):
        name = record.text("seat")
        if name not in seats or name in there:
            raise Differs(f"{record.where}: the seat {name} is not on the roll, or is there twice")
        there.append(name)
    return there
