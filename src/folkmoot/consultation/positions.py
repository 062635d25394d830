"""What a body itself says of its round: written by people of it, dated, each wording kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

LONGEST: Final = 20_000
"""Characters of a summary or a position; a longer one belongs into a paper of its own."""


@dataclass(frozen=True, slots=True)
class Position:
    """The *number*-th wording of a body's *summary* of its round, and of the *position* it takes.

    Both are plain text with blank lines between paragraphs.
    """

    number: int
    language: str
    summary: str
    position: str
    on: date

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The paragraphs of the summary, and those of the position."""
        return _paragraphs(self.summary), _paragraphs(self.position)


def position_document(found: Position) -> dict[str, Json]:
    """Give a position as JSON; what *read_position* reads."""
    return {**asdict(found), "on": found.on.isoformat()}


def read_position(document: Json) -> Position | None:
    """Read a position, None where none was taken; raise InputError for anything else."""
    if document is None:
        return None
    try:
        if not isinstance(document, Mapping):
            raise TypeError
        found = Position(
            number=int(str(document["number"])),
            language=str(document["language"]),
            summary=str(document["summary"]),
            position=str(document["position"]),
            on=date.fromisoformat(str(document["on"])),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise InputError("The position in this file cannot be read.") from error
    if max(len(found.summary), len(found.position)) > LONGEST:
        raise InputError(f"A position has at most {LONGEST:,} characters; this one has more.")
    return found


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())
