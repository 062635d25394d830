"""What a consultation asks: questions, their choices, and statements to agree with or not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.consultation.wording import NOTHING, Wording

SCALE: Final = (-2, -1, 0, 1, 2)
"""The agreement scale, from strongly disagree to strongly agree."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    OPEN = "open"  # in one's own words
    CHOICE = "choice"  # one of its choices, and why in one's own words
    AGREEMENT = "agreement"  # each statement on the scale
    CLAUSES = "clauses"  # in one's own words, on any of its clauses


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    id: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Question:
    """One question; *clauses* are the ids of the clauses that it speaks to, perhaps none."""

    id: str
    kind: QuestionKind
    text: Wording
    help: Wording
    clauses: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    warning: Wording = NOTHING


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence to agree or disagree with; its id is unlike that of any question."""

    id: str
    text: Wording
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseGist:
    """What one clause says in a few plain words, for people who answer."""

    clause: str
    says: Wording


SCALE_WORDS: Final = {
    2: Wording.of(
        {
            "en": "Strongly agree",
            "fr": "Tout à fait d’accord",
            "es": "Muy de acuerdo",
            "ar": "أوافق بشدة",
        }
    ),
    1: Wording.of({"en": "Agree", "fr": "D’accord", "es": "De acuerdo", "ar": "أوافق"}),
    0: Wording.of(
        {
            "en": "Neither agree nor disagree",
            "fr": "Ni d’accord ni pas d’accord",
            "es": "Ni de acuerdo ni en desacuerdo",
            "ar": "لا أوافق ولا أعارض",
        }
    ),
    -1: Wording.of({"en": "Disagree", "fr": "Pas d’accord", "es": "En desacuerdo", "ar": "أعارض"}),
    -2: Wording.of(
        {
            "en": "Strongly disagree",
            "fr": "Pas du tout d’accord",
            "es": "Muy en desacuerdo",
            "ar": "أعارض بشدة",
        }
    ),
}
"""What each place of the scale is called, in forms and where answers are read."""
