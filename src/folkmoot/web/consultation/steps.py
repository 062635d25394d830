"""The way through the form: one thing on each page, in an order that the pack gives."""

from dataclasses import dataclass

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question
from folkmoot.consultation.rounds import Round


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of one round's form, by the names that stand in their addresses."""

    steps: tuple[str, ...]
    questions: tuple[Question, ...]

    def after(self, step: str) -> str:
        """Give the step after *step*; the last one has none after it and gives itself."""
        place = self.steps.index(step)
        return self.steps[min(place + 1, len(self.steps) - 1)]

    def before(self, step: str) -> str:
        """Give the step before *step*, or nothing before the first."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else ""

    def question(self, step: str) -> Question | None:
        """Give the question that *step* asks, if it asks one."""
        return self.questions[int(step) - 1] if step.isdigit() and step in self.steps else None


def way_through(pack: Consultation, round_: Round) -> Way:
    """Give the steps of *round_*: its language where there are several, for whom, the questions."""
    numbers = tuple(str(number) for number in range(1, len(pack.questions) + 1))
    first = ("language",) if len(round_.languages) > 1 else ()
    return Way((*first, "whom", *numbers, "consent", "check"), pack.questions)
