"""Mandates: who may act in which role for which body, and from when to when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What somebody is mandated to do in one body."""

    OFFICER = "officer"  # the policy officer: drafts, packs, compiled results
    COORDINATOR = "coordinator"  # runs a section's own round
    CODER = "coder"  # reads and codes responses
    CHAIR = "chair"  # opens and closes votes
    DELEGATE = "delegate"  # moves and votes
    RESEARCHER = "researcher"  # provisions, answers, reforms
    OBSERVER = "observer"  # reads what is not yet public
    SAFEGUARDING = "safeguarding"  # looks after what tells of a child or of immediate danger
    RECOVERY = "recovery"  # can open a protected round whose passphrase was lost


@dataclass(frozen=True, slots=True)
class Mandate:
    """*person* holds *role* in *body* from *since* until *until*, both days included.

    The days are those of the body's own zone. *consultation* narrows the mandate to one
    consultation; left empty, it is for all of the body's.
    """

    person: str
    role: Role
    body: str
    since: date
    until: date | None = None
    consultation: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the mandate is in force on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)
