"""Pages of the text: all policies, one version, two compared, and what a decision asked for."""

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import compare_versions
from folkmoot.record.histories import histories_of
from folkmoot.web.components.pages import show
from folkmoot.web.ledger.labels import labels
from folkmoot.web.policy import evidence_queries, mandate_queries, queries
from folkmoot.web.policy.pages import (
    ClauseLine,
    ComparisonPage,
    Mandated,
    PoliciesPage,
    SectionText,
    Shelf,
    VersionPage,
)
from folkmoot.web.policy.queries import PolicySummary, StoredVersion


def policies(request: HttpRequest) -> HttpResponse:
    """List every policy with its versions."""
    shelves = (Shelf(each, tuple(queries.versions(each.id))) for each in queries.policies())
    return show(request, "policy/policies.html", PoliciesPage(tuple(shelves)))


def current(request: HttpRequest, policy: str) -> HttpResponse:
    """Show the version of a policy that is in force, or its last draft."""
    stored = queries.current(policy)
    if stored is None:
        raise Http404(f"There is no policy '{policy}'.")
    return _version(request, policy, stored)


def version(request: HttpRequest, policy: str, number: str) -> HttpResponse:
    """Show one version."""
    return _version(request, policy, _stored(policy, number))


def text(request: HttpRequest, policy: str, number: str) -> HttpResponse:
    """Give the canonical text of a version, whose SHA-256 is the version's hash."""
    stored = _stored(policy, number)
    return HttpResponse(stored.text, content_type="text/markdown; charset=utf-8")


def compare(request: HttpRequest, policy: str, old: str, new: str) -> HttpResponse:
    """Show how two versions differ, in one column or side by side."""
    beside = request.GET.get("view") == "side"
    left, right = _stored(policy, old).version, _stored(policy, new).version
    page = ComparisonPage(_policy(policy), left, right, compare_versions(left, right), beside)
    return show(request, "policy/compare.html", page)


def _version(request: HttpRequest, policy: str, stored: StoredVersion) -> HttpResponse:
    all_versions = queries.versions(policy)
    place = [each.reference for each in all_versions].index(stored.reference)
    decision = stored.decision
    page = VersionPage(
        policy=_policy(policy),
        stored=stored,
        versions=tuple(all_versions),
        sections=_sections(stored),
        mandates=_mandates(policy, stored.reference),
        before=all_versions[place - 1] if place else None,
        decision=labels([decision])[decision] if decision else "",
        histories=histories_of(policy, packs_home() / "histories"),
    )
    return show(request, "policy/version.html", page)


def _sections(stored: StoredVersion) -> tuple[SectionText, ...]:
    known = evidence_queries.sources()
    weights = evidence_queries.weights(stored.reference)
    return tuple(
        SectionText(
            section,
            tuple(
                ClauseLine(
                    clause,
                    stored.reference.at(clause.id),
                    evidence_queries.cited(clause.sources, known),
                    weights.get(clause.id, evidence_queries.Weight()),
                )
                for clause in stored.version.clauses_of(section.id)
            ),
        )
        for section in stored.version.sections
    )


def _mandates(policy: str, version: Reference) -> tuple[Mandated, ...]:
    return tuple(
        Mandated(mandate, title, *mandate_queries.answered(mandate, version))
        for mandate, title in mandate_queries.mandates(policy)
    )


def _policy(policy: str) -> PolicySummary:
    found = queries.policy(policy)
    if found is None:
        raise Http404(f"There is no policy '{policy}'.")
    return found


def _stored(policy: str, number: str) -> StoredVersion:
    found = queries.version(Reference(Kind.POLICY, policy, number))
    if found is None:
        raise Http404(f"The policy '{policy}' has no version {number}.")
    return found
