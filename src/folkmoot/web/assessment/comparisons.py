"""Laws beside each other, put together for their pages: two of them, or whole regions and blocs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.assessment.assessments import Assessment, Measure, assess
from folkmoot.assessment.comparing import (
    NOT_SETTLED,
    Comparison,
    FindingDifference,
    GroupTally,
    compare,
    members,
    regions,
    subregions,
    tally,
)
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.packs import DEFAULT_POLICY, Laws
from folkmoot.web.assessment import painting, queries, reading, showing, stored
from folkmoot.web.assessment.forms import CompareForm, DayForm
from folkmoot.web.assessment.names import area_name, bloc_name, model_name, place_name
from folkmoot.web.assessment.pages import ShownReason


@dataclass(frozen=True, slots=True)
class Side:
    """One of two laws: whose, on which day, and its model or the possible ones."""

    id: str
    name: str
    on: date
    models: tuple[str, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class AnswersApart:
    """One question that two laws answer otherwise."""

    question: str
    text: str
    first: ShownReason
    second: ShownReason

    @property
    def both(self) -> tuple[ShownReason, ShownReason]:
        """Both answers, the first one first."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class Beside:
    """Two laws beside each other: where they part, and how many answers are alike."""

    first: Side
    second: Side
    models_differ: bool
    findings: tuple[FindingDifference, ...]
    answers: tuple[AnswersApart, ...]
    alike: int

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both laws, the first one first."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The form of two laws, and what is found where both are named."""

    form: CompareForm
    found: Beside | None


@dataclass(frozen=True, slots=True)
class GroupedLaw:
    """One law within a group."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ModelInGroup:
    """The laws of one model within a region or bloc."""

    shade: str
    name: str
    laws: tuple[GroupedLaw, ...]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A region or bloc: how many members it has, how many are coded, and which by model."""

    name: str
    size: int
    coded: int
    models: tuple[ModelInGroup, ...]


@dataclass(frozen=True, slots=True)
class BlocsPage:
    """Regions, subregions and blocs by model on one day; *sources* say who is in which bloc."""

    on: date
    form: DayForm
    kinds: tuple[tuple[str, str, tuple[ShownGroup, ...]], ...]
    sources: tuple[tuple[str, str], ...]


def places() -> list[tuple[str, str]]:
    """Give every coded law by id and name, in the order of names."""
    found = stored.laws()
    named = (
        ((one, place_name(law.jurisdiction)) for one, law in found.laws.items()) if found else ()
    )
    return sorted(named, key=lambda pair: pair[1])


def policies() -> list[tuple[str, str]]:
    """Give every policy that laws can be held to, by id and title, the usual one first."""
    found = [(one.id, one.title) for one in reading.choices(DEFAULT_POLICY)]
    return sorted(found, key=lambda pair: pair[0] != DEFAULT_POLICY)


def page(form: CompareForm) -> ComparePage:
    """Give two laws beside each other where the form names them."""
    if not form.is_valid():
        return ComparePage(form, None)
    first, second = form.cleaned_data["a"], form.cleaned_data["b"] or form.cleaned_data["a"]
    measure = reading.measure_of(form.cleaned_data["policy"] or DEFAULT_POLICY)
    on, then = form.days()
    made = compare(_assessed(first, measure, on), _assessed(second, measure, then))
    return ComparePage(form, _beside(made))


def blocs_page(form: DayForm, on: date) -> BlocsPage:
    """Give regions, subregions and blocs by model *on* a day."""
    laws = stored.laws()
    if laws is None:
        return BlocsPage(on, form, (), ())
    measure = stored.measure()
    kinds = (
        ("blocs", _("Unions and councils of states"), members(laws.blocs, on=on)),
        ("regions", _("Regions"), regions(laws.registry)),
        ("subregions", _("Subregions"), subregions(laws.registry)),
    )
    return BlocsPage(
        on,
        form,
        tuple(
            (key, name, tuple(_groups(laws, measure, groups, on))) for key, name, groups in kinds
        ),
        tuple((bloc_name(bloc.name), bloc.source) for bloc in laws.blocs),
    )


def _assessed(jurisdiction: str, measure: Measure, on: date) -> Assessment:
    law = queries.law_of(jurisdiction)
    return assess(law, measure, on=max(on, law.first_day))


def _beside(made: Comparison) -> Beside:
    codebook = made.first.measure.codebook
    first, second = made.first.standing, made.second.standing
    answers = (
        AnswersApart(
            each.question,
            codebook.questions[each.question].text,
            showing.shown_reason(first, codebook, each.question),
            showing.shown_reason(second, codebook, each.question),
        )
        for each in made.answers
    )
    return Beside(
        _side(made.first),
        _side(made.second),
        made.models_differ,
        made.findings,
        tuple(answers),
        made.alike,
    )


def _side(one: Assessment) -> Side:
    law = one.standing.law
    models = tuple(map(model_name, one.model.possible))
    name = place_name(law.jurisdiction)
    return Side(law.jurisdiction.id, name, one.standing.on, models, law.checked)


def _groups(
    laws: Laws, measure: Measure, groups: Mapping[str, tuple[str, ...]], on: date
) -> Iterator[ShownGroup]:
    for found in tally(laws.laws, measure, on=on, groups=groups):
        models = tuple(_models(found, laws.registry, measure.scheme.meanings))
        yield ShownGroup(area_name(bloc_name(found.name)), found.size, found.coded, models)


def _models(
    found: GroupTally, registry: Registry, meanings: Iterable[str]
) -> Iterator[ModelInGroup]:
    shades = {model: f"m{number}" for number, model in enumerate(meanings, start=1)}
    for model in (*meanings, NOT_SETTLED):
        if ids := found.models.get(model):
            named = (GroupedLaw(one, place_name(registry[one])) for one in ids)
            yield ModelInGroup(
                shades.get(model, painting.OPEN),
                model_name(model) if model else _("not settled"),
                tuple(sorted(named, key=lambda law: law.name)),
            )
