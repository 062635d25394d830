"""How rules, rolls and polls are shown: in words, by section, seat by seat and as a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.decision.bundles import names_are_for_members
from folkmoot.decision.decisions import Decision
from folkmoot.decision.roll import Roll
from folkmoot.decision.rule_words import in_words
from folkmoot.decision.rules import Base, Rule
from folkmoot.decision.tally import Sides
from folkmoot.web.decision.ranked_queries import told
from folkmoot.web.decision.ranked_shown import RankedShown, ranked_shown
from folkmoot.web.federation.queries import body_names


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule and what it asks for in words."""

    rule: Rule
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section on a roll, with its votes in a poll: *sides* is None where there is no poll."""

    name: str
    seats: int
    votes: int
    present: int
    sides: Sides | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """What one seat cast."""

    seat: str
    name: str
    section: str
    votes: int
    sides: Sides


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar of 1000: its votes, where it begins and how wide it is."""

    kind: str
    votes: int
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Voted:
    """A poll, open or closed: its arithmetic, its bar with the mark to reach, who cast what.

    *ranked* is there where options were ranked; then the bar says nothing.
    """

    decision: Decision
    is_open: bool
    rule: RuleShown
    bar: tuple[Part, ...]
    mark: int
    sections: tuple[SectionRow, ...]
    seats: tuple[SeatRow, ...]
    ranked: RankedShown | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The arithmetic without its end, which is the verdict."""
        return self.decision.outcome.steps[:-1]


def rule_shown(rule: Rule) -> RuleShown:
    """Put *rule* into words."""
    return RuleShown(rule, in_words(rule))


def voted(decision: Decision, *, is_open: bool) -> Voted:
    """Show a poll as it was decided, or as it stands while it is open."""
    roll, ranked = decision.question.roll, None
    if decision.count:
        decision = told(decision)
        ranked = ranked_shown(decision, is_open=is_open)
    return Voted(
        decision,
        is_open,
        rule_shown(decision.rule),
        bar=_bar(decision),
        mark=int(1000 * decision.rule.majority.threshold),
        sections=by_section(roll, decision.tally.by_section),
        seats=_by_seat(decision),
        ranked=ranked,
    )


def by_section(roll: Roll, sides: Mapping[str, Sides]) -> tuple[SectionRow, ...]:
    """Sum up a roll by section, the largest first, with the votes that each cast."""
    names = body_names()
    rows = []
    for section in sorted({seat.section for seat in roll}):
        seats = [seat for seat in roll if seat.section == section]
        votes = sum(seat.votes for seat in seats)
        present = sum(seat.votes for seat in seats if seat.is_present)
        called = names.get(section, section)
        rows.append(SectionRow(called, len(seats), votes, present, sides.get(section)))
    return tuple(sorted(rows, key=lambda row: (-row.votes, row.name)))


def _by_seat(decision: Decision) -> tuple[SeatRow, ...]:
    if names_are_for_members(decision.poll):
        return ()
    seats, names = decision.question.roll.by_id(), body_names()
    votes = sorted(decision.poll.votes, key=lambda vote: vote.seat)
    return tuple(
        SeatRow(
            vote.seat,
            seats[vote.seat].name,
            names.get(seats[vote.seat].section, seats[vote.seat].section),
            votes=seats[vote.seat].votes,
            sides=vote.sides,
        )
        for vote in votes
    )


def _bar(decision: Decision) -> tuple[Part, ...]:
    """Lay the votes that the rule measures by side by side, those for it first."""
    base, tally = decision.rule.majority.base, decision.tally
    total = tally.total
    widths = {"for": total.votes_for, "against": total.against}
    if base is not Base.FOR_AND_AGAINST:
        widths["abstained"] = total.abstained
    if base in {Base.PRESENT, Base.ENTITLED}:
        all_votes = tally.present if base is Base.PRESENT else tally.entitled
        widths["silent"] = all_votes - total.cast
    whole, start, parts = sum(widths.values()), 0, []
    for kind, votes in widths.items():
        end = start + votes
        if votes:
            left, right = 1000 * start // whole, 1000 * end // whole
            parts.append(Part(kind, votes, left, width=right - left))
        start = end
    return tuple(parts)
