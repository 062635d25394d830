"""What a project holds, and what could not be taken in of one."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from folkmoot.analysis.coding.agreeing import Readers
from folkmoot.analysis.coding.codebook import Codebook
from folkmoot.analysis.coding.codings import Coded, Memo, Remark
from folkmoot.analysis.corpus import Text

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
ORIGIN: Final = "Folkmoot"
READ_BY: Final = "Read by "
"""How the set of a coder's texts is called; the standard has no other word for having read."""


@dataclass(frozen=True, slots=True)
class Project:
    """A codebook, the texts that were coded by it, and what coders put where.

    *readers* says who read which text to its end, by its id, where that is known: without it
    nobody can tell silence from not having read. *on* is the day on which it was put together. No
    other time is told.
    """

    name: str
    codebook: Codebook
    texts: tuple[Text, ...]
    codings: tuple[Coded, ...]
    remarks: tuple[Remark, ...] = ()
    readers: Readers = field(default_factory=dict)
    on: date | None = None
    memos: tuple[Memo, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """Something of a file that was not taken in: what it is, its name there, and why."""

    what: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read of a file: the program that wrote it, its project, and what is missing.

    *told* are sentences about how positions were read, where more than one way was possible.
    """

    origin: str
    project: Project
    left_out: tuple[LeftOut, ...]
    told: tuple[str, ...] = ()
