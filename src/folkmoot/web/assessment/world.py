"""The world by legal model on a day, put together for its page."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from folkmoot.assessment.jurisdictions import Registry
from folkmoot.web.assessment import painting, world_queries
from folkmoot.web.assessment.drawing import NOT_CODED, Painted, drawn_map, drawn_tiles
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import area_name, model_name, place_name
from folkmoot.web.assessment.world_pages import (
    ListedLaw,
    ReformDay,
    ShadeGroup,
    Slider,
    TurnedLaw,
    UncodedArea,
    WorldPage,
)
from folkmoot.web.assessment.world_queries import ModelTurn, PlacedLaw, World

YEARS_BACK: Final = 75
A_STEP: Final = 15


def page(form: DayForm, on: date) -> WorldPage:
    """Give the world on a day: the years to choose from, the map, the tiles and the list."""
    found, turns = world_queries.world(on), world_queries.model_turns()
    painted = painting.painted(found)
    return WorldPage(
        on=on,
        form=form,
        slider=_slider(turns, on, form.today),
        earlier=_reform_day([turn for turn in turns if turn.day < on][-1:]),
        later=_reform_day([turn for turn in turns if on < turn.day <= form.today][:1]),
        turned=tuple(_turned(found, turns)),
        groups=tuple(group for group in _groups(found) if group.laws),
        split=_split(painted, found.registry),
        map=drawn_map(painted),
        blocks=drawn_tiles(painted, found.registry),
        uncoded=tuple(_uncoded(painted, found.registry)),
    )


def _slider(turns: tuple[ModelTurn, ...], on: date, today: date) -> Slider:
    first = min(today.year - YEARS_BACK, on.year)
    first -= first % 5
    years = dict.fromkeys(turn.day.year for turn in turns if first <= turn.day.year <= today.year)
    scale = range(first, today.year + 1, A_STEP if today.year - first < 200 else 100)
    return Slider(first, today.year, on.year, tuple(years), tuple(scale))


def _reform_day(turns: list[ModelTurn]) -> ReformDay | None:
    if not turns:
        return None
    (turn,) = turns
    return ReformDay(turn.day, turn.since, tuple(place_name(one) for one in turn.jurisdictions))


def _turned(world: World, turns: tuple[ModelTurn, ...]) -> Iterator[TurnedLaw]:
    laws = {law.id: law for law in world.laws}
    for turn in turns:
        if turn.day == world.on:
            for one in turn.jurisdictions:
                yield TurnedLaw(one.id, place_name(one), painting.said(laws[one.id]), turn.since)


def _groups(world: World) -> Iterator[ShadeGroup]:
    colours = painting.shades(world)
    by_shade: dict[str, list[PlacedLaw]] = {}
    for law in world.laws:
        by_shade.setdefault(painting.shade(law, colours), []).append(law)
    names = {colours[model]: (model_name(model), said) for model, said in world.meanings.items()}
    names[painting.OPEN] = (_("not settled"), _("A missing answer could still change the model."))
    names[painting.EARLY] = (_("not coded for this day"), _("Coding begins on a later day."))
    for shade, (name, meaning) in names.items():
        laws = (_listed(law, world.registry) for law in by_shade.get(shade, ()))
        yield ShadeGroup(shade, name, meaning, tuple(sorted(laws, key=lambda law: law.name)))


def _listed(law: PlacedLaw, registry: Registry) -> ListedLaw:
    parent = law.jurisdiction.parent
    return ListedLaw(
        id=law.id,
        name=place_name(law.jurisdiction),
        within=parent,
        within_name=place_name(registry[parent]) if parent else "",
        said="" if law.model or not law.possible else painting.said(law),
        flags=tuple(flag.text for flag in law.flags),
        first_day=law.first_day,
        checked=law.checked,
    )


def _split(painted: dict[str, Painted], registry: Registry) -> tuple[str, ...]:
    return tuple(place_name(one) for one in registry if painted[one.id].shade == painting.SPLIT)


def _uncoded(painted: dict[str, Painted], registry: Registry) -> Iterator[UncodedArea]:
    rest = [one for one in registry if painted[one.id].shade == NOT_CODED]
    for area, places in groupby(sorted(rest, key=lambda one: one.region), lambda one: one.region):
        yield UncodedArea(area_name(area), tuple(sorted(map(place_name, places))))
