"""Recorded votes: what each seat cast, checked against the roll and added up by section."""

from folkmoot.decision.recount.reading import Bundle, Differs, Record, digest
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.sides import SIDES, Sides, added, sides_of


def count_recorded(bundle: Bundle, seats: Seats, on: str) -> dict[str, Sides]:
    """Give the votes *on* something by section; each seat voted once and within its votes."""
    sections: dict[str, Sides] = dict.fromkeys(seats.sections, (0, 0, 0))
    seen: set[str] = set()
    for vote in bundle.records("votes.json"):
        name, sides = vote.text("seat"), sides_of(vote)
        check_voter(vote, seats, seen)
        seen.add(name)
        seat = seats.by_id[name]
        votes = seat.number("votes")
        if not 0 < sum(sides) <= votes or (max(sides) != votes and not seat.flag("may_split")):
            raise Differs(f"{vote.where}: the seat {name} with {votes} votes cannot cast {sides}")
        if vote.text("by"):
            _check_instruction(vote, seats.given[name], on, votes=votes)
        sections[seat.text("section")] = added(sections[seat.text("section")], sides)
    return sections


def check_voter(vote: Record, seats: Seats, seen: set[str]) -> None:
    """See that the seat of *vote* was there and not *seen* before, and that its proxy holds."""
    name, by = vote.text("seat"), vote.text("by")
    if name not in seats.by_id or name in seen or name not in seats.there:
        raise Differs(f"{vote.where}: the seat {name} is unknown, absent or voted before")
    if by and (name not in seats.given or seats.given[name].text("holder") != by):
        raise Differs(f"{vote.where}: the seat {by} holds no proxy of {name}")
    if by and by not in seats.there:
        raise Differs(f"{vote.where}: the seat {by} that holds its proxy was absent")


def votes_by_proxy(bundle: Bundle) -> int:
    """Give how many votes somebody else cast for their seat."""
    return sum(sum(sides_of(vote)) for vote in bundle.records("votes.json") if vote.text("by"))


def _check_instruction(vote: Record, proxy: Record, on: str, *, votes: int) -> None:
    instructions = proxy.inner("instructions")
    if on not in instructions.value:
        if not proxy.flag("free"):
            raise Differs(f"{vote.where}: {proxy.where} has no instruction on {on}")
        return
    told = opened_instruction(vote, proxy, on, key=vote.text("key"))
    if vote.number(told) != votes:
        raise Differs(f"{vote.where}: {proxy.where} is instructed to vote {told}")


def opened_instruction(vote: Record, proxy: Record, on: str, *, key: str) -> str:
    """Give what *proxy* is instructed to answer *on* something, as the *key* of *vote* opens it."""
    sealed = proxy.inner("instructions").text(on)
    told = [answer for answer in SIDES if digest([key, answer]) == sealed]
    if not told:
        raise Differs(f"{vote.where}: its key does not open the instruction of {proxy.where}")
    return told[0]
