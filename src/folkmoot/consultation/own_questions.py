"""A body's own questions, asked after those of the pack: their ids, and how they are stored."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from folkmoot.consultation.questions import Choice, Question, QuestionKind
from folkmoot.consultation.wording import read_wording
from folkmoot.foundation.canonical import Json

PREFIX: Final = "own-"
"""What the ids of a body's own questions begin with; no question of a pack does."""


def own(round_id: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    """Give *questions* ids that no other round and no pack has: own-north-2025-1, and so on."""
    return tuple(
        replace(question, id=f"{PREFIX}{round_id}-{number}")
        for number, question in enumerate(questions, start=1)
    )


def question_as_json(question: Question) -> dict[str, Json]:
    """Give one question as it is stored."""
    return {
        "id": question.id,
        "kind": str(question.kind),
        "text": question.text.as_json(),
        "help": question.help.as_json(),
        "choices": [[each.id, each.label.as_json()] for each in question.choices],
    }


def read_question(document: Json) -> Question:
    """Read what *question_as_json* gave."""
    assert isinstance(document, Mapping)
    choices = document["choices"]
    assert isinstance(choices, list)
    return Question(
        id=str(document["id"]),
        kind=QuestionKind(str(document["kind"])),
        text=read_wording(document["text"]),
        help=read_wording(document["help"]),
        clauses=(),
        choices=tuple(_choice(each) for each in choices),
    )


def _choice(pair: Json) -> Choice:
    assert isinstance(pair, list)
    return Choice(str(pair[0]), read_wording(pair[1]))
