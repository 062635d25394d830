"""Decisions: a vote that was closed, with everything that it can be derived from again."""

from dataclasses import dataclass

from folkmoot.decision.elsewhere import tally_elsewhere
from folkmoot.decision.outcome import Outcome, decide_outcome
from folkmoot.decision.polls import Poll as Poll
from folkmoot.decision.polls import Question as Question
from folkmoot.decision.polls import TextPut as TextPut
from folkmoot.decision.ranked import decide_ranked
from folkmoot.decision.ranking.count import Count
from folkmoot.decision.rules import Rule
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import tally_secret
from folkmoot.decision.tally import Tally, tally
from folkmoot.foundation.references import Kind, Reference


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
        return Decision(question, poll, *decide_ranked(question, poll))
    roll = question.roll.attended(poll.present)
    if poll.secrecy is Secrecy.RECORDED:
        counted = tally(roll, poll.votes, on=poll.on)
    elif poll.secrecy is Secrecy.BELENIOS:
        counted = tally_elsewhere(roll, poll.elsewhere)
    else:
        counted = tally_secret(roll, poll.voted, poll.ballots, on=poll.on)
    return Decision(question, poll, counted, decide_outcome(rule, counted, chair=poll.chair))
