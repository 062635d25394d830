"""Reading a body's own questions: each [[round.question]] under its [[round]]."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from folkmoot.consultation.own_questions import own
from folkmoot.consultation.pack_file import Reading, Table
from folkmoot.consultation.questions import Choice, Question, QuestionKind
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.packs import PackFile

_TABLE: Final = "round.question"
_KINDS: Final = (QuestionKind.OPEN, QuestionKind.CHOICE)


@dataclass(frozen=True, slots=True)
class OwnQuestions:
    """The [[round.question]] tables of one file, counted through all of its rounds."""

    file: PackFile
    _positions: "count[int]" = field(default_factory=count)

    def of_round(
        self, table: Table, round_id: str, languages: tuple[str, ...]
    ) -> tuple[Question, ...]:
        """Give the questions under one [[round]], in the languages of that round."""
        listed = table.get("question", [])
        rows = listed if isinstance(listed, list) else []
        reading = Reading(replace(self.file, data={"languages": list(languages)}))
        if not isinstance(listed, list) or not all(isinstance(row, Mapping) for row in rows):
            self.file.fault("A round's own questions are tables. Write [[round.question]].")
            return ()
        return own(round_id, [_question(reading, row, next(self._positions)) for row in rows])


def _question(reading: Reading, row: Table, position: int) -> Question:
    kind = row.get("kind", QuestionKind.OPEN)
    choices = _choices(reading, row, position)
    if kind not in _KINDS:
        reading.file.fault(
            f"A body's own question is of kind {' or '.join(_KINDS)}, not '{kind}'.",
            _TABLE,
            position,
            "kind",
        )
    elif (kind == QuestionKind.CHOICE) != (len(choices) > 1):
        reading.file.fault(
            "A question of kind choice, and no other, has two choices or more, each with an id "
            "of its own and its words in each language of the round.",
            _TABLE,
            position,
            "choices",
        )
    return Question(
        id="",
        kind=QuestionKind.CHOICE if kind == QuestionKind.CHOICE else QuestionKind.OPEN,
        text=reading.part(row, "text", _TABLE, position),
        help=reading.part(row, "help", _TABLE, position, optional=True),
        clauses=(),
        choices=choices,
    )


def _choices(reading: Reading, row: Table, position: int) -> tuple[Choice, ...]:
    """Give the choices that are whole; one that is not shows in their number."""
    listed, codes = row.get("choices", []), reading.ids(reading.file.data, "languages")
    rows = (
        [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    )
    whole = {
        str(each["id"]): Wording.of({code: str(each[code]) for code in codes})
        for each in rows
        if "id" in each and all(isinstance(each.get(code), str) for code in codes)
    }
    return (
        tuple(Choice(id_, words) for id_, words in whole.items()) if len(whole) == len(rows) else ()
    )
