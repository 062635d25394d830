"""The way through the form: one thing on each page, in an order that the pack gives."""

from dataclasses import dataclass

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.questions import Question


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


def way_through(notice: Notice) -> Way:
    """Give the steps of a round: its language where there are several, for whom, the questions."""
    questions = notice.consultation.questions
    numbers = tuple(str(number) for number in range(1, len(questions) + 1))
    first = ("language",) if len(notice.round.languages) > 1 else ()
    return Way((*first, "whom", *numbers, "consent", "check"), questions)
