"""A code's definition and examples as one description, which is all that other programs know."""

from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.coding.codebook import ID, Code
from folkmoot.analysis.coding.codebook_files import in_one_line

DEFINITION: Final = "Definition: "
INCLUDE: Final = "Include: "
EXCLUDE: Final = "Exclude: "
CLAUSES: Final = "Clauses: "
SHORT: Final = "Short name: "
LABELS: Final = (DEFINITION, INCLUDE, EXCLUDE, CLAUSES, SHORT)


@dataclass(frozen=True, slots=True)
class Described:
    """What a description says, line by line; *id* is "" where no short name is told."""

    id: str
    definition: str
    include: str
    exclude: str
    clauses: tuple[str, ...]


def description(code: Code) -> str:
    """Write what is known of *code* besides its name, a line for each; its definition comes first.

    A definition has a label only where it could be taken for another line.
    """
    label = DEFINITION if code.definition.startswith(LABELS) else ""
    lines = [label + code.definition] if code.definition else []
    lines += [INCLUDE + code.include] if code.include else []
    lines += [EXCLUDE + code.exclude] if code.exclude else []
    lines += [CLAUSES + " ".join(code.clauses)] if code.clauses else []
    return "\n".join([*lines, SHORT + code.id])


def described(text: str) -> Described:
    """Read a description; lines without a label of ours are the definition."""
    told = dict.fromkeys(LABELS, "")
    unlabelled = []
    for line in text.splitlines():
        label = next((one for one in LABELS if line.startswith(one)), "")
        if label and not told[label]:
            told[label] = in_one_line(line.removeprefix(label))
        else:
            unlabelled.append(line)
    return Described(
        id=told[SHORT] if ID.fullmatch(told[SHORT]) else "",
        definition=in_one_line(" ".join([told[DEFINITION], *unlabelled])),
        include=told[INCLUDE],
        exclude=told[EXCLUDE],
        clauses=tuple(told[CLAUSES].split()),
    )
