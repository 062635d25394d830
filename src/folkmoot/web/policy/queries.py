"""Reading policies: their versions and clauses, and how a clause came to be what it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import Clause, Status, Version
from folkmoot.policy.comparison import ClauseChange, compare_versions
from folkmoot.policy.versions import parse_version
from folkmoot.web.policy.evidence_queries import evidence_on as evidence_on
from folkmoot.web.policy.mandate_queries import considerations_of as considerations_of
from folkmoot.web.policy.models import ClauseRow, PolicyRow, SourceRow, VersionRow


@dataclass(frozen=True, slots=True)
class PolicySummary:
    """One policy and what its pack says of it."""

    id: str
    title: str
    summary: str
    warnings: tuple[str, ...]
    language: str

    @property
    def reference(self) -> Reference:
        """The name of the policy."""
        return Reference(Kind.POLICY, self.id)


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version with what became of it: *decision* adopted it, *on* is the day of its status."""

    version: Version
    hash: str
    on: date
    text: str
    decision: Reference | None

    @property
    def reference(self) -> Reference:
        """The name of the version."""
        return self.version.reference


@dataclass(frozen=True, slots=True)
class ClauseInVersion:
    """A clause where it stands: its version, and the versions of the same policy around it."""

    clause: Clause
    stored: StoredVersion
    reference: Reference


@dataclass(frozen=True, slots=True)
class Stage:
    """One clause in one version, and how it differs from the version before; None at the start."""

    stored: StoredVersion
    clause: Clause | None
    change: ClauseChange | None


def policies() -> list[PolicySummary]:
    """Give every policy by title, first those of which a version was adopted."""
    adopted = VersionRow.objects.filter(policy=OuterRef("id"), status=Status.ADOPTED)
    rows = PolicyRow.objects.alias(is_adopted=Exists(adopted)).order_by("-is_adopted", "title")
    return [_summary(row) for row in rows]


def prose_language() -> str:
    """Give the language that claims, sources and positions are told in: that of the first pack."""
    return PolicyRow.objects.order_by("id").values_list("language", flat=True).first() or "en"


def policy(policy_id: str) -> PolicySummary | None:
    """Give one policy, or None."""
    row = PolicyRow.objects.filter(id=policy_id).first()
    return _summary(row) if row else None


def versions(policy_id: str) -> list[StoredVersion]:
    """Give all versions of a policy, the earliest first."""
    return [_stored(row) for row in VersionRow.objects.filter(policy_id=policy_id).order_by("id")]


def version(reference: Reference) -> StoredVersion | None:
    """Give the version that *reference* names, with its clause or without, or None."""
    row = VersionRow.objects.filter(policy_id=reference.name, number=reference.version).first()
    return _stored(row) if row else None


def current(policy_id: str) -> StoredVersion | None:
    """Give the version in force: the last adopted, else the last of all, else None."""
    found = versions(policy_id)
    adopted = [each for each in found if each.version.status is Status.ADOPTED]
    return next(reversed(adopted or found), None)


def clause_of(reference: Reference) -> ClauseInVersion | None:
    """Give the clause that *reference* names, as policy:sex-work-rights@2#2.3 does, or None."""
    stored = version(reference)
    if stored is None:
        return None
    for clause in stored.version.clauses:
        if clause.id == reference.part:
            return ClauseInVersion(clause, stored, reference)
    return None


def history_of(reference: Reference) -> list[Stage]:
    """Give what the clause of *reference* was in each version, the earliest first.

    It begins with the version that brought the clause; where a version dropped it, the stage has
    no clause.
    """
    stages: list[Stage] = []
    before: StoredVersion | None = None
    for stored in versions(reference.name):
        stage = _stage(before, stored, reference.part)
        if stage.clause or stages:
            stages.append(stage)
        before = stored
    return stages


def clause_titles(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what references of policies are called: "2.3 Activities around it", "Version 2"."""
    names = {reference.name for reference in references}
    titles = {
        (row.version.policy_id, row.version.number, row.clause): row.title
        for row in ClauseRow.objects.filter(version__policy_id__in=names).select_related("version")
    }
    policies_named = dict(PolicyRow.objects.filter(id__in=names).values_list("id", "title"))
    found = {ref: _title(ref, titles, policies_named) for ref in references}
    return {reference: title for reference, title in found.items() if title}


def clauses_citing(source: str) -> list[tuple[Reference, str, str]]:
    """Give the clauses of all versions that cite *source*, each with its title and the place."""
    return [
        (stored.reference.at(clause.id), clause.title, place.place)
        for policy_id in PolicyRow.objects.order_by("id").values_list("id", flat=True)
        for stored in versions(policy_id)
        for clause in stored.version.clauses
        for place in clause.sources
        if place.source == source
    ]


def source_ids() -> frozenset[str]:
    """Give the ids of all sources in the record."""
    return frozenset(SourceRow.objects.values_list("id", flat=True))


def _title(
    reference: Reference,
    clauses: Mapping[tuple[str, str, str], str],
    policies_named: Mapping[str, str],
) -> str:
    if reference.part:
        title = clauses.get((reference.name, reference.version, reference.part))
        if not title:
            return ""
        named = {"clause": f"{reference.part} {title}", "number": reference.version}
        return _("%(clause)s (version %(number)s)") % named
    title = policies_named.get(reference.name, "")
    if not title or not reference.version:
        return title
    return _("%(title)s, version %(number)s") % {"title": title, "number": reference.version}


def _stage(before: StoredVersion | None, stored: StoredVersion, clause: str) -> Stage:
    here = {each.id: each for each in stored.version.clauses}.get(clause)
    if before is None:
        return Stage(stored, here, None)
    changes = compare_versions(before.version, stored.version)
    return Stage(stored, here, next((each for each in changes if each.id == clause), None))


def _summary(row: PolicyRow) -> PolicySummary:
    return PolicySummary(row.id, row.title, row.summary, tuple(row.warnings), row.language)


def _stored(row: VersionRow) -> StoredVersion:
    return StoredVersion(
        version=_parsed(row.text, Status(row.status)),
        hash=row.hash,
        on=row.on,
        text=row.text,
        decision=Reference.parse(row.decision) if row.decision else None,
    )


@lru_cache(maxsize=128)
def _parsed(text: str, status: Status) -> Version:
    return parse_version(text, file="text", status=status)
