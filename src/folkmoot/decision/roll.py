"""The roll: who may cast how many votes, frozen before a meeting votes."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from folkmoot.foundation.canonical import Json, canonical_json, json_hash
from folkmoot.foundation.errors import InputError

ANSWERS: Final = frozenset({"yes", "no", "abstain"})


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
    do not name is left to a holder who is *free*; one who is not votes only as instructed. They are
    published sealed, each by a key made of *salt*, and only the vote that follows one opens it: so
    nobody reads in the roll how somebody will vote.
    """

    seat: str
    holder: str
    instructions: Mapping[str, str] = field(default_factory=dict, compare=False)
    free: bool = field(default=True, compare=False)
    salt: str = field(default="", compare=False, repr=False)

    def key_to(self, on: str) -> str:
        """Give the key that opens the instruction *on* something, and no other one."""
        asked = canonical_json([self.seat, on])
        return hmac.new(self.salt.encode(), asked, hashlib.sha256).hexdigest()

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published, with the instructions sealed."""
        sealed: dict[str, Json] = {
            on: json_hash([self.key_to(on), answer]) for on, answer in self.instructions.items()
        }
        return {
            "seat": self.seat,
            "holder": self.holder,
            "instructions": sealed,
            "free": self.free,
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """The frozen seats of one meeting and the votes given away; what contradicts itself raises.

    InputError, that is: two seats of one id; a seat without votes that holds no proxy; a proxy of
    or for a seat that is not there, for itself, beside another one, or for a seat that gave its
    own votes away.

    >>> roll = Roll((Seat("a", "north", 3), Seat("b", "rive", 2, is_present=False)))
    >>> roll.entitled, roll.present
    (5, 3)
    """

    seats: tuple[Seat, ...]
    proxies: tuple[Proxy, ...] = ()
    _seats: Mapping[str, Seat] = field(init=False, repr=False, compare=False)
    _given: Mapping[str, Proxy] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_seats", {seat.id: seat for seat in self.seats})
        object.__setattr__(self, "_given", {proxy.seat: proxy for proxy in self.proxies})
        faults = (*_faults_of_seats(self), *_faults_of_proxies(self))
        if faults:
            raise InputError(faults[0])

    def __iter__(self) -> Iterator[Seat]:
        return iter(self.seats)

    def __len__(self) -> int:
        return len(self.seats)

    def by_id(self) -> Mapping[str, Seat]:
        """Give the seats under their ids."""
        return self._seats

    def given(self) -> Mapping[str, Proxy]:
        """Give the proxies under the seats whose votes they give away."""
        return self._given

    def attended(self, present: Collection[str]) -> "Roll":
        """Give the roll of a vote at whose opening the seats named were *present*."""
        there = frozenset(present)
        seats = tuple(replace(seat, is_present=seat.id in there) for seat in self.seats)
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


def _faults_of_seats(roll: Roll) -> Iterator[str]:
    for seat_id, count in Counter(seat.id for seat in roll.seats).items():
        if count > 1:
            yield f"The seat '{seat_id}' is on the roll twice. Remove one."
    holders = {proxy.holder for proxy in roll.proxies}
    for seat in roll.seats:
        if seat.votes < (0 if seat.id in holders else 1):
            yield f"The seat '{seat.id}' has no votes. Give it at least one, or a proxy to hold."


def _faults_of_proxies(roll: Roll) -> Iterator[str]:
    seats, given = roll.by_id(), roll.given()
    for seat_id, count in Counter(proxy.seat for proxy in roll.proxies).items():
        if count > 1:
            yield f"The votes of the seat '{seat_id}' are given away twice. Remove one proxy."
    for proxy in roll.proxies:
        unknown = next((name for name in (proxy.seat, proxy.holder) if name not in seats), None)
        if unknown is not None:
            yield f"A proxy names the seat '{unknown}', which is not on the roll."
        elif proxy.seat == proxy.holder:
            yield f"The seat '{proxy.seat}' cannot give its votes to itself."
        elif proxy.holder in given:
            yield (
                f"The seat '{proxy.holder}' gave its own votes away, so it can't hold those of "
                f"'{proxy.seat}'."
            )
        elif not ANSWERS.issuperset(proxy.instructions.values()):
            yield f"The proxy of '{proxy.seat}' must be instructed with yes, no or abstain."
