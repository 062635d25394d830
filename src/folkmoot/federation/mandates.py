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


@dataclass(frozen=True, slots=True)
class Mandate:
    """*person* holds *role* in *body* from *since* until *until*, both days included."""

    person: str
    role: Role
    body: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the mandate is in force on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)
