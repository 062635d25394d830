"""Forms in words: a letter or message whose lines say which question they answer."""

import re
from collections.abc import Iterator
from typing import Final

from folkmoot.consultation.intake import values
from folkmoot.consultation.intake.columns import Column, Columns, Role
from folkmoot.consultation.responses import Consents
from folkmoot.foundation.errors import InputError

_LABEL: Final = re.compile(r"\s*(?P<name>[^:：\n]{1,60}?)\s*[:：]\s*(?P<rest>.*)")
_ANSWERS: Final = frozenset({Role.QUESTION, Role.REASON, Role.STATEMENT, Role.COMMENT})
_REST: Final = Column(Role.OTHER, "")


def cells_of(text: str, columns: Columns) -> Iterator[tuple[Column, str]]:
    """Give each labelled stretch of *text* with its column; the words outside go to no question."""
    column, lines = _REST, list[str]()
    for line in text.split("\n"):
        begins = _begin(line, columns)
        if begins is None:
            lines.append(line)
            continue
        yield column, "\n".join(lines).strip()
        column, lines = begins[0], [begins[1]]
        if column.role is Role.FACT and column.name != "comment":
            yield column, begins[1]
            column, lines = _REST, []
    yield column, "\n".join(lines).strip()


def _begin(line: str, columns: Columns) -> tuple[Column, str] | None:
    """Tell whether *line* begins an answer or says a fact about the response."""
    whole = columns.named(line)
    if whole.role in _ANSWERS and len(line.split()) > 2:
        return whole, ""  # a printed form repeats the question's own words
    label = _LABEL.fullmatch(line)
    if label is None:
        return None
    column = columns.named(label["name"])
    if column.role in _ANSWERS or _is_fact(column, label["rest"]):
        return column, label["rest"].strip()
    return None


def _is_fact(column: Column, value: str) -> bool:
    """Say whether a line states a fact, and does not merely begin with a word like one's name."""
    if column.role is not Role.FACT or not value.strip():
        return False
    try:
        if column.name in Consents.names():
            return values.consent(value, column.name) in {True, False}
        if column.name == "kind":
            return bool(values.kind(value))
        if column.name == "participants":
            return bool(values.participants(value))
        if column.name == "received":
            return bool(values.day(value))
    except InputError:
        return False
    if column.name == "language":
        return re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", value.strip()) is not None
    return column.name in {"organisation", "comment"}
