"""The values that people write: yes and no, days, numbers, places on the scale, choices."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from folkmoot.consultation.intake.columns import plainly
from folkmoot.consultation.questions import SCALE, SCALE_WORDS, Question
from folkmoot.consultation.responses import RespondentKind
from folkmoot.foundation.errors import InputError

YES: Final = frozenset({"yes", "y", "true", "1", "x", "oui", "sí", "si", "نعم"})
NO: Final = frozenset({"no", "n", "false", "0", "non", "لا", ""})
KINDS: Final = {
    RespondentKind.MEMBER: "member membre miembro عضو",
    RespondentKind.ORGANISATION: "organisation organization organización منظمة",
    RespondentKind.STAKEHOLDER: "stakeholder partenaire parte-interesada صاحب-مصلحة",
    RespondentKind.GROUP: "group groupe grupo مجموعة group-discussion discussion",
    RespondentKind.UNKNOWN: "unknown inconnu desconocido غير-معروف",
}
_KIND_OF: Final = {plainly(name): kind for kind, names in KINDS.items() for name in names.split()}
_SCALE_OF: Final = {
    plainly(text): value for value, words in SCALE_WORDS.items() for _, text in words.texts
}


class DayOrder(StrEnum):
    """In which order a sheet writes its days."""

    YEAR_FIRST = "year first"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


NO_DAY: Final = "1980-01-01"
"""What LimeSurvey writes for a day that it does not tell."""
_THREE: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b.*", re.DOTALL)


def consent(text: str, name: str) -> bool:
    """Read yes or no."""
    if plainly(text) in YES | NO:
        return plainly(text) in YES
    raise InputError(f"'{_short(text)}' under {name} is neither yes nor no. Write one of them.")


def day(text: str) -> date:
    """Read a day such as 2025-11-03, also at the front of a time."""
    try:
        return date.fromisoformat(text.strip()[:10].replace("/", "-"))
    except ValueError as error:
        raise InputError(
            f"'{_short(text)}' is not a day. Write it as 2025-11-03: year, month, day."
        ) from error


def day_text(text: str, order: DayOrder) -> str:
    """Write a sheet's day as 2025-11-03; what is none stays as it is, and is told later.

    Ten or thirteen digits are seconds or milliseconds since 1970, as Polis counts.

    >>> day_text("11/3/2025 10:02:11", DayOrder.MONTH_FIRST), day_text("1763121600", "year first")
    ('2025-11-03', '2025-11-14')
    """
    plain = text.strip()
    if plain.startswith(NO_DAY):
        return ""
    if re.fullmatch(r"\d{10}|\d{13}", plain):
        return datetime.fromtimestamp(int(plain[:10]), UTC).date().isoformat()
    parts = _THREE.fullmatch(plain)
    if parts and order is not DayOrder.YEAR_FIRST:
        first, second, year = map(int, parts.groups())
        day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
        with suppress(ValueError):
            return date(year, month, day).isoformat()
    return text


def day_order(cells: Sequence[str]) -> DayOrder:
    """Tell in which order days are written, where they can be told apart; else the year first."""
    found = [parts for cell in cells if (parts := _THREE.fullmatch(cell.strip()))]
    if any(int(parts[1]) > 12 for parts in found):
        return DayOrder.DAY_FIRST
    if any(int(parts[2]) > 12 for parts in found):
        return DayOrder.MONTH_FIRST
    return DayOrder.YEAR_FIRST


def participants(text: str) -> int:
    """Read how many took part in a discussion."""
    if re.fullmatch(r"[1-9]\d{0,5}", text.strip()):
        return int(text)
    raise InputError(f"'{_short(text)}' is no number of participants. Write one such as 12.")


def kind(text: str) -> RespondentKind:
    """Read for whom a response speaks."""
    if found := _KIND_OF.get(plainly(text)):
        return found
    kinds = ", ".join(RespondentKind)
    raise InputError(f"'{_short(text)}' is no kind of respondent. Write one of {kinds}.")


def scale(text: str) -> int:
    """Read a place on the agreement scale, as a number or in words."""
    number = plainly(text) if plainly(text) in _SCALE_OF else text.strip().replace("−", "-")
    if number in _SCALE_OF:
        return _SCALE_OF[number]
    if re.fullmatch(r"[+-]?\d", number) and int(number) in SCALE:
        return int(number)
    raise InputError(
        f"'{_short(text)}' is no place on the scale. Write -2, -1, 0, 1 or 2, or its words."
    )


def choice(text: str, question: Question) -> str:
    """Read one of a question's choices, by its id or its words in any language."""
    wanted = plainly(text)
    for option in question.choices:
        if wanted in {plainly(option.id), *(plainly(words) for _, words in option.label.texts)}:
            return option.id
    ids = ", ".join(option.id for option in question.choices)
    raise InputError(f"'{_short(text)}' is no choice of {question.id}. Its choices are {ids}.")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
