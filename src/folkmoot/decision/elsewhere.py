"""Votes held elsewhere: what came back of one that another program took and counted."""

from dataclasses import dataclass

from folkmoot.decision.roll import Roll
from folkmoot.decision.tally import Sides, Tally
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What came of an election that was held elsewhere: *archive* is the SHA-256 of its archive."""

    election: str
    archive: str
    ballots: int
    sides: Sides

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "election": self.election,
            "archive": self.archive,
            "ballots": self.ballots,
            **self.sides.as_json(),
        }

    @property
    def file(self) -> str:
        """What Belenios calls the archive."""
        return f"{self.election}.bel"


def tally_elsewhere(roll: Roll, result: Elsewhere | None) -> Tally:
    """Give the tally of a vote held elsewhere, of nothing until it is back; it knows no sections.

    More votes than are present raise InputError.
    """
    sides = result.sides if result else Sides()
    if sides.cast > roll.present:
        raise InputError(f"{sides.cast} votes came back, and {roll.present} are present.")
    return Tally(sides, {}, roll.present, roll.entitled)
