"""What becomes of each item that came in: accepted, duplicate or quarantined, and nothing else."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.consultation.responses import Response


class ItemState(StrEnum):
    """Where an item ends."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that came in: in which *file*, and where in it (*item*: "message 3", "row 7").

    *reason* is a sentence for what was quarantined, and says of what a duplicate is one. *keys*
    tell the item from others. *found* are the words that could be read of a quarantined one.
    """

    file: str
    item: str
    state: ItemState
    reason: str = ""
    response: Response | None = None
    keys: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """All items of one intake. *notes* are sentences on what was left out on purpose."""

    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()

    def count(self, state: ItemState) -> int:
        """Give the number of items that ended as *state*."""
        return Counter(item.state for item in self.items)[state]

    @property
    def came_in(self) -> int:
        """How many items came in: those accepted, duplicate and quarantined together."""
        return len(self.items)
