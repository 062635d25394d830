"""Minutes: what a decision says of itself in plain text, for whoever was not in the room."""

from collections.abc import Iterator
from datetime import UTC, datetime

from folkmoot.decision.decisions import Decision
from folkmoot.decision.tally import Sides


def minutes(decision: Decision) -> str:
    """Give the minutes of *decision*: text, rule, arithmetic, and who voted what.

    Seats are named as the roll names them; their holders are left out.
    """
    return "\n".join([*_heading(decision), *_text(decision), *_vote(decision), *_names(decision)])


def said(sides: Sides) -> str:
    """Say how a seat or a section voted.

    >>> said(Sides(3, 2, 0)), said(Sides(0, 0, 4))
    ('3 for, 2 against', '4 abstaining')
    """
    parts = ((sides.votes_for, "for"), (sides.against, "against"), (sides.abstained, "abstaining"))
    return ", ".join(f"{votes} {word}" for votes, word in parts if votes) or "no vote"


def _heading(decision: Decision) -> Iterator[str]:
    question, poll, rule = decision.question, decision.poll, decision.rule
    yield f"{poll.on}: {question.title}"
    yield f"Put to {question.meeting} ({question.body})."
    yield f"Rule: {rule.id}, {rule.article} of '{question.rules.title}' ({question.rules.adopted})."
    yield f"Opened {_time(poll.opened)}, closed {_time(poll.closed)}."


def _text(decision: Decision) -> Iterator[str]:
    yield ""
    yield f"Text put to the vote, with {len(decision.question.text.amendments)} amendments in it"
    yield from (f"  {line}" for line in decision.question.text.result.splitlines())


def _vote(decision: Decision) -> Iterator[str]:
    yield ""
    yield f"Outcome: {decision.outcome.verdict}"
    yield from (f"  {step}" for step in decision.outcome.steps)
    yield ""
    yield "By section"
    yield from (f"  {name}: {said(sides)}" for name, sides in decision.tally.by_section.items())


def _names(decision: Decision) -> Iterator[str]:
    seats = decision.question.roll.by_id()
    yield ""
    yield "Recorded votes"
    for vote in sorted(decision.poll.votes, key=lambda vote: vote.seat):
        yield f"  {vote.seat} ({seats[vote.seat].section}): {said(vote.sides)}"
    yield ""


def _time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
