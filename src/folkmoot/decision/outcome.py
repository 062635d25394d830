"""Outcomes: what a tally comes to under a rule, with the arithmetic spelled out in sentences."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Final

from folkmoot.decision.rule_words import fraction_in_words
from folkmoot.decision.rules import Attendance, Base, Majority, Rule, Tie
from folkmoot.decision.tally import Choice, Sides, Tally
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


class Verdict(StrEnum):
    """How a vote came out."""

    CARRIED = "carried"
    LOST = "lost"
    INQUORATE = "inquorate"  # too few there, or too few voted: the vote does not stand
    TIED = "tied"  # the rule gives the chair a casting vote, and none was given yet


COUNTED: Final = {
    Base.FOR_AND_AGAINST: ("vote counts", "votes count"),
    Base.CAST: ("vote was cast", "votes were cast, abstentions included"),
    Base.PRESENT: ("vote is present", "votes are present"),
    Base.ENTITLED: ("vote is entitled", "votes are entitled"),
}
SECTIONS_COUNTED: Final = {
    Base.FOR_AND_AGAINST: ("section took a side", "sections took a side"),
    Base.CAST: ("section voted", "sections voted"),
    Base.PRESENT: ("section is present", "sections are present"),
    Base.ENTITLED: ("section is on the roll", "sections are on the roll"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The *verdict* and its *steps*, each a sentence that can be checked with pencil and paper."""

    verdict: Verdict
    steps: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """All steps, as one paragraph."""
        return " ".join(self.steps)

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"verdict": str(self.verdict), "steps": list(self.steps)}


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one demand of a rule *holds*, and the *step* that says so."""

    holds: bool
    step: str


def decide_outcome(rule: Rule, tally: Tally, *, chair: Choice | None = None) -> Outcome:
    """Say what *tally* comes to under *rule*; *chair* is the casting vote, where one was given.

    Quorum and turnout come first; then the majority of votes, or at a tie the casting vote; then,
    where the rule asks for it, the majority of sections. No vote in favour never carries. A casting
    vote where there is no tie, or where the rule knows none, raises InputError.
    """
    is_tied = _is_tied(rule, tally)
    if chair is not None and (not is_tied or chair is Choice.ABSTAIN):
        raise InputError("A casting vote is yes or no, and only where the rule's tie asks for one.")
    attendance = attendance_of(rule, tally)
    votes = _majority_of_votes(rule.majority, tally)
    steps = [votes.step, *_abstentions(rule, tally.total), *(check.step for check in attendance)]
    if not all(check.holds for check in attendance):
        return Outcome(Verdict.INQUORATE, (*steps, "The vote does not stand."))
    if is_tied:
        return _by_casting_vote(steps, chair)
    sections = _majority_of_sections(rule.sections, tally)
    carried = votes.holds and sections.holds
    closing = "It is carried." if carried else "It is lost."
    verdict = Verdict.CARRIED if carried else Verdict.LOST
    return Outcome(verdict, (*steps, *filter(None, [sections.step]), closing))


def _is_tied(rule: Rule, tally: Tally) -> bool:
    total = tally.total
    return rule.tie is Tie.CHAIR and total.votes_for == total.against > 0


def _by_casting_vote(steps: list[str], chair: Choice | None) -> Outcome:
    if chair is None:
        waiting = "The chair has the casting vote and has not used it."
        return Outcome(Verdict.TIED, (*steps, waiting))
    side, verdict = ("for", Verdict.CARRIED) if chair is Choice.YES else ("against", Verdict.LOST)
    step = f"The chair's casting vote is {side}: it is {verdict}."
    return Outcome(verdict, (*steps, step))


def _majority_of_votes(majority: Majority, tally: Tally) -> Check:
    total = tally.total
    opening = f"{total.votes_for} for and {total.against} against"
    base = _base(majority.base, total, present=tally.present, entitled=tally.entitled)
    counted = COUNTED[majority.base][base != 1]
    step = f"{opening}: {base} {counted}; {_threshold(majority, total.votes_for, base)}."
    return Check(majority.is_reached(total.votes_for, of=base), step)


def _majority_of_sections(majority: Majority | None, tally: Tally) -> Check:
    if majority is None:
        return Check(True, "")
    sides = tally.by_section.values()
    inclined = Sides(
        sum(side.votes_for > side.against for side in sides),
        sum(side.votes_for < side.against for side in sides),
        sum(side.votes_for == side.against and side.cast > 0 for side in sides),
    )
    base = _base(majority.base, inclined, present=inclined.cast, entitled=len(sides))
    opening = f"Sections: {inclined.votes_for} for and {inclined.against} against"
    counted = SECTIONS_COUNTED[majority.base][base != 1]
    step = f"{opening}: {base} {counted}; {_threshold(majority, inclined.votes_for, base)}."
    return Check(majority.is_reached(inclined.votes_for, of=base), step)


def _base(base: Base, sides: Sides, *, present: int, entitled: int) -> int:
    return {
        Base.FOR_AND_AGAINST: sides.votes_for + sides.against,
        Base.CAST: sides.cast,
        Base.PRESENT: present,
        Base.ENTITLED: entitled,
    }[base]


def _threshold(majority: Majority, votes_for: int, base: int) -> str:
    if votes_for == 0:
        return "none is in favour, and nothing is carried without a vote in favour"
    needed = majority.threshold * base
    wanted = "more than" if majority.strict else "at least"
    reached = majority.is_reached(votes_for, of=base)
    name = fraction_in_words(majority.threshold)
    return (
        f"{name} of {base} is {number(needed)}; "
        f"{votes_for} is {'' if reached else 'not '}{wanted} {number(needed)}"
    )


def number(value: Fraction) -> str:
    """Write a fraction as people do: whole, with a half, or as whole and fraction.

    >>> number(Fraction(154)), number(Fraction(309, 2)), number(Fraction(2, 3))
    ('154', '154 1/2', '2/3')
    """
    rest = value - floor(value)
    if not rest:
        return str(floor(value))
    return f"{floor(value)} {rest}" if floor(value) else str(rest)


def _abstentions(rule: Rule, total: Sides) -> list[str]:
    if not total.abstained or rule.majority.base is not Base.FOR_AND_AGAINST:
        return []
    does = "does" if total.abstained == 1 else "do"
    return [f"{total.abstained} abstained and {does} not count."]


def attendance_of(rule: Rule, tally: Tally) -> list[Check]:
    """Check the quorum and the turnout that *rule* asks for."""
    cast = tally.total.cast
    there, what = (cast, "cast") if rule.counts is Attendance.CAST else (tally.present, "present")
    checks = []
    if rule.quorum:
        checks.append(_enough("quorum", rule.quorum, there, of=tally.entitled, what=what))
    if rule.turnout:
        checks.append(_enough("turnout", rule.turnout, cast, of=tally.entitled, what="cast"))
    return checks


def _enough(name: str, fraction: Fraction, there: int, *, of: int, what: str) -> Check:
    needed = ceil(fraction * of)
    holds = there >= needed
    met = "met" if holds else "not met"
    step = f"{there} of {of} entitled votes were {what}; the {name} of {needed} is {met}."
    return Check(holds, step)
