"""What is said in a meeting besides its votes, read from packs: rulings, and what movers answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from folkmoot.decision.fields import tables
from folkmoot.foundation.packs import PackFile
from folkmoot.foundation.references import Reference


class Answered(StrEnum):
    """What a mover says to an amendment."""

    TAKEN_IN = "taken_in"  # friendly: the text changes without a vote
    TO_VOTE = "to_vote"  # unfriendly: the meeting is to decide
    WITHDRAWN = "withdrawn"  # by whoever moved the amendment


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mover said to *amendment*, and when."""

    amendment: str
    said: Answered
    at: datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the chair ruled, on *about* where it is about one thing."""

    text: str
    at: datetime
    about: Reference | None = None


def read_answers(file: PackFile) -> Iterator[Answer]:
    """Give the answers that stand beside the amendments of a meeting."""
    for fields in tables(file, "amendment"):
        if "answer" in fields.table:
            said = fields.one_of("answer", Answered)
            yield Answer(fields.text("id"), said, fields.time("answered"))


def read_rulings(file: PackFile) -> Iterator[Ruling]:
    """Give the chair's rulings."""
    for fields in tables(file, "ruling"):
        about = fields.reference("about") if "about" in fields.table else None
        yield Ruling(fields.text("text"), fields.time("at"), about)


def read_origins(file: PackFile) -> dict[str, str]:
    """Give, by motion, the carried motion of another meeting that it is."""
    motions = tables(file, "motion")
    found = ((fields.text("id"), fields.text("forwarded_from", "")) for fields in motions)
    return {motion: origin for motion, origin in found if origin}
