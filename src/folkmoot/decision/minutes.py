"""Minutes: what a decision says of itself in plain text, for whoever was not in the room."""

from collections.abc import Iterator
from datetime import UTC, datetime

from folkmoot.decision.decisions import Decision
from folkmoot.decision.ranked_votes import written
from folkmoot.decision.secrecy import Secrecy, SeenBy
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
    poll, seats = decision.poll, decision.question.roll.by_id()
    yield ""
    if poll.secrecy is not Secrecy.RECORDED:
        yield "The vote was secret."
    elif poll.seen_by is SeenBy.MEMBERS:
        yield "Who voted what is for the members of the body to see."
    else:
        yield "Recorded votes"
        cast = {vote.seat: (vote.by, said(vote.sides)) for vote in poll.votes}
        cast |= {vote.seat: (vote.by, written(vote.ranking)) for vote in poll.rankings}
        for seat, (by, what) in sorted(cast.items()):
            yield f"  {seat} ({seats[seat].section}): {what}{f', by {by}' if by else ''}"
    yield ""


def _time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
