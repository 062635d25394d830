"""Seats: who could cast how many votes, who was there, and who spoke for whom."""

from dataclasses import dataclass

from folkmoot.decision.recount.reading import Bundle, Differs, Record


@dataclass(frozen=True)
class Seats:
    """The seats of the roll and the proxies given, under the seats' ids; and who was *there*."""

    by_id: dict[str, Record]
    there: frozenset[str]
    given: dict[str, Record]

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
        """The sections that have votes on the roll."""
        return sorted(
            {seat.text("section") for seat in self.by_id.values() if seat.number("votes")}
        )


def check_seats(bundle: Bundle, decision: Record) -> Seats:
    """Give the seats, once roll and proxies are seen to fit the rules, and attendance the roll."""
    rules, proxies = bundle.records("rules.json")[0], bundle.records("proxies.json")
    holders = {proxy.text("holder") for proxy in proxies}
    seats: dict[str, Record] = {}
    for seat in bundle.records("roll.json"):
        if seat.text("id") in seats:
            raise Differs(f"{seat.where}: the seat {seat.text('id')} is on the roll twice")
        _check_weight(seat, rules.inner("weights"), is_holder=seat.text("id") in holders)
        seats[seat.text("id")] = seat
    given = _given(proxies, seats)
    _check_allowed(given, seats, rules.inner("proxies"))
    there = _attendance(bundle, seats)
    for name, proxy in given.items():
        if proxy.text("holder") in there and name not in there:
            raise Differs(f"{proxy.where}: its holder was there, so {name} counts as present")
    return Seats(seats, there, given)


def _check_weight(seat: Record, weights: Record, *, is_holder: bool) -> None:
    kind, votes = seat.text("kind"), seat.number("votes")
    if kind in weights.value and weights.number(kind) != votes:
        raise Differs(f"{seat.where}: the rules give a {kind} {weights.number(kind)} votes")
    if not votes and not is_holder:
        raise Differs(f"{seat.where}: a seat without votes that holds no proxy")


def _given(proxies: list[Record], seats: dict[str, Record]) -> dict[str, Record]:
    given: dict[str, Record] = {}
    for proxy in proxies:
        name, holder = proxy.text("seat"), proxy.text("holder")
        if name not in seats or holder not in seats or name == holder or name in given:
            raise Differs(f"{proxy.where}: a seat that is unknown, gives twice, or to itself")
        given[name] = proxy
    for proxy in given.values():
        if proxy.text("holder") in given:
            raise Differs(f"{proxy.where}: its holder gave their own votes away")
    return given


def _check_allowed(given: dict[str, Record], seats: dict[str, Record], rules: Record) -> None:
    """See that *rules* allow these proxies: within the cap, the section, and as instructed."""
    held: dict[str, int] = {}
    most = None if rules.value.get("most") is None else rules.number("most")
    for name, proxy in given.items():
        holder = proxy.text("holder")
        held[holder] = held.get(holder, 0) + 1
        other = seats[name].text("section") != seats[holder].text("section")
        if not rules.flag("allowed"):
            raise Differs(f"{proxy.where}: the rules allow no proxies")
        if most is not None and held[holder] > most:
            raise Differs(f"{proxy.where}: the rules allow {most} proxies of one holder")
        if other and rules.flag("same_section"):
            raise Differs(f"{proxy.where}: the rules allow none of another section")
        is_instructed = bool(proxy.inner("instructions").value)
        if is_instructed and not rules.flag("instructed"):
            raise Differs(f"{proxy.where}: the rules allow no instructions")
        if proxy.flag("free") and not rules.flag("free"):
            raise Differs(f"{proxy.where}: the rules allow only instructed proxies")


def _attendance(bundle: Bundle, seats: dict[str, Record]) -> frozenset[str]:
    there = set[str]()
    for record in bundle.records("attendance.json"):
        name = record.text("seat")
        if name not in seats or name in there:
            raise Differs(f"{record.where}: the seat {name} is not on the roll, or is there twice")
        there.add(name)
    return frozenset(there)
