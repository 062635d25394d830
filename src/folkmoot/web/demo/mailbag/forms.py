"""What somebody says, put into the pack's questions: as answers, a row, or lines of a mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import WHOLE, Answer
from folkmoot.web.demo.mailbag.chance import draw, weighted
from folkmoot.web.demo.mailbag.people import Person
from folkmoot.web.demo.mailbag.voices import Paragraph, Said

CHOICES: Final[Mapping[str, Mapping[str, Mapping[str, int]]]] = {
    "q2": {
        "for": {"both": 88, "selling": 12},
        "against": {"selling": 80, "neither": 12, "no-position": 8},
        "unsure": {"unsure": 40, "no-position": 25, "selling": 20, "both": 15},
    },
    "q3": {
        "for": {"as-drafted": 58, "narrower": 42},
        "against": {"crime": 58, "narrower": 42},
        "unsure": {"narrower": 75, "unsure": 25},
    },
}
"""How often each view chooses what."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the plan ties views to statements, and themes to clauses."""

    scale: Mapping[str, Mapping[str, int]]
    clauses: Mapping[str, str]

    @classmethod
    def of(cls, plan: Mapping[str, Any]) -> "Habits":
        """Take them from the plan's file."""
        return cls(plan["scale"], plan["clauses"])


def answers(person: Person, said: Said, habits: Habits) -> tuple[Answer, ...]:
    """Put *said* into answers: most questions answered, some left, as people do."""
    told: dict[str, list[str]] = {"q1": [], "q4": [], "q7": [], "q8": []}
    remarks: list[Answer] = []
    for paragraph in said.paragraphs:
        place = _place(person, paragraph, habits)
        if place in told:
            told[place].append(paragraph.text)
        else:
            remarks.append(Answer("q6", paragraph.text, clause=place))
    found = [
        Answer("q1", _joined(said.opening, *told["q1"])),
        *(Answer(question, choice=choice(person, question)) for question in CHOICES),
        Answer("q4", _joined(*told["q4"], said.closing)),
        *scale_answers(person, habits),
        *sorted(remarks, key=lambda answer: answer.clause),
        Answer("q7", _joined(*told["q7"])),
        Answer("q8", _joined(*told["q8"])),
    ]
    return tuple(answer for answer in found if not answer.is_empty)


def _place(person: Person, paragraph: Paragraph, habits: Habits) -> str:
    """Give the question that a paragraph answers, or the clause that it is a remark on."""
    clause = habits.clauses.get(paragraph.theme, "")
    if clause and draw(10, person.id, paragraph.theme, "remark") < 7:
        return clause
    if paragraph.theme == "participation":
        return "q7"
    if paragraph.is_own and person.speaker in ("sex_worker", "survivor"):
        return "q8"
    return "q1" if draw(2, person.id, paragraph.theme, "first") else "q4"


def _joined(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))


def choice(person: Person, question: str) -> str:
    """Give what the person chooses, nothing in one case of twelve."""
    if draw(12, person.id, question, "left out") == 0:
        return ""
    return weighted(CHOICES[question][person.stance], person.id, question)


def scale_answers(person: Person, habits: Habits) -> list[Answer]:
    """Give the person's place on each statement; one in five skips the question, all skip some."""
    if draw(5, person.id, "skips the scale") == 0:
        return []
    found = []
    for statement, usual in habits.scale.items():
        if draw(9, person.id, statement, "skipped"):
            off = (-1, 0, 0, 0, 0, 1)[draw(6, person.id, statement, "off")]
            place = max(-2, min(2, usual[person.stance] + off))
            found.append(Answer(statement, scale=place))
    return found


def row(person: Person, given: Sequence[Answer]) -> dict[str, str]:
    """Give *given* as one row of a sheet, by the names of its columns."""
    cells = {
        "id": person.id,
        "received": person.day.isoformat(),
        "kind": str(person.kind),
        "language": person.language,
        "quote": "yes" if person.consents.quote else "no",
    }
    return cells | {_column(answer): _cell(answer) for answer in given}


def lines(person: Person, given: Sequence[Answer], pack: Consultation) -> list[str]:
    """Give *given* as the lines of a form that was filled in by hand, with choices in words."""
    labels = {
        (question.id, each.id): each.label.in_language(person.language)
        for question in pack.questions
        for each in question.choices
    }
    told = [
        f"{_line_name(answer)}: {labels.get((answer.question, answer.choice)) or _cell(answer)}"
        for answer in given
    ]
    return [*told, *consent_lines(person)]


def consent_lines(person: Person) -> list[str]:
    """Give the lines at the foot of the printed form."""
    quote = "yes" if person.consents.quote else "no"
    return [f"kind: {person.kind}", f"language: {person.language}", f"quote: {quote}"]


def _column(answer: Answer) -> str:
    if answer.question == WHOLE:
        return "comment"
    return f"{answer.question} {answer.clause}" if answer.clause else answer.question


def _line_name(answer: Answer) -> str:
    return f"clause {answer.clause}" if answer.clause else _column(answer)


def _cell(answer: Answer) -> str:
    return str(answer.scale) if answer.scale is not None else answer.choice or answer.text
