"""Bugs planted in votes, to show that the suite sees each of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import Final

from folkmoot.decision.tally import Vote
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import PollRow, VoteRow

CAST = services.cast_vote


def second_vote_taken(on: Reference, vote: Vote) -> None:
    """Tell a seat that votes again that its vote was taken."""
    with suppress(InputError):
        CAST(on, vote)


def late_votes(on: Reference, vote: Vote) -> None:
    """Take votes after a vote was closed."""
    if closed := PollRow.objects.filter(on=str(on)).exclude(closed=None).first():
        sides = {"yes": vote.sides.votes_for, "no": vote.sides.against}
        VoteRow.objects.create(poll=closed, seat=vote.seat, **sides)
    else:
        CAST(on, vote)


def never_settled(**at: object) -> list[object]:
    """Leave what was closed before a fall as it is."""
    return []


PLANTS: Final[Mapping[str, tuple[str, Callable[..., object]]]] = MappingProxyType(
    {
        "second-vote-taken": ("cast_vote", second_vote_taken),
        "late-votes": ("cast_vote", late_votes),
        "never-settled": ("settle_all_closed", never_settled),
    }
)
"""By bug: the service that it takes the place of."""


@contextmanager
def planted(bug: str) -> Iterator[None]:
    """Plant a bug, or none, until the block ends."""
    name, wrong = PLANTS.get(bug, ("", None))
    right = vars(services).get(name)
    try:
        vars(services).update({name: wrong} if bug else {})
        yield
    finally:
        vars(services).update({name: right} if bug else {})
