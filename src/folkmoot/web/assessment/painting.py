"""The world painted by legal model: which shade each jurisdiction has, and what is said of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from django.utils.translation import gettext as _

from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.web.assessment.drawing import NOT_CODED, Painted
from folkmoot.web.assessment.names import model_name, place_name
from folkmoot.web.assessment.world_queries import PlacedLaw, World
from folkmoot.web.components.templatetags.folk import finding as finding_name

OPEN: Final = "open"
EARLY: Final = "early"
SPLIT: Final = "split"


def shades(world: World) -> dict[str, str]:
    """Give the shade of each model, by its place in the scheme: m1, m2 and so on."""
    return {model: f"m{number}" for number, model in enumerate(world.meanings, start=1)}


def painted(world: World) -> dict[str, Painted]:
    """Give every jurisdiction with its shade; those within which law differs are marked."""
    laws, within, colours = {law.id: law for law in world.laws}, _within(world), shades(world)
    found = {}
    for one in world.registry:
        law, parts = laws.get(one.id), within.get(one.id, ())
        found[one.id] = Painted(
            SPLIT if law is None and parts else shade(law, colours),
            "; ".join(_sentences(one, law, parts)),
            f"/law/{one.id}/?on={world.on}" if law or parts else "",
            mixed=any(law is None or part.possible != law.possible for part in parts),
        )
    return found


def painted_by_finding(
    results: Mapping[str, str], early: Collection[str], registry: Registry
) -> dict[str, Painted]:
    """Give every jurisdiction with what a rule finds in its law; *early* are not coded yet."""
    found = {}
    for one in registry:
        result = results.get(one.id, EARLY if one.id in early else NOT_CODED)
        said = finding_name(result) if one.id in results else _("not coded")
        href = f"#{one.id}" if one.id in results else ""
        found[one.id] = Painted(result, f"{place_name(one)}: {said}", href)
    return found


def shade(law: PlacedLaw | None, colours: Mapping[str, str]) -> str:
    """Give the shade of one law; None is one that is not coded."""
    if law is None:
        return NOT_CODED
    if law.model:
        return colours[law.model]
    return OPEN if law.possible else EARLY


def said(law: PlacedLaw | None) -> str:
    """Say the model of one law in words, or why there is none."""
    if law is None:
        return _("not coded")
    if not law.possible:
        return _("not coded for this day")
    names = [model_name(model) for model in law.possible]
    if len(names) == 1:
        return names[0]
    return _("not settled: %(models)s") % {"models": f" {_('or')} ".join(names)}


def _within(world: World) -> dict[str, tuple[PlacedLaw, ...]]:
    found: dict[str, tuple[PlacedLaw, ...]] = defaultdict(tuple)
    for law in world.laws:
        if law.jurisdiction.parent:
            found[law.jurisdiction.parent] += (law,)
    return found


def _sentences(
    one: Jurisdiction, law: PlacedLaw | None, parts: tuple[PlacedLaw, ...]
) -> Iterator[str]:
    if law or not parts:
        yield f"{place_name(one)}: {said(law)}"
    else:
        yield _("%(place)s: law is made within it") % {"place": place_name(one)}
    for part in parts:
        yield f"{place_name(part.jurisdiction)}: {said(part)}"
