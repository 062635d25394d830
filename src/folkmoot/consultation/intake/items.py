"""What becomes of each item that came in: accepted, duplicate or quarantined, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.consultation.responses import Channel, Response
from folkmoot.foundation.canonical import Json


class ItemState(StrEnum):
    """Where an item ends."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that came in: in which *file*, and where in it (*item*: "message 3", "row 7").

    *reason* is a sentence for what was quarantined, and says of what a duplicate is one. *keys*
    tell the item from others. *found* are the words that could be read of a quarantined one,
    *cells* those of a row by what their columns become, *pages* a scan's, in base64. *received* and
    *late* are its day, as far as it is known.
    """

    file: str
    item: str
    state: ItemState
    reason: str = ""
    response: Response | None = None
    keys: tuple[str, ...] = ()
    found: str = ""
    channel: Channel = Channel.LETTER
    received: date | None = None
    late: bool = False
    cells: tuple[tuple[str, str], ...] = ()
    pages: tuple[str, ...] = ()


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

    def as_json(self) -> dict[str, Json]:
        """Give the counts, the notes and every item, as `folkmoot intake --json` prints them."""
        return {
            **{str(state): self.count(state) for state in ItemState},
            "came_in": self.came_in,
            "notes": list(self.notes),
            "items": [_item_json(item) for item in self.items],
        }

    def sentences(self) -> Iterator[str]:
        """Say what was not simply accepted and why, then the counts."""
        for item in self.items:
            if item.reason:
                yield f"{item.state}: {item.reason}"
        yield from self.notes
        counts = ", ".join(f"{self.count(state)} {state}" for state in ItemState)
        yield f"{self.came_in} came in: {counts}."


def _item_json(item: Item) -> dict[str, Json]:
    return {
        "file": item.file,
        "item": item.item,
        "state": str(item.state),
        "reason": item.reason,
        "response": (item.response.id or None) if item.response else None,
    }
