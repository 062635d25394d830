"""Reading what was found: by clause, by jurisdiction, and the world by legal model."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Law
from folkmoot.assessment.packs import DEFAULT_POLICY, Laws
from folkmoot.assessment.rules import Result
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
    found, last = FindingRow.objects.filter(clause=str(clause)), last_judged(clause)
    if last is None:
        return ClauseLaws(clause, None, {}, ())
    rows = tuple(
        _judged(row)
        for row in found.filter(assessment__on=last)
        .select_related("assessment__jurisdiction")
        .order_by("assessment__jurisdiction__name")
    )
    return ClauseLaws(clause, last, Counter(row.result for row in rows), rows)


def last_judged(clause: Reference) -> date | None:
    """Give the last day for which laws were judged by *clause*, as the record has it."""
    found = FindingRow.objects.filter(clause=str(clause)).order_by("-assessment__on")
    return found.values_list("assessment__on", flat=True).first()


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
