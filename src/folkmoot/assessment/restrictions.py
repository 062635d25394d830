"""The five-part test of a restriction, as two people judge it; no rule ever fills it in.

A restriction of a right stands only where it has a legitimate purpose, is provided by law, is
necessary, is proportionate and does not discriminate. Each assessor says so part by part, with a
reason, before seeing what the other says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.assessment.codebook import CONTESTED, NOT_APPLICABLE, UNKNOWN, Question, QuestionKind

ASSESSORS: Final = 2


class Part(StrEnum):
    """What is asked of a restriction, in the order in which it is asked."""

    PURPOSE = "purpose"
    LAW = "law"
    NECESSITY = "necessity"
    PROPORTION = "proportion"
    EQUALITY = "equality"


class Verdict(StrEnum):
    """What one assessor says of one part."""

    PASSES = "passes"
    DOUBTFUL = "doubtful"
    FAILS = "fails"
    UNASSESSED = "unassessed"


@dataclass(frozen=True, slots=True)
class Judged:
    """One part with its verdict and the reason for it."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One assessor's judgement; a part that is left out is unassessed."""

    assessor: str
    parts: Mapping[Part, Judged]
    sources: str = ""

    def verdict(self, part: Part) -> Verdict:
        """Give what is said of *part*."""
        found = self.parts.get(part)
        return found.verdict if found else Verdict.UNASSESSED


def outcome(judgements: Sequence[Judgement]) -> Verdict:
    """Say whether a restriction passes, by the judgements of two assessors.

    It fails if either fails it in any part, and passes only if both pass it in all; otherwise,
    and before both have judged, it is unassessed.
    """
    if len({one.assessor for one in judgements}) < ASSESSORS:
        return Verdict.UNASSESSED
    said = {one.verdict(part) for one in judgements for part in Part}
    if Verdict.FAILS in said:
        return Verdict.FAILS
    return Verdict.PASSES if said == {Verdict.PASSES} else Verdict.UNASSESSED


def disagreements(judgements: Sequence[Judgement]) -> tuple[Part, ...]:
    """Give the parts of which the assessors do not say the same, once both have judged."""
    if len(judgements) < ASSESSORS:
        return ()
    return tuple(part for part in Part if len({one.verdict(part) for one in judgements}) > 1)


def may_restrict(question: Question, value: str) -> bool:
    """Say whether an answer can be put to the test: one about law that is known and not "none"."""
    open_ones = (UNKNOWN, CONTESTED, NOT_APPLICABLE, "none")
    return question.kind is QuestionKind.LAW and value not in open_ones
