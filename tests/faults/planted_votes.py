"""Bugs planted in votes, to show that the suite sees each of them."""

from collections.abc import Callable
from contextlib import suppress

from folkmoot.decision.tally import Vote
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import PollRow, VoteRow


def second_vote_taken() -> None:
    """Tell a seat that votes again that its vote was taken."""
    cast = services.cast_vote

    def whatever(*arguments: object, **named: object) -> None:
        with suppress(InputError):
            cast(*arguments, **named)  # type: ignore[arg-type]

    vars(services)["cast_vote"] = whatever


def late_votes() -> None:
    """Take votes after a vote was closed."""
    cast = services.cast_vote

    def whenever(on: Reference, vote: Vote) -> None:
        if closed := PollRow.objects.filter(on=str(on)).exclude(closed=None).first():
            sides = {"yes": vote.sides.votes_for, "no": vote.sides.against}
            VoteRow.objects.create(poll=closed, seat=vote.seat, **sides)
        else:
            cast(on, vote)

    vars(services)["cast_vote"] = whenever


PLANTS: dict[str, Callable[[], None]] = {
    "second-vote-taken": second_vote_taken,
    "late-votes": late_votes,
}


def plant(bug: str) -> None:
    """Plant a bug, or none."""
    if bug:
        PLANTS[bug]()
