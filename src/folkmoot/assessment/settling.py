"""Which one unanswered question would settle a model: where to read next."""

from dataclasses import dataclass

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import Standing, imagine
from folkmoot.assessment.rows import Row, read_rows
from folkmoot.foundation.canonical import Json


@dataclass(frozen=True, slots=True)
class Settler:
    """A missing question, and what each answer to it would leave possible, in their order.

    *outcomes* pairs each of the codebook's answers with the labels that it leaves.
    """

    question: str
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def settles(self) -> tuple[tuple[str, str], ...]:
        """The answers that leave one label, each with it."""
        return tuple((value, labels[0]) for value, labels in self.outcomes if len(labels) == 1)

    @property
    def is_sure(self) -> bool:
        """Whether every answer leaves one label."""
        return len(self.settles) == len(self.outcomes)

    @property
    def left(self) -> float:
        """How many labels an answer leaves on average; answers are taken to be equally likely."""
        return sum(len(labels) for _, labels in self.outcomes) / len(self.outcomes)

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law settle --json`."""
        return {
            "question": self.question,
            "sure": self.is_sure,
            "outcomes": {value: list(labels) for value, labels in self.outcomes},
        }


def settlers(standing: Standing, codebook: Codebook, rows: tuple[Row, ...]) -> tuple[Settler, ...]:
    """Give the missing questions of a scheme's or a rule's *rows*, the most telling first.

    First those that settle it whatever the answer; then by how few labels are left on average;
    then in the codebook's order. Nothing where the rows are settled already.
    """
    missing = read_rows(rows, standing.values).missing
    order = {question: place for place, question in enumerate(codebook.questions)}
    found = [_settler(standing, codebook, rows, question) for question in missing]
    return tuple(sorted(found, key=lambda one: (not one.is_sure, one.left, order[one.question])))


def _settler(
    standing: Standing, codebook: Codebook, rows: tuple[Row, ...], question: str
) -> Settler:
    def labels(value: str) -> tuple[str, ...]:
        imagined = imagine(standing, codebook, {question: value})
        return read_rows(rows, imagined.values).possible

    values = codebook.questions[question].answers
    return Settler(question, tuple((value, labels(value)) for value in values))
