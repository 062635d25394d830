"""A place whose law nobody has coded as a whole, put together for its page."""

from dataclasses import dataclass
from datetime import date

from folkmoot.web.assessment import painting, world_queries
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import area_name, place_name


@dataclass(frozen=True, slots=True)
class PartOfPlace:
    """A coded jurisdiction within a place, with the shade and the words for its law."""

    id: str
    name: str
    shade: str
    said: str


@dataclass(frozen=True, slots=True)
class UncodedPage:
    """A place without coded law of its own, and what is known of the parts within it."""

    id: str
    name: str
    region: str
    parent: str
    parent_name: str
    on: date
    form: DayForm
    coded: tuple[PartOfPlace, ...]
    uncoded: tuple[str, ...]


def page(jurisdiction: str, form: DayForm, on: date) -> UncodedPage | None:
    """Give the page of a jurisdiction that is known but not coded, or None."""
    found = world_queries.world(on)
    if jurisdiction not in found.registry:
        return None
    one, laws = found.registry[jurisdiction], {law.id: law for law in found.laws}
    colours, within = painting.shades(found), found.registry.within(jurisdiction)
    coded = (
        PartOfPlace(
            part.id,
            place_name(part),
            painting.shade(laws[part.id], colours),
            painting.said(laws[part.id]),
        )
        for part in within
        if part.id in laws
    )
    return UncodedPage(
        id=one.id,
        name=place_name(one),
        region=area_name(one.subregion or one.region),
        parent=one.parent,
        parent_name=place_name(found.registry[one.parent]) if one.parent else "",
        on=on,
        form=form,
        coded=tuple(coded),
        uncoded=tuple(place_name(part) for part in within if part.id not in laws),
    )
