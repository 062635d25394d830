"""Codings: one coder's reading of one law on one day, made to be compared with another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codebook import UNKNOWN
from folkmoot.assessment.provisions import Reading


@dataclass(frozen=True, slots=True)
class CodedAnswer:
    """One value with what it cites, and *why* for the coding review sheet."""

    question: str
    value: str
    cites: tuple[str, ...]
    reading: Reading
    confidence: Confidence
    caution: str = ""
    why: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is an answer, not only a note why there is none."""
        return self.value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Coding:
    """What *coder* found in the law of *jurisdiction* as in force *on* a day, by question.

    *is_blind* says that it was made without sight of any other coding of that law.
    """

    jurisdiction: str
    coder: str
    on: date
    recorded: date
    is_blind: bool
    about: str
    answers: Mapping[str, CodedAnswer]
