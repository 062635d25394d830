"""Bodies of a federation, in a tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.foundation.errors import InputError


class BodyKind(StrEnum):
    """What a body is to its federation."""

    FEDERATION = "federation"
    SECRETARIAT = "secretariat"
    BOARD = "board"
    COUNCIL = "council"
    SECTION = "section"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Body:
    """One organisational unit: *zone* is its IANA time zone, *languages* the ones it works in.

    *jurisdiction* is the one whose law its members live under, where there is one: GB-EAW.
    """

    id: str
    name: str
    kind: BodyKind
    parent: str = ""
    languages: tuple[str, ...] = ("en",)
    zone: str = "UTC"
    jurisdiction: str = ""


class Tree:
    """Bodies with their parents; refuses unknown parents and rings with InputError."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self.bodies = {body.id: body for body in bodies}
        for body in self.bodies.values():
            if body.parent and body.parent not in self.bodies:
                raise InputError(
                    f"The body '{body.id}' names the parent '{body.parent}', which is not in the "
                    f"federation. Add that body, or leave parent out for the root."
                )
            if body.id in {above.id for above in self.above(body.id)}:
                raise InputError(f"The body '{body.id}' is its own ancestor. Correct its parent.")

    def above(self, body_id: str) -> Iterator[Body]:
        """Give the bodies over *body_id*, the nearest first; a ring is walked once."""
        seen: set[str] = set()
        parent = self.bodies[body_id].parent
        while parent and parent not in seen:
            seen.add(parent)
            yield self.bodies[parent]
            parent = self.bodies[parent].parent

    def holds(self, outer: str, inner: str) -> bool:
        """Say whether *inner* is *outer* itself or lies below it."""
        return outer == inner or outer in {body.id for body in self.above(inner)}
