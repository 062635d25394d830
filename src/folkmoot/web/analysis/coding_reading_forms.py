"""What a coder sends in for one response: what was typed beside passages, and the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

LINE, REST = 400, 20_000
"""How much is read of a field beside a passage, and of the larger ones."""

FIELDS = 300
"""Passages of a response beyond which each has no field of its own: a form has a thousand."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was typed: beside passages by their number, the other segments, and a note."""

    lines: Mapping[int, str]
    extra: str = ""
    memo: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed at all, not even that there is nothing."""
        return not (any(line.strip() for line in self.lines.values()) or self.extra.strip())


def field(number: int) -> str:
    """Name the field beside a passage."""
    return f"p{number}"


def sent(data: QueryDict, *, passages: int) -> Sent:
    """Read what was sent in of a response with so many *passages*."""
    numbers = range(1, min(passages, FIELDS) + 1)
    typed = {number: data.get(field(number), "")[:LINE].strip() for number in numbers}
    lines = {number: line for number, line in typed.items() if line}
    return Sent(lines, data.get("extra", "")[:REST], data.get("memo", "")[:REST])
