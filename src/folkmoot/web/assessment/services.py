"""Taking in coded law, and holding every law to a policy: each in one transaction."""

from collections.abc import Container, Iterator
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from folkmoot.assessment.assessments import (
    Assessment,
    Measure,
    as_json,
    assess,
    clause_references,
    policy_reference,
    reasons,
)
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.packs import Laws, load_packs, pack_names
from folkmoot.assessment.rules import Finding, Result
from folkmoot.assessment.timeline import result_since
from folkmoot.foundation.canonical import canonical_text, content_hash, json_hash
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.models import (
    AssessmentRow,
    CurrentDocument,
    FindingRow,
    JurisdictionRow,
    LawDocument,
)
from folkmoot.web.assessment.offered_services import hold, set_aside
from folkmoot.web.ledger import services as ledger

CHAIN = "law"
"""The chain of the ledger that tells when law was taken in and when it was judged."""


@transaction.atomic
def import_laws(packs: Path | None = None, *, by: Reference, at: datetime) -> Laws:
    """Store every file under *packs*/laws and the rules of every policy, where a text is new.

    A pack with faults raises PackFaults and changes nothing: the last good one stays. So does the
    law of a jurisdiction that the desk has changed; what the packs hold of it is offered there.
    """
    hold()
    home = packs or packs_home()
    found = load_packs(home).laws
    texts = {name: (home / name).read_text(encoding="utf-8") for name in pack_names(home)}
    aside = set_aside(texts, at=at)
    ours = {name: text for name, text in texts.items() if name not in aside}
    changed = [name for name, text in ours.items() if store_text(name, text, at=at)]
    coded = (stored.laws() or found).laws
    _store_registry(found.registry, coded)
    if changed:
        _record_import(changed, by=by, at=at)
    return found


@transaction.atomic
def assess_all(policy: Reference, on: date, *, by: Reference, at: datetime) -> int:
    """Hold every stored law to the version that *policy* names, *on* a day; give their number.

    Laws that are not yet coded on that day are left out. Doing it again replaces the findings of
    that day and version; the ledger keeps the hash of each.
    """
    found = stored.laws()
    if found is None:
        return 0
    measure = stored.measure(policy.version, policy.name)
    done = [assess(law, measure, on=on) for law in found.laws.values() if on >= law.first_day]
    for assessment in done:
        _store_assessment(assessment, measure, at=at)
        ledger.link_many(_links(assessment, measure, by=by, on=at.date()))
    if done:
        _record_assessments(done, policy_reference(measure.rules), by=by, at=at)
    return len(done)


def store_text(name: str, text: str, *, at: datetime) -> bool:
    """Let *text* stand for *name* from now on; say whether that is a change.

    The texts before it stay under their hashes. The caller has checked it, and records it.
    """
    text = canonical_text(text)
    document, _ = LawDocument.objects.get_or_create(
        name=name, hash=content_hash(text), defaults={"text": text, "at": at}
    )
    current = CurrentDocument.objects.filter(name=name).first()
    if current and current.document_id == document.id:
        return False
    CurrentDocument.objects.update_or_create(name=name, defaults={"document": document})
    return True


def _store_registry(registry: Registry, coded: Container[str]) -> None:
    rows = [
        JurisdictionRow(
            id=one.id,
            name=one.name,
            region=one.region,
            parent=one.parent,
            is_coded=one.id in coded,
        )
        for one in registry
    ]
    JurisdictionRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["name", "region", "parent", "is_coded"],
    )


def _record_import(changed: list[str], *, by: Reference, at: datetime) -> None:
    hashes = CurrentDocument.objects.filter(name__in=changed).values_list("name", "document__hash")
    folders = {name.split("/")[1] for name in changed if name.count("/") == 2}
    laws = [Reference(Kind.LAW, each) for each in sorted(folders) if _is_jurisdiction(each)]
    ledger.record(CHAIN, "law.imported", about=laws, by=by, at=at, detail=dict(hashes))


def _is_jurisdiction(name: str) -> bool:
    return JurisdictionRow.objects.filter(id=name).exists()


def _store_assessment(assessment: Assessment, measure: Measure, *, at: datetime) -> None:
    document = as_json(assessment)
    row, _ = AssessmentRow.objects.update_or_create(
        jurisdiction_id=assessment.reference.name,
        policy=str(policy_reference(measure.rules)),
        on=assessment.standing.on,
        defaults={"document": document, "hash": json_hash(document), "at": at},
    )
    row.findings.all().delete()
    FindingRow.objects.bulk_create(_finding_rows(row, assessment, measure))


def _finding_rows(
    row: AssessmentRow, assessment: Assessment, measure: Measure
) -> Iterator[FindingRow]:
    law, on = assessment.standing.law, assessment.standing.on
    for finding in assessment.findings:
        is_open = finding.result is Result.UNKNOWN
        since = "" if is_open else str(result_since(law, measure, finding.rule, on=on))
        because = _because(finding, assessment)
        for clause in clause_references(finding, measure.rules) or ("",):
            yield FindingRow(
                assessment=row,
                rule=finding.rule.id,
                clause=str(clause),
                result=finding.result.value,
                because=because,
                since=since,
            )


def _because(finding: Finding, assessment: Assessment) -> str:
    if finding.missing:
        return f"not known: {', '.join(finding.missing)}"
    found = reasons(assessment.standing, finding.because)
    return "; ".join(f"{one.question} {one.value}: {one.provision}" for one in found)


def _links(assessment: Assessment, measure: Measure, *, by: Reference, on: date) -> Iterator[Link]:
    for finding in assessment.findings:
        source = assessment.reference.at(finding.rule.id)
        for clause in clause_references(finding, measure.rules):
            yield Link(source, LinkKind.JUDGED_BY, clause, by, on, finding.result.value)
        for reason in reasons(assessment.standing, finding.because):
            for provision in reason.provisions:
                why = f"{reason.question} {reason.value}"
                yield Link(source, LinkKind.READS, provision, by, on, why)


def _record_assessments(
    done: list[Assessment], policy: Reference, *, by: Reference, at: datetime
) -> None:
    hashes = {one.reference.name: json_hash(as_json(one)) for one in done}
    about = [policy, *(one.reference for one in done)]
    ledger.record(CHAIN, "law.assessed", about=about, by=by, at=at, detail=hashes)
