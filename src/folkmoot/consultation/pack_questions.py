"""Reading a pack's questions, statements and plain words on clauses."""

import re
from collections.abc import Mapping
from typing import Final

from folkmoot.consultation.own_questions import PREFIX
from folkmoot.consultation.pack_file import Reading, Table
from folkmoot.consultation.questions import Choice, ClauseGist, Question, QuestionKind, Statement
from folkmoot.consultation.wording import Wording

_ID: Final = re.compile(r"[a-z][a-z0-9-]*")


def questions(reading: Reading) -> tuple[Question, ...]:
    """Give every [[question]], in the pack's order."""
    found = reading.file.tables("question")
    return tuple(_question(reading, table, position) for position, table in found)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Give every [[statement]], in the pack's order."""
    return tuple(
        Statement(
            id=_id(reading, table, "statement", position),
            text=reading.part(table, "text", "statement", position),
            clauses=reading.ids(table, "clauses", "statement", position),
        )
        for position, table in reading.file.tables("statement")
    )


def gists(reading: Reading) -> tuple[ClauseGist, ...]:
    """Give every [[clause]]: what it says, in plain words."""
    return tuple(
        ClauseGist(
            clause=reading.file.text(table, "id", of="clause", position=position),
            says=reading.part(table, "says", "clause", position),
        )
        for position, table in reading.file.tables("clause")
    )


def check(reading: Reading, asked: tuple[Question, ...], said: tuple[Statement, ...]) -> None:
    """Note what only the whole shows: ids used twice, statements that nothing asks about."""
    places = [("question", n, question.id) for n, question in enumerate(asked)]
    places += [("statement", n, statement.id) for n, statement in enumerate(said)]
    seen: set[str] = set()
    for table, position, id_ in places:
        if id_ in seen:
            reading.file.fault(
                f"The id '{id_}' is used twice. Give every question and statement its own.",
                table,
                position,
                "id",
            )
        seen.add(id_)
    if not asked:
        reading.file.fault("The pack asks nothing. Add a [[question]].")
    if any(question.kind is QuestionKind.AGREEMENT for question in asked) != bool(said):
        reading.file.fault(
            "Statements and a question of kind agreement go together. Add the one that is missing."
        )


def _question(reading: Reading, table: Table, position: int) -> Question:
    kind = _kind(reading, table, position)
    clauses = reading.ids(table, "clauses", "question", position)
    if kind is QuestionKind.CLAUSES and not clauses:
        reading.file.fault(
            'A question of kind clauses lists them. Add clauses = ["2.1", "2.2"].',
            "question",
            position,
        )
    return Question(
        id=_id(reading, table, "question", position),
        kind=kind,
        text=reading.part(table, "text", "question", position),
        help=reading.part(table, "help", "question", position, optional=True),
        clauses=clauses,
        choices=_choices(reading, table, position, kind),
        warning=reading.part(table, "warning", "question", position, optional=True),
    )


def _kind(reading: Reading, table: Table, position: int) -> QuestionKind:
    named = table.get("kind", QuestionKind.OPEN)
    if named in set(QuestionKind):
        return QuestionKind(str(named))
    reading.file.fault(
        f"'{named}' is no kind of question. Write one of {', '.join(QuestionKind)}.",
        "question",
        position,
        "kind",
    )
    return QuestionKind.OPEN


def _choices(
    reading: Reading, table: Table, position: int, kind: QuestionKind
) -> tuple[Choice, ...]:
    listed = table.get("choices", [])
    rows = listed if isinstance(listed, list) else []
    found = [_choice(reading, row, position) for row in rows if isinstance(row, Mapping)]
    ids = [choice.id for choice in found]
    if len(found) != len(rows) or len(set(ids)) != len(ids) or not isinstance(listed, list):
        reading.file.fault(
            'Each choice has an id of its own and its words: { id = "yes", en = "Yes" }.',
            "question",
            position,
            "choices",
        )
    if (kind is QuestionKind.CHOICE) != (len(found) > 1):
        reading.file.fault(
            "A question of kind choice, and no other, has two choices or more.",
            "question",
            position,
            "choices",
        )
    return tuple(found)


def _choice(reading: Reading, row: Table, position: int) -> Choice:
    codes = reading.languages()
    missing = [code for code in codes if not isinstance(row.get(code), str)]
    if missing:
        reading.file.fault(
            f"The choice '{row.get('id')}' has no words in {', '.join(missing)}. Add them.",
            "question",
            position,
            "choices",
        )
    words = {code: text for code in codes if isinstance(text := row.get(code), str)}
    return Choice(str(row.get("id", "")), Wording.of(words))


def _id(reading: Reading, table: Table, of: str, position: int) -> str:
    found = reading.file.text(table, "id", of=of, position=position)
    if found.startswith(PREFIX):
        reading.file.fault(
            f"'{found}' begins with {PREFIX}, as the questions that bodies add do. Name it "
            f"another way.",
            of,
            position,
            "id",
        )
    elif found and not _ID.fullmatch(found):
        reading.file.fault(
            f"'{found}' is no id. Write small letters, digits and hyphens, such as q1.",
            of,
            position,
            "id",
        )
    return found
