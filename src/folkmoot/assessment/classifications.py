"""Published classifications: what others call laws, and how far that agrees with our models.

They are witnesses, not truth: each source is held beside our reading by itself, with the cases to
look into, and nothing is averaged over sources.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.assessments import Measure, Reason, reasons
from folkmoot.assessment.law import Label, Law, stand
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.published import Classification
from folkmoot.assessment.schemes import model_of
from folkmoot.foundation.canonical import Json


@dataclass(frozen=True, slots=True)
class Reading:
    """One law as a source labels it and as it is read here on the same day.

    *agrees* is None where our own model is open and the label may still prove right.
    """

    jurisdiction: str
    name: str
    label: str
    means: tuple[str, ...]
    ours: tuple[str, ...]
    agrees: bool | None
    because: tuple[Reason, ...]

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law classifications --json`."""
        return {
            "jurisdiction": self.jurisdiction,
            "label": self.label,
            "means": list(self.means),
            "ours": list(self.ours),
            "agrees": self.agrees,
            "because": [reason.as_json() for reason in self.because],
        }


@dataclass(frozen=True, slots=True)
class SourceAgreement:
    """One source beside our reading *on* a day: *agreed* of *units* laws settled here.

    *kappa* is Cohen's, None where it cannot be told. *uncoded* counts the labels of laws that are
    not coded here on that day.
    """

    classification: Classification
    on: date
    units: int
    agreed: int
    kappa: float | None
    readings: tuple[Reading, ...]
    uncoded: int

    @property
    def to_look_into(self) -> tuple[Reading, ...]:
        """The readings that differ, and after them those that are still open here."""
        differ = [one for one in self.readings if one.agrees is False]
        return (*differ, *(one for one in self.readings if one.agrees is None))

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law classifications --json`."""
        found = self.classification
        return {
            "id": found.id,
            "source": found.source,
            "year": found.year,
            "on": self.on.isoformat(),
            "units": self.units,
            "agreed": self.agreed,
            "kappa": None if self.kappa is None else f"{self.kappa:.2f}",
            "uncoded": self.uncoded,
            "to_look_into": [one.as_json() for one in self.to_look_into],
        }


def agreement_with(
    classification: Classification, laws: Laws, measure: Measure, *, on: date
) -> SourceAgreement:
    """Hold one source's labels beside our models *on* a day.

    *measure* has the scheme that the source's labels were mapped to. A label that may mean several
    models agrees with any of them; for kappa it counts as ours where it agrees, else as its first.
    """
    readings = []
    for jurisdiction, label in classification.labels.items():
        law = laws.laws.get(jurisdiction)
        if law is not None and on >= law.first_day:
            readings.append(_reading(law, label, classification.means[label], measure, on=on))
    settled = [one for one in readings if one.agrees is not None]
    return SourceAgreement(
        classification,
        on,
        units=len(settled),
        agreed=sum(one.agrees is True for one in settled),
        kappa=cohens_kappa(_paired(settled)),
        readings=tuple(readings),
        uncoded=len(classification.labels) - len(readings),
    )


def labels_of(law: Law, classifications: Iterable[Classification]) -> tuple[Label, ...]:
    """Give what others call one law: the labels of its own file, then those of each source."""
    place = law.jurisdiction.id
    published = (
        Label(each.source, each.year, each.labels[place], each.where)
        for each in classifications
        if place in each.labels
    )
    return (*law.labels, *published)


def cohens_kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Give the agreement of two readers beyond chance; None where either gives one label only.

    Source: Cohen, A coefficient of agreement for nominal scales (1960).

    >>> cohens_kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    0.5
    >>> cohens_kappa([("a", "a"), ("a", "b")]) is None
    True
    """
    both = list(pairs)
    first, second = (Counter(pair[side] for pair in both) for side in (0, 1))
    if min(len(first), len(second)) < 2:
        return None
    observed = sum(one == other for one, other in both) / len(both)
    expected = sum(first[label] * second[label] for label in first) / len(both) ** 2
    return (observed - expected) / (1 - expected)


def day_of(classification: Classification, today: date) -> date:
    """Give the day on which a source's labels are held beside the law: its own, today at most."""
    return min(classification.as_of.latest or today, today)


def _reading(
    law: Law, label: str, means: tuple[str, ...], measure: Measure, *, on: date
) -> Reading:
    standing = stand(law, measure.codebook, on=on)
    model = model_of(measure.scheme, standing)
    shared = set(means) & set(model.possible)
    is_open = bool(shared) and not set(model.possible) <= set(means)
    place = law.jurisdiction
    return Reading(
        place.id,
        place.name,
        label,
        means,
        model.possible,
        None if is_open else bool(shared),
        reasons(standing, model.missing or model.because),
    )


def _paired(readings: Iterable[Reading]) -> list[tuple[str, str]]:
    return [(one.means[0] if not one.agrees else one.ours[0], one.ours[0]) for one in readings]
