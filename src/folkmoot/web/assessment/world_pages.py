"""What the page of the world shows, ready to be set."""

from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.dates import LooseDate
from folkmoot.web.assessment.drawing import DrawnBlock, DrawnMap
from folkmoot.web.assessment.forms import DayForm


@dataclass(frozen=True, slots=True)
class ListedLaw:
    """One law in the list; *said* has the possible models where none is settled."""

    id: str
    name: str
    within: str
    within_name: str
    said: str
    flags: tuple[str, ...]
    first_day: date
    checked: date


@dataclass(frozen=True, slots=True)
class ShadeGroup:
    """The laws of one shade of the map."""

    shade: str
    name: str
    meaning: str
    laws: tuple[ListedLaw, ...]


@dataclass(frozen=True, slots=True)
class ReformDay:
    """A day on which laws passed to another model, as loosely as it is dated, and whose."""

    day: date
    since: LooseDate
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnedLaw:
    """A law that passed to another model on the day shown."""

    id: str
    name: str
    said: str
    since: LooseDate

    @property
    def since_is_exact(self) -> bool:
        """Whether its source gives the day."""
        return self.since.earliest == self.since.latest


@dataclass(frozen=True, slots=True)
class Slider:
    """The years to choose from; *marks* are those in which some model changed."""

    first: int
    last: int
    year: int
    marks: tuple[int, ...]
    scale: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UncodedArea:
    """The places of one region whose law nobody has coded."""

    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorldPage:
    """The world by legal model on one day."""

    on: date
    form: DayForm
    slider: Slider
    earlier: ReformDay | None
    later: ReformDay | None
    turned: tuple[TurnedLaw, ...]
    groups: tuple[ShadeGroup, ...]
    split: tuple[str, ...]
    map: DrawnMap
    blocks: tuple[DrawnBlock, ...]
    uncoded: tuple[UncodedArea, ...]

    @property
    def coded(self) -> int:
        """How many laws are coded, on this day or a later one."""
        return sum(len(group.laws) for group in self.groups)

    @property
    def not_coded(self) -> int:
        """How many places have no coded law."""
        return sum(len(area.places) for area in self.uncoded)
