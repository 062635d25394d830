"""How the room is shown: what is put, who is there, whether the quorum holds, the last result."""

from dataclasses import dataclass
from math import ceil

from folkmoot.decision.decisions import TextPut
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.proxies import represented
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import Attendance, Rule, Tie
from folkmoot.decision.tally import Sides
from folkmoot.policy.comparison import Piece, compare, spoken
from folkmoot.web.decision import queries, stored
from folkmoot.web.decision.kinds import Kind, kind_of
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.ranked_queries import Option, options_of, rule_of, told
from folkmoot.web.decision.room_queries import Item, Turnout
from folkmoot.web.decision.shown import RuleShown, Voted, rule_shown, voted


@dataclass(frozen=True, slots=True)
class TextShown:
    """The words that are put: with their differences where they change a text, also to be heard."""

    put: TextPut
    pieces: tuple[Piece, ...]
    aloud: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is in the room; *needed* are the votes of a quorum of those *there*, 0 for none.

    *by_cast* says that the quorum is one of votes cast, so that being there is not enough.
    """

    seats: tuple[Seat, ...]
    absent: tuple[Seat, ...]
    votes: int
    entitled: int
    there: int
    needed: int
    by_cast: bool
    is_open: bool

    @property
    def of_seats(self) -> int:
        """How many seats have votes."""
        return len(self.seats) + len(self.absent)

    @property
    def is_met(self) -> bool:
        """Whether there are enough."""
        return self.there >= self.needed


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """What is being voted on: its words, its rule and its kind, and never how it goes.

    *tied* is there only when the vote is closed and waits for the chair's casting vote. *options*
    are what a ranked vote ranks.
    """

    item: Item
    text: TextShown
    rule: RuleShown
    kind: Kind
    tied: Sides | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """How a vote came out."""

    item: Item
    voted: Voted


def text_shown(text: TextPut) -> TextShown:
    """Set the words that are put beside what they change."""
    pieces = compare(text.base, text.result) if text.amendments and text.base else ()
    return TextShown(text, pieces, spoken(pieces) if pieces else ())


def presence(roll: Roll, rule: Rule | None, *, cast: int | None = None) -> Presence:
    """Say who is there by *roll*, and what the quorum of *rule* needs; *cast* are votes so far."""
    here = set(represented(roll))
    voting = [seat for seat in roll if seat.votes]
    votes = sum(seat.votes for seat in voting if seat.id in here)
    by_cast = rule is not None and rule.counts is Attendance.CAST
    return Presence(
        tuple(seat for seat in voting if seat.id in here),
        tuple(seat for seat in voting if seat.id not in here),
        votes,
        roll.entitled,
        there=cast if by_cast and cast is not None else votes,
        needed=ceil(rule.quorum * roll.entitled) if rule else 0,
        by_cast=by_cast,
        is_open=cast is not None,
    )


def of_a_vote(poll: PollRow, turnout: Turnout) -> Presence:
    """Say who was there when *poll* was opened, and whether its quorum holds so far."""
    question = stored.question_of(poll)
    rule = question.rules.rule(rule_of(poll))
    return presence(question.roll.attended(poll.present), rule, cast=turnout.votes)


def on_the_table(item: Item, poll: PollRow) -> OnTheTable:
    """Show what is being voted on in *poll*."""
    question = stored.question_of(poll)
    rule = question.rules.rule(rule_of(poll))
    return OnTheTable(
        item,
        text_shown(question.text),
        rule_shown(rule),
        kind_of(poll.secrecy, poll.seen_by),
        tied=_tied(poll) if poll.closed and rule.tie is Tie.CHAIR else None,
        options=options_of(poll.options),
    )


def result_of(item: Item) -> Result | None:
    """Show how a vote came out; None where it was never taken."""
    poll = queries.poll_on(item.put.on)
    if poll is None or poll.closed is None:
        return None
    decision = queries.counted(poll)
    return Result(item, voted(told(decision) if decision.count else decision, is_open=False))


def _tied(poll: PollRow) -> Sides | None:
    decision = queries.counted(poll)
    return decision.tally.total if decision.outcome.verdict is Verdict.TIED else None
