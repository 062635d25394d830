"""Every vote with its arithmetic, and the recorded votes behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.decision.bundles import names_are_for_members
from folkmoot.decision.decisions import Decision
from folkmoot.publication.opendata import Cell, Column, Dataset
from folkmoot.publication.report import Decided
from folkmoot.web.decision import queries
from folkmoot.web.decision.puts import Put
from folkmoot.web.federation.queries import tree


@dataclass(frozen=True, slots=True)
class Vote:
    """What was put, and the decision that it came to."""

    put: Put
    decision: Decision


def votes() -> tuple[Vote, ...]:
    """Give every decided vote in the order of the meetings, and within one as it was put."""
    found = []
    for held, _ in reversed(queries.meetings()):
        for put in queries.put_to(held.id):
            row = queries.decision_row(put.on.name)
            if row is not None:
                found.append(Vote(put, queries.counted(row.poll)))
    return tuple(sorted(found, key=lambda vote: vote.decision.poll.closed))


def decided(found: tuple[Vote, ...]) -> tuple[Decided, ...]:
    """Give them for a report, each with its title in the first language of its body."""
    bodies = tree().bodies
    return tuple(
        Decided(
            of=vote.put.decision,
            title=vote.put.title,
            body=vote.put.meeting.body_name,
            day=vote.put.meeting.day,
            verdict=str(vote.decision.outcome.verdict),
            steps=vote.decision.outcome.steps,
            language=bodies[vote.put.meeting.body].languages[0],
        )
        for vote in found
    )


def datasets(found: tuple[Vote, ...]) -> tuple[Dataset, ...]:
    """Give the decisions, and every vote that was cast, as data."""
    return (
        Dataset(
            "decisions",
            "Every vote that was taken, and what it came to.",
            (
                Column("decision", "The reference of the decision."),
                Column("on", "The motion or amendment that was voted on."),
                Column("title", "What it is called."),
                Column("body", "The body that voted."),
                Column("day", "The day of its meeting."),
                Column("rule", "The rule that it was taken by, in the body's rule set."),
                Column("for", "Votes for."),
                Column("against", "Votes against."),
                Column("abstained", "Abstentions."),
                Column("present", "Votes present."),
                Column("entitled", "Votes on the roll."),
                Column("verdict", "carried, lost, inquorate or tied."),
                Column("arithmetic", "How the verdict follows, in sentences."),
            ),
            tuple(map(_row, found)),
        ),
        Dataset(
            "votes",
            "Every vote that was cast, seat by seat. They are recorded votes.",
            (
                Column("decision", "The reference of the decision."),
                Column("seat", "The seat on the meeting's roll. Who sits in it is not published."),
                Column("section", "The body that the seat speaks for."),
                Column("for", "Votes it cast for."),
                Column("against", "Votes it cast against."),
                Column("abstained", "Votes it abstained with."),
            ),
            tuple(cells for vote in found for cells in _cast(vote)),
        ),
    )


def _row(vote: Vote) -> tuple[Cell, ...]:
    decision, total = vote.decision, vote.decision.tally.total
    return (
        str(vote.put.decision),
        str(vote.put.on),
        vote.put.title,
        vote.put.meeting.body,
        vote.put.meeting.day.isoformat(),
        f"{decision.question.rules.id}: {decision.rule.id}",
        total.votes_for,
        total.against,
        total.abstained,
        decision.tally.present,
        decision.tally.entitled,
        str(decision.outcome.verdict),
        decision.outcome.sentence,
    )


def _cast(vote: Vote) -> Iterator[tuple[Cell, ...]]:
    if names_are_for_members(vote.decision.poll):
        return
    sections = {seat.id: seat.section for seat in vote.decision.question.roll}
    for cast in sorted(vote.decision.poll.votes, key=lambda each: each.seat):
        sides = cast.sides
        yield (
            str(vote.put.decision),
            cast.seat,
            sections.get(cast.seat, ""),
            sides.votes_for,
            sides.against,
            sides.abstained,
        )
