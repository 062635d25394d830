"""The roll: who may cast how many votes, frozen before a meeting votes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """One place on the roll: *section* is the body it speaks for, *holder* who sits in it.

    A delegation that *may_split* can cast its votes on several sides at once. *is_present* changes
    from vote to vote and is no part of what is frozen.
    """

    id: str
    section: str
    votes: int
    kind: str = ""
    name: str = ""
    holder: str = ""
    is_present: bool = True
    may_split: bool = False

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "id": self.id,
            "section": self.section,
            "votes": self.votes,
            "kind": self.kind,
            "name": self.name,
            "may_split": self.may_split,
        }


@dataclass(frozen=True, slots=True, order=True)
class Proxy:
    """The votes of *seat* given to whoever sits in *holder*.

    *instructions* bind the holder: a reference (`motion:…`) to "yes", "no" or "abstain". What they
    do not name is left to the holder.
    """

    seat: str
    holder: str
    instructions: Mapping[str, str] = field(default_factory=dict, compare=False)

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "seat": self.seat,
            "holder": self.holder,
            "instructions": dict(self.instructions),
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """The frozen seats of one meeting; two seats of one id, or one without votes, raise InputError.

    >>> roll = Roll((Seat("a", "north", 3), Seat("b", "rive", 2, is_present=False)))
    >>> roll.entitled, roll.present
    (5, 3)
    """

    seats: tuple[Seat, ...]
    proxies: tuple[Proxy, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for seat in self.seats:
            if seat.id in seen:
                raise InputError(f"The seat '{seat.id}' is on the roll twice. Remove one.")
            if seat.votes < 1:
                raise InputError(f"The seat '{seat.id}' has no votes. Give it at least one.")
            seen.add(seat.id)

    def __iter__(self) -> Iterator[Seat]:
        return iter(self.seats)

    def __len__(self) -> int:
        return len(self.seats)

    def by_id(self) -> dict[str, Seat]:
        """Give the seats under their ids."""
        return {seat.id: seat for seat in self.seats}

    def attended(self, present: Collection[str]) -> "Roll":
        """Give the roll of a vote at whose opening the seats named were *present*."""
        seats = tuple(replace(seat, is_present=seat.id in present) for seat in self.seats)
        return replace(self, seats=seats)

    @property
    def attendance(self) -> tuple[str, ...]:
        """The ids of the seats that are present, in their order."""
        return tuple(sorted(seat.id for seat in self.seats if seat.is_present))

    @property
    def entitled(self) -> int:
        """The votes of all seats."""
        return sum(seat.votes for seat in self.seats)

    @property
    def present(self) -> int:
        """The votes of the seats that are present."""
        return sum(seat.votes for seat in self.seats if seat.is_present)

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed: in the order of ids, without the holders of seats."""
        return {
            "seats": [seat.as_json() for seat in sorted(self.seats)],
            "proxies": [proxy.as_json() for proxy in sorted(self.proxies)],
        }

    @property
    def hash(self) -> str:
        """The SHA-256 that the ledger and every decision keep of the roll."""
        return json_hash(self.as_json())
