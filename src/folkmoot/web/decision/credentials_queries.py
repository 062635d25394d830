"""Reading a roll as its desk shows it: who is there, who speaks for whom, whether quorums hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from folkmoot.decision.proxies import represented, speaks_for
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Attendance, Rule, RuleSet
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.queries import put_to
from folkmoot.web.federation.queries import body_names, people_names


@dataclass(frozen=True, slots=True)
class Line:
    """One seat: whether its holder is here, who speaks for it, and for how many it speaks."""

    seat: Seat
    section: str
    holder: str
    spoken_for: bool
    given_to: str
    holds: int


@dataclass(frozen=True, slots=True)
class Given:
    """One proxy: who gave it, who holds it, and what it is bound to, by title."""

    proxy: Proxy
    giver: str
    holder: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quorum:
    """What one rule asks to be there, and whether it is."""

    rule: Rule
    needed: int
    is_met: bool


@dataclass(frozen=True, slots=True)
class RollShown:
    """The roll of a meeting at its desk; *here* and *votes_here* count seats by proxy too."""

    lines: tuple[Line, ...]
    given: tuple[Given, ...]
    quorums: tuple[Quorum, ...]
    seats: int
    here: int
    votes: int
    votes_here: int


def roll_shown(row: MeetingRow, *, find: str = "") -> RollShown:
    """Show the roll of a meeting; *find* keeps the lines whose seat, name or section has it."""
    roll = stored.roll_of(row)
    there = roll.attended(represented(roll))
    bodies, people, titles = body_names(), people_names(), titles_on(row.id)
    lines = [_line(roll, seat, bodies, people) for seat in sorted(roll)]
    return RollShown(
        tuple(line for line in lines if find.casefold() in _searched(line)),
        tuple(_given(roll, proxy, titles) for proxy in sorted(roll.proxies)),
        tuple(_quorums(stored.rule_set_of(row.rules.document), there)),
        seats=sum(seat.votes > 0 for seat in roll),
        here=sum(seat.votes > 0 and seat.is_present for seat in there),
        votes=roll.entitled,
        votes_here=there.present,
    )


def titles_on(meeting: str) -> Mapping[str, str]:
    """Give what is on the agenda of a meeting, by reference: what a proxy can be told about."""
    return {str(put.on): put.title for put in put_to(meeting)}


def called(seat: Seat) -> str:
    """Say a seat by its name where it has one, else by its id."""
    return seat.name or seat.id


def _line(roll: Roll, seat: Seat, bodies: Mapping[str, str], people: Mapping[str, str]) -> Line:
    proxy, seats = roll.given().get(seat.id), roll.by_id()
    holder = seats[proxy.holder] if proxy else None
    return Line(
        seat,
        bodies.get(seat.section, seat.section),
        people.get(seat.holder.removeprefix("person:"), ""),
        spoken_for=holder is not None and holder.is_present,
        given_to=called(holder) if holder else "",
        holds=len(speaks_for(roll, seat.id)),
    )


def _searched(line: Line) -> str:
    words = (line.seat.id, line.seat.name, line.section, line.holder)
    return " ".join(words).casefold()


def _given(roll: Roll, proxy: Proxy, titles: Mapping[str, str]) -> Given:
    seats = roll.by_id()
    answers = tuple((titles.get(on, on), said) for on, said in proxy.instructions.items())
    return Given(proxy, called(seats[proxy.seat]), called(seats[proxy.holder]), answers)


def _quorums(rules: RuleSet, there: Roll) -> list[Quorum]:
    asking = [rule for rule in rules.rules if rule.quorum and rule.counts is Attendance.PRESENT]
    needed = [(rule, ceil(rule.quorum * there.entitled)) for rule in asking]
    return [Quorum(rule, votes, there.present >= votes) for rule, votes in needed]
