"""The way through the form: one thing on each page, in an order that anybody may leave."""

from dataclasses import dataclass
from typing import Final

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.responses import RespondentKind
from folkmoot.web.intake.drafting import Draft, Role, role_of

CONTENTS: Final = "contents"
CHECK: Final = "check"


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of one form, by the names that stand in their addresses."""

    steps: tuple[str, ...]
    questions: tuple[Question, ...]

    def after(self, step: str) -> str:
        """Give the step after *step*; a clause leads to the list of clauses, the end to itself."""
        if step not in self.steps:
            return step.partition(".")[0]
        return self.steps[min(self.steps.index(step) + 1, len(self.steps) - 1)]

    def before(self, step: str) -> str:
        """Give the step before *step*, or nothing before the first."""
        if step not in self.steps:
            return step.partition(".")[0]
        place = self.steps.index(step)
        return self.steps[place - 1] if place else ""

    def question(self, step: str) -> Question | None:
        """Give the question that *step* asks, or part of which it asks, if there is one."""
        number = step.partition(".")[0]
        is_one = number in self.steps and number.isdecimal()
        return self.questions[int(number) - 1] if is_one else None

    def clause(self, step: str) -> str:
        """Give the clause that *step* asks about, if it asks about one."""
        question, clause = self.question(step), step.partition(".")[2]
        is_one = question and question.kind is QuestionKind.CLAUSES and clause in question.clauses
        return clause if is_one else ""

    def has(self, step: str) -> bool:
        """Say whether there is such a step."""
        return step in self.steps or bool(self.clause(step))


def way_through(notice: Notice, draft: Draft) -> Way:
    """Give the steps of a round's form for whoever writes *draft*.

    A member of a gathering is asked neither for whom they speak nor what may be done with it:
    that is for the one who leads it to say.
    """
    questions, role = notice.consultation.questions, role_of(draft)
    numbers = tuple(str(number) for number in range(1, len(questions) + 1))
    language = ("language",) if len(notice.round.languages) > 1 else ()
    whom = ("whom",) if role in {Role.PARTICIPANT, Role.LOOKING} else ()
    minority = ("minority",) if draft.get("kind") == RespondentKind.GROUP else ()
    consent = () if role is Role.MEMBER else ("consent",)
    return Way((*language, *whom, CONTENTS, *numbers, *minority, *consent, CHECK), questions)
