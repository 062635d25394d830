"""One person's own reading of a law, put together for its pages."""

from collections.abc import Mapping

from folkmoot.assessment.checklists import Check, coding_checklist
from folkmoot.assessment.codebook import STANDARD, Question, QuestionKind
from folkmoot.assessment.codings import CodedAnswer
from folkmoot.web.assessment.coding_pages import (
    AskedField,
    Choice,
    CodingPage,
    GroupPage,
    GroupProgress,
    ToDo,
)
from folkmoot.web.assessment.coding_queries import Task
from folkmoot.web.assessment.showing import words

STOPS = (Check.NO_CITATION, Check.UNEXPLAINED)
"""What keeps a reading from being handed in."""


def coding_page(task: Task, *, about: str = "", problem: str = "") -> CodingPage:
    """Give how far a reading is, and what is to do before it is handed in."""
    return CodingPage(task, groups(task), _to_do(task), about or task.coding.about, problem)


def group_page(
    task: Task, number: int, given: Mapping[str, str] | None = None, *, problem: str = ""
) -> GroupPage | None:
    """Give one group of questions with what was said, or None where there is no such group.

    *given* is what was sent and could not be kept: it stands in the fields again.
    """
    found = groups(task)
    if not 1 <= number <= len(found):
        return None
    _, questions = task.batch.groups()[number - 1]
    fields = tuple(_field(task, one, given) for one in questions)
    return GroupPage(task, found[number - 1], found, fields, problem)


def groups(task: Task) -> tuple[GroupProgress, ...]:
    """Give each group of questions with how far it is."""
    found = []
    for number, (name, questions) in enumerate(task.batch.groups(), 1):
        done = coding_checklist(task.coding, task.batch.codebook, questions)
        found.append(GroupProgress(number, name, done.answered, done.asked))
    return tuple(found)


def choices(question: Question, chosen: str) -> tuple[Choice, ...]:
    """Give every answer that a question takes, its own first."""
    return tuple(
        Choice(value, words(value), value == chosen) for value in (*question.answers, *STANDARD)
    )


def _to_do(task: Task) -> tuple[ToDo, ...]:
    place = {
        question: number
        for number, (_, questions) in enumerate(task.batch.groups(), 1)
        for question in questions
    }
    return tuple(
        ToDo(
            item,
            task.batch.codebook.questions[item.about].text,
            place[item.about],
            stops=item.check in STOPS,
        )
        for item in task.checklist.items
    )


def _field(task: Task, name: str, given: Mapping[str, str] | None) -> AskedField:
    question = task.batch.codebook.questions[name]
    values = {each: answer.value for each, answer in task.coding.answers.items()}
    said = _said(task.coding.answers.get(name))
    if given is not None:
        said = {key: given.get(f"{key}-{name}", "") for key in said}
    return AskedField(
        id=name,
        text=question.text,
        is_practice=question.kind is QuestionKind.PRACTICE,
        applies=question.asked_if.read(values).truth,
        depends=question.asked_if.questions(),
        choices=choices(question, said["value"]),
        cites=said["cites"],
        reading=said["reading"],
        confidence=said["confidence"],
        caution=said["caution"],
        why=said["why"],
    )


def _said(answer: CodedAnswer | None) -> dict[str, str]:
    if answer is None:
        return dict.fromkeys(("value", "cites", "reading", "confidence", "caution", "why"), "")
    return {
        "value": answer.value,
        "cites": "\n".join(answer.cites),
        "reading": answer.reading.value,
        "confidence": answer.confidence.value,
        "caution": answer.caution,
        "why": answer.why,
    }
