"""The methods of counting by their names."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.count import Count
from folkmoot.decision.ranking.irv import irv
from folkmoot.decision.ranking.meek import meek_stv
from folkmoot.decision.ranking.schulze import schulze
from folkmoot.decision.ranking.scottish import scottish_stv
from folkmoot.decision.ranking.simple import approval, plurality
from folkmoot.decision.ranking.ties import BY_PAPER, Ties
from folkmoot.foundation.errors import InputError


class Method(Protocol):
    """A method: it fills *seats* from *ballots*, with equals told apart as *ties* say."""

    def __call__(self, ballots: Ballots, seats: int, *, ties: Ties = ...) -> Count: ...


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "scottish-stv": scottish_stv,
        "meek-stv": meek_stv,
        "irv": irv,
        "schulze": schulze,
        "approval": approval,
        "plurality": plurality,
    }
)


def count(
    ballots: Ballots, *, method: str, seats: int | None = None, ties: Ties = BY_PAPER
) -> Count:
    """Count *ballots* by the *method* of that name; *seats* are the ballots' own if not given."""
    if method not in METHODS:
        raise InputError(f"There is no method '{method}'. There are: {', '.join(METHODS)}.")
    return METHODS[method](ballots, ballots.seats if seats is None else seats, ties=ties)
