"""The world by legal model on a day, worked out once for each day on which any law turns."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.packs import MODEL_SCHEME, Laws
from folkmoot.assessment.schemes import Scheme, Sign, flags_of, model_of
from folkmoot.foundation.dates import LooseDate, exact
from folkmoot.web.assessment import stored


@dataclass(frozen=True, slots=True)
class PlacedLaw:
    """One coded law in the world on a day; *possible* is empty before it is coded."""

    jurisdiction: Jurisdiction
    possible: tuple[str, ...]
    flags: tuple[Sign, ...]
    checked: date
    first_day: date

    @property
    def id(self) -> str:
        """Whose law it is."""
        return self.jurisdiction.id

    @property
    def name(self) -> str:
        """The jurisdiction's name in English."""
        return self.jurisdiction.name

    @property
    def model(self) -> str:
        """The one model it has, or an empty text where it is not settled or not coded."""
        return self.possible[0] if len(self.possible) == 1 else ""


@dataclass(frozen=True, slots=True)
class World:
    """Every coded law on one day, by name, among all jurisdictions; *meanings* has the models."""

    on: date
    laws: tuple[PlacedLaw, ...]
    registry: Registry
    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ModelTurn:
    """A day on which laws passed from one model to another, and whose they are.

    *since* is that day as loosely as its sources have it: 1999, where they give only the year.
    """

    day: date
    since: LooseDate
    jurisdictions: tuple[Jurisdiction, ...]


def world(on: date) -> World:
    """Give every coded law with its model *on* a day, derived from what is stored now."""
    documents = stored.documents()
    if not documents:
        return World(on, (), Registry({}), {})
    turned = _turning_days(documents)
    at = bisect_right(turned, on)
    return replace(_world(documents, turned[at - 1] if at else date.min), on=on)


def model_turns() -> tuple[ModelTurn, ...]:
    """Give each day on which some law passed from one settled model to another, in order.

    Where a law's coding begins it does not turn, nor where it is not settled for a while.
    """
    documents = stored.documents()
    return _model_turns(documents) if documents else ()


def settled_anew(law: Law, codebook: Codebook, scheme: Scheme) -> Iterator[tuple[date, LooseDate]]:
    """Give each day on which *law* is settled on another model than before, and its loose date."""
    before = ""
    for day in law.turning_days():
        standing = stand(law, codebook, on=day)
        model = model_of(scheme, standing).settled
        if before and model not in ("", before):
            yield day, _dated(standing, scheme.questions)
        before = model or before


@lru_cache(maxsize=64)
def _world(documents: stored.Current, on: date) -> World:
    found = stored.laws_in(documents)
    placed = (_placed(law, found, on) for law in found.laws.values())
    meanings = found.schemes[MODEL_SCHEME].meanings
    return World(on, tuple(sorted(placed, key=attrgetter("name"))), found.registry, meanings)


def _placed(law: Law, found: Laws, on: date) -> PlacedLaw:
    scheme = found.schemes[MODEL_SCHEME]
    standing = stand(law, found.codebook, on=on) if on >= law.first_day else None
    return PlacedLaw(
        law.jurisdiction,
        model_of(scheme, standing).possible if standing else (),
        flags_of(scheme, standing) if standing else (),
        law.checked,
        law.first_day,
    )


@lru_cache(maxsize=4)
def _turning_days(documents: stored.Current) -> tuple[date, ...]:
    laws = stored.laws_in(documents).laws.values()
    return tuple(sorted({day for law in laws for day in (law.first_day, *law.turning_days())}))


@lru_cache(maxsize=4)
def _model_turns(documents: stored.Current) -> tuple[ModelTurn, ...]:
    found = stored.laws_in(documents)
    scheme, turns = found.schemes[MODEL_SCHEME], []
    for law in found.laws.values():
        for day, since in settled_anew(law, found.codebook, scheme):
            turns.append((day, str(since), law.jurisdiction.id))
    return tuple(
        ModelTurn(day, LooseDate.parse(since), tuple(found.registry[each[2]] for each in same))
        for (day, since), same in groupby(sorted(turns), key=itemgetter(0, 1))
    )


def _dated(standing: Standing, deciding: tuple[str, ...]) -> LooseDate:
    answers = (standing.answers.get(question) for question in deciding)
    starts = {one.start for one in answers if one and one.surely_from == standing.on}
    return starts.pop() if len(starts) == 1 else exact(standing.on)
