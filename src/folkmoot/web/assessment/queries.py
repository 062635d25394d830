"""Reading what was found: by clause, by jurisdiction, and the world by legal model."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.packs import DEFAULT_POLICY, Laws
from folkmoot.assessment.rules import Result
from folkmoot.assessment.schemes import Sign, flags_of, model_of
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.models import FindingRow, JurisdictionRow


@dataclass(frozen=True, slots=True)
class JudgedLaw:
    """One law's finding on a clause: what decided it, and since when as far as is coded.

    *since* is a date in EDTF, such as 1913 or 1999-01-01; empty where the finding is unknown.
    """

    assessment: Reference
    jurisdiction: str
    result: Result
    because: str
    since: str


@dataclass(frozen=True, slots=True)
class ClauseLaws:
    """Every law judged by one clause, on the last day on which laws were judged by it.

    *counts* has each result that occurs; *rows* go by the jurisdiction's name.
    """

    clause: Reference
    on: date | None
    counts: Mapping[Result, int]
    rows: tuple[JudgedLaw, ...]


@dataclass(frozen=True, slots=True)
class PlacedLaw:
    """One coded law in the world on a day; *possible* is empty before it is coded."""

    id: str
    name: str
    region: str
    possible: tuple[str, ...]
    flags: tuple[Sign, ...]
    checked: date
    first_day: date

    @property
    def model(self) -> str:
        """The one model it has, or an empty text where it is not settled or not coded."""
        return self.possible[0] if len(self.possible) == 1 else ""

    @property
    def shown_possible(self) -> tuple[str, ...]:
        """The possible models as people read them."""
        return tuple(model.replace("_", " ") for model in self.possible)

    @property
    def shown_model(self) -> str:
        """The one model as people read it, or an empty text."""
        return self.model.replace("_", " ")


@dataclass(frozen=True, slots=True)
class World:
    """Every coded law on one day, by name; *uncoded* are the jurisdictions without one."""

    on: date
    laws: tuple[PlacedLaw, ...]
    uncoded: tuple[str, ...]
    meanings: Mapping[str, str]


def laws() -> Laws:
    """Give all stored law; InputError while there is none."""
    found = stored.laws()
    if found is None:
        raise InputError("No law is stored here. Take in the packs of law.")
    return found


def is_coded(jurisdiction: str) -> bool:
    """Say whether the law of *jurisdiction* is stored."""
    return JurisdictionRow.objects.filter(id=jurisdiction, is_coded=True).exists()


def law_of(jurisdiction: str) -> Law:
    """Give one stored law; InputError says which there are."""
    return laws().law(jurisdiction)


def measure(version: str = "", policy: str = DEFAULT_POLICY) -> Measure:
    """Give what laws are held to by one version of *policy*; that of its rules if left out."""
    return stored.measure(version, policy)


def policies() -> tuple[str, ...]:
    """Give the policies by which laws can be read, by id."""
    return stored.policies()


def laws_on(clause: Reference) -> ClauseLaws:
    """Give what the laws make of *clause*, by the last judgement of its own version."""
    found = FindingRow.objects.filter(clause=str(clause))
    last = found.order_by("-assessment__on").values_list("assessment__on", flat=True).first()
    if last is None:
        return ClauseLaws(clause, None, {}, ())
    rows = tuple(
        _judged(row)
        for row in found.filter(assessment__on=last)
        .select_related("assessment__jurisdiction")
        .order_by("assessment__jurisdiction__name")
    )
    return ClauseLaws(clause, last, Counter(row.result for row in rows), rows)


def world(on: date) -> World:
    """Give every coded law with its model *on* a day, derived now from what is stored."""
    found = stored.laws()
    if found is None:
        return World(on, (), (), {})
    scheme, placed = stored.measure().scheme, []
    for law in found.laws.values():
        standing = stand(law, found.codebook, on=on) if on >= law.first_day else None
        placed.append(
            PlacedLaw(
                law.jurisdiction.id,
                law.jurisdiction.name,
                law.jurisdiction.region,
                model_of(scheme, standing).possible if standing else (),
                flags_of(scheme, standing) if standing else (),
                law.checked,
                law.first_day,
            )
        )
    uncoded = tuple(one.name for one in found.registry if one.id not in found.laws)
    return World(on, tuple(sorted(placed, key=lambda one: one.name)), uncoded, scheme.meanings)


def law_names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what references of laws are called: "StGB § 181a (Germany)"."""
    found = {reference: _law_name(reference) for reference in references}
    return {reference: name for reference, name in found.items() if name}


def assessment_names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what references of assessments are called: "Sweden on 2026-01-01, K2"."""
    names = dict(JurisdictionRow.objects.values_list("id", "name"))
    return {
        ref: _("%(place)s on %(day)s") % {"place": names[ref.name], "day": ref.version}
        + (f", {ref.part}" if ref.part else "")
        for ref in references
        if ref.name in names and ref.version
    }


def _judged(row: FindingRow) -> JudgedLaw:
    jurisdiction = row.assessment.jurisdiction
    on = row.assessment.on.isoformat()
    return JudgedLaw(
        Reference(Kind.ASSESSMENT, jurisdiction.id, on, row.rule),
        jurisdiction.name,
        Result(row.result),
        row.because,
        row.since,
    )


def _law_name(reference: Reference) -> str:
    jurisdiction, _, instrument = reference.name.partition("/")
    found = stored.laws()
    law = found.laws.get(jurisdiction) if found else None
    if law is None:
        return ""
    name = f"({law.jurisdiction.name})"
    if provision := law.provisions.get(f"{instrument}#{reference.part}"):
        return f"{provision.cited} {name}"
    known = law.instruments.get(instrument)
    return f"{known.short} {name}" if known else law.jurisdiction.name
