"""One typed line: codes by their short names, a memo, and what could not be read in it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from folkmoot.analysis.coding.codebook import Codebook

NOTHING: Final = "-"

_BETWEEN: Final = re.compile(r"[\s,;،؛]+")


class ProblemKind(StrEnum):
    """Why something that was typed cannot be taken."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    HEADING = "heading"
    CONTRADICTION = "contradiction"
    NO_CODE = "no-code"
    NO_PLACE = "no-place"
    NO_PASSAGE = "no-passage"
    NO_WORDS = "no-words"


_SENTENCES: Final = {
    ProblemKind.UNKNOWN: "No code begins with '{said}'.",
    ProblemKind.AMBIGUOUS: "'{said}' may be {could_be}. Type more of it.",
    ProblemKind.HEADING: "'{said}' is a heading and no code. Those under it: {could_be}.",
    ProblemKind.CONTRADICTION: "'{said}' says that there is nothing, and a code. Keep one.",
    ProblemKind.NO_CODE: "'{said}' has a place and no code.",
    ProblemKind.NO_PLACE: "'{said}' does not begin with a passage, such as 3 or 2-4.",
    ProblemKind.NO_PASSAGE: "There is no passage {said}.",
    ProblemKind.NO_WORDS: "These words do not stand there: {said}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why what was typed at *passage* (0: other segments) cannot be taken, and *said* what of it.

    *could_be* are the codes that an ambiguous beginning may stand for.
    """

    kind: ProblemKind
    passage: int
    said: str
    could_be: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Tell the coder in a sentence."""
        could_be = " or ".join(self.could_be) or "none"
        return _SENTENCES[self.kind].format(said=self.said, could_be=could_be)


@dataclass(frozen=True, slots=True)
class Line:
    """The codes of one line in the order typed, its memo, and what could not be read."""

    codes: tuple[str, ...]
    memo: str
    problems: tuple[Problem, ...]


def read_line(typed: str, codebook: Codebook, *, passage: int) -> Line:
    """Read the codes and the memo of one line; unique beginnings of short names are enough.

    A whole short name is that code, also where others begin with it.
    """
    said, _, memo = typed.partition("#")
    names = [name for name in _BETWEEN.split(said) if name]
    read = [_code(name, codebook, passage) for name in names if name != NOTHING]
    problems = [one for one in read if isinstance(one, Problem)]
    if NOTHING in names and len(names) > 1:
        problems.append(Problem(ProblemKind.CONTRADICTION, passage, said.strip()))
    codes = dict.fromkeys(one for one in read if isinstance(one, str))
    return Line(tuple(codes), folded(memo), tuple(problems))


def folded(words: str) -> str:
    """Give *words* on one line, as a memo is typed."""
    return " ".join(words.split())


def _code(name: str, codebook: Codebook, passage: int) -> str | Problem:
    """Give the id of the code that *name* stands for, or why it stands for none."""
    wanted, ids = name.lower(), codebook.ids
    if wanted in ids:
        return wanted
    under = tuple(code.id for code in codebook.under(wanted))
    if any(code.id == wanted for code in codebook.codes):
        return Problem(ProblemKind.HEADING, passage, name, under)
    could_be = tuple(id for id in ids if id.startswith(wanted))
    if len(could_be) == 1:
        return could_be[0]
    kind = ProblemKind.AMBIGUOUS if could_be else ProblemKind.UNKNOWN
    return Problem(kind, passage, name, could_be)
