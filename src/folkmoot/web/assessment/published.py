"""Published classifications beside our models, source by source, put together for their page."""

from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.classifications import (
    Reading,
    SourceAgreement,
    agreement_with,
    day_of,
)
from folkmoot.assessment.packs import Packs
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import model_name, place_name
from folkmoot.web.assessment.showing import words


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One law as a source labels it and as it is read here, with the answers behind ours."""

    place: str
    name: str
    label: str
    ours: tuple[str, ...]
    is_open: bool
    because: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One source by itself; *kappa* is empty where it cannot be told."""

    id: str
    source: str
    year: str
    where: str
    about: str
    on: date
    units: int
    agreed: int
    uncoded: int
    kappa: str
    to_look_into: tuple[ShownReading, ...]
    alike: tuple[ShownReading, ...]


@dataclass(frozen=True, slots=True)
class ClassificationsPage:
    """Every source; *on* is None where each is held beside the law of its own day."""

    form: DayForm
    on: date | None
    sources: tuple[ShownSource, ...]


def page(form: DayForm, on: date | None, today: date) -> ClassificationsPage:
    """Give every source beside the laws *on* a day, or on the day that it speaks of itself."""
    packs = stored.packs()
    return ClassificationsPage(form, on, _sources(packs, on, today) if packs else ())


def _sources(packs: Packs, on: date | None, today: date) -> tuple[ShownSource, ...]:
    rules = next(iter(packs.rules.values()))  # Models do not depend on whose rules they are.
    found = (
        agreement_with(
            each,
            packs.laws,
            packs.laws.measure(rules, each.scheme),
            on=on or day_of(each, today),
        )
        for each in packs.laws.classifications
    )
    return tuple(_source(packs, one) for one in found)


def _source(packs: Packs, found: SourceAgreement) -> ShownSource:
    source = found.classification
    alike = (one for one in found.readings if one.agrees)
    return ShownSource(
        source.id,
        source.source,
        source.year,
        source.where,
        source.about,
        found.on,
        found.units,
        found.agreed,
        found.uncoded,
        "" if found.kappa is None else f"{found.kappa:.2f}",
        tuple(_reading(packs, one) for one in found.to_look_into),
        tuple(_reading(packs, one) for one in alike),
    )


def _reading(packs: Packs, one: Reading) -> ShownReading:
    because = ((each.question, words(each.value), each.provision) for each in one.because)
    return ShownReading(
        one.jurisdiction,
        place_name(packs.laws.registry[one.jurisdiction]),
        one.label,
        tuple(map(model_name, one.ours)),
        one.agrees is None,
        tuple(because),
    )
