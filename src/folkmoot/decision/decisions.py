"""Decisions: a vote that was closed, with everything that it can be derived from again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from folkmoot.decision.amendments import Amendment, amended
from folkmoot.decision.elsewhere import Elsewhere, tally_elsewhere
from folkmoot.decision.outcome import Outcome, decide_outcome
from folkmoot.decision.ranking.count import Count
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import Rule, RuleSet
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.secret import UnitBallot, Voted, tally_secret
from folkmoot.decision.tally import Choice, Tally, Vote, tally
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.references import Kind, Reference

if TYPE_CHECKING:
    from folkmoot.decision.ranked import RankedVote


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote taken *on* a motion or an amendment; *chair* is the casting vote, if any.

    *present* are the seats that were there when it was opened. What was cast stands in *votes*
    where it is recorded, in *rankings* where options are ranked, and in *ballots* without names,
    beside who *voted*, where it is secret. *salt* goes into the hash of each of them.
    *elsewhere* is what came back of a vote that was held with another program.
    Equals in a ranked vote are told apart by the seed of a *lot*, or by the *chair_order*.
    """

    on: Reference
    opened: datetime
    closed: datetime
    votes: tuple[Vote, ...] = ()
    chair: Choice | None = None
    present: tuple[str, ...] = ()
    secrecy: Secrecy = Secrecy.RECORDED
    seen_by: SeenBy = SeenBy.ALL
    ballots: tuple[UnitBallot, ...] = ()
    voted: tuple[Voted, ...] = ()
    rankings: tuple[RankedVote, ...] = ()
    salt: str = ""
    lot: str = ""
    chair_order: str = ""
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class TextPut:
    """The text that is voted on: *base*, the text *of* something, with *amendments* in turn."""

    of: Reference
    base: str
    amendments: tuple[Amendment, ...] = ()

    @property
    def result(self) -> str:
        """The text as it is when all amendments are in."""
        text = self.base
        for amendment in self.amendments:
            text = amended(text, amendment)
        return text

    def records(self) -> list[Json]:
        """Give the texts and changes in the form that is hashed and published."""
        changes = [{"kind": "amendment", **change.as_json()} for change in self.amendments]
        return [
            {"kind": "base", "of": str(self.of), "text": self.base},
            *changes,
            {"kind": "result", "of": str(self.of), "text": self.result},
        ]


@dataclass(frozen=True, slots=True)
class Question:
    """What a meeting was asked, under which of its rules, and who could answer.

    *options* are what a ranked vote ranks: references as text, or names of candidates.
    """

    title: str
    meeting: str
    body: str
    rules: RuleSet
    rule: str
    roll: Roll
    text: TextPut
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, the poll on it, and what they come to: *tally* and *outcome* are derived.

    A ranked vote has its stages in *count*.
    """

    question: Question
    poll: Poll
    tally: Tally
    outcome: Outcome
    count: Count | None = None

    @property
    def reference(self) -> Reference:
        """The decision's own reference: it has the name of what it is on."""
        return Reference(Kind.DECISION, self.poll.on.name)

    @property
    def rule(self) -> Rule:
        """The rule that it was taken by."""
        return self.question.rules.rule(self.question.rule)


def decide(question: Question, poll: Poll) -> Decision:
    """Count *poll* and say what it comes to; raise InputError for a vote that cannot be counted."""
    rule = question.rules.rule(question.rule)
    if rule.method:
        from folkmoot.decision.ranked import decide_ranked

        return Decision(question, poll, *decide_ranked(question, poll))
    roll = question.roll.attended(poll.present)
    if poll.secrecy is Secrecy.RECORDED:
        counted = tally(roll, poll.votes, on=poll.on)
    elif poll.secrecy is Secrecy.BELENIOS:
        counted = tally_elsewhere(roll, poll.elsewhere)
    else:
        counted = tally_secret(roll, poll.voted, poll.ballots, on=poll.on)
    return Decision(question, poll, counted, decide_outcome(rule, counted, chair=poll.chair))
