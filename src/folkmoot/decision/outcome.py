"""Outcomes: what a tally comes to under a rule, with the arithmetic spelled out in sentences."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from folkmoot.decision import outcome_words as words
from folkmoot.decision.phrases import Phrase
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The *verdict* and its *steps*, each a sentence that can be checked with pencil and paper.

    Where a step is a `Phrase`, pages can say it in other languages.
    """

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
    steps = [votes.step, *_beside(rule, tally), *(check.step for check in attendance)]
    if not all(check.holds for check in attendance):
        return Outcome(Verdict.INQUORATE, (*steps, words.NOT_STANDING))
    if is_tied:
        return _by_casting_vote(steps, chair)
    sections = _majority_of_sections(rule.sections, tally)
    carried = votes.holds and sections.holds
    closing = words.CARRIED if carried else words.LOST
    verdict = Verdict.CARRIED if carried else Verdict.LOST
    return Outcome(verdict, (*steps, *filter(None, [sections.step]), closing))


def attendance_of(rule: Rule, tally: Tally) -> list[Check]:
    """Check the quorum and the turnout that *rule* asks for."""
    cast, checks = tally.total.cast, []
    if rule.quorum:
        there = cast if rule.counts is Attendance.CAST else tally.present
        needed = ceil(rule.quorum * tally.entitled)
        said = words.QUORUM[rule.counts, there >= needed]
        checks.append(_enough(said, there, needed, of=tally.entitled))
    if rule.turnout:
        needed = ceil(rule.turnout * tally.entitled)
        checks.append(_enough(words.TURNOUT[cast >= needed], cast, needed, of=tally.entitled))
    return checks


def _enough(said: Phrase, there: int, needed: int, *, of: int) -> Check:
    return Check(there >= needed, said.put(there=there, of=of, needed=needed))


def _is_tied(rule: Rule, tally: Tally) -> bool:
    total = tally.total
    return rule.tie is Tie.CHAIR and total.votes_for == total.against > 0


def _by_casting_vote(steps: list[str], chair: Choice | None) -> Outcome:
    match chair:
        case None:
            return Outcome(Verdict.TIED, (*steps, words.CHAIR_WAITS))
        case Choice.YES:
            return Outcome(Verdict.CARRIED, (*steps, words.CHAIR_FOR))
        case _:
            return Outcome(Verdict.LOST, (*steps, words.CHAIR_AGAINST))


def _majority_of_votes(majority: Majority, tally: Tally) -> Check:
    base = _base(majority.base, tally.total, present=tally.present, entitled=tally.entitled)
    counted = words.VOTES[majority.base].put(count=base)
    return _majority(majority, tally.total, words.OF_VOTES, of=base, counted=counted)


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
    counted = words.SECTIONS[majority.base].put(count=base)
    return _majority(majority, inclined, words.OF_SECTIONS, of=base, counted=counted)


def _majority(majority: Majority, sides: Sides, said: Phrase, *, of: int, counted: str) -> Check:
    step = said.put(
        votes_for=sides.votes_for,
        against=sides.against,
        counted=counted,
        reached=words.reached_in_words(majority, sides, of=of),
    )
    return Check(majority.is_reached(sides.votes_for, of=of), step)


def _base(base: Base, sides: Sides, *, present: int, entitled: int) -> int:
    return {
        Base.FOR_AND_AGAINST: sides.votes_for + sides.against,
        Base.CAST: sides.cast,
        Base.PRESENT: present,
        Base.ENTITLED: entitled,
    }[base]


def _beside(rule: Rule, tally: Tally) -> list[str]:
    """Say what the majority does not: who abstained, and what was cast by proxy."""
    said: list[str] = []
    if tally.total.abstained and rule.majority.base is Base.FOR_AND_AGAINST:
        said.append(words.ABSTAINED.put(count=tally.total.abstained))
    return said + words.by_proxy_in_words(tally.by_proxy)
