"""The workbench of the policy: proposing a new version, with its comparison before it is kept."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.policy.comparison import compare_versions
from folkmoot.policy.versions import render_version
from folkmoot.web.components.addresses import address
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation
from folkmoot.web.policy import queries, services
from folkmoot.web.policy.forms import ProposalForm
from folkmoot.web.policy.pages import ComparisonPage, ProposalPage
from folkmoot.web.policy.queries import PolicySummary, StoredVersion

TEMPLATE = "policy/propose.html"


def propose(request: HttpRequest, policy: str) -> HttpResponse:
    """Write a new version, look at how it differs, and keep it: only what was looked at is kept."""
    summary, latest = _policy(policy)
    if request.method != "POST":
        return show(request, TEMPLATE, ProposalPage(summary, latest, _next_text(latest)))
    form = ProposalForm(request.POST)
    page = ProposalPage(summary, latest, request.POST.get("text", "").replace("\r\n", "\n"))
    if not form.is_valid():
        return _refused(request, replace(page, problem=str(form.errors["text"][0])))
    try:
        if "keep" in request.POST and request.POST.get("seen") == content_hash(page.text):
            return _keep(request, page)
        return show(request, TEMPLATE, _looked_at(page))
    except PackFaults as error:
        return _refused(request, replace(page, faults=error.faults))
    except InputError as error:
        return _refused(request, replace(page, problem=str(error)))


def _keep(request: HttpRequest, page: ProposalPage) -> HttpResponse:
    person = federation.person_of(request.user)
    if person is None:
        raise PermissionDenied("Only somebody with a mandate can propose a version.")
    proposed = services.propose_version(page.policy.id, page.text, by=person, at=timezone.now())
    return redirect(address(proposed.reference))


def _looked_at(page: ProposalPage) -> ProposalPage:
    proposed = services.read(page.policy.id, page.text)
    latest = page.latest.version
    changes = compare_versions(latest, proposed)
    comparison = ComparisonPage(page.policy, latest, proposed, changes, beside=False)
    seen = content_hash(page.text)
    return replace(page, proposed=proposed, comparison=comparison, seen=seen)


def _refused(request: HttpRequest, page: ProposalPage) -> HttpResponse:
    return show(request, TEMPLATE, page, status=400)


def _policy(policy: str) -> tuple[PolicySummary, StoredVersion]:
    summary, found = queries.policy(policy), queries.versions(policy)
    if summary is None or not found:
        raise Http404(f"There is no policy '{policy}'.")
    return summary, found[-1]


def _next_text(latest: StoredVersion) -> str:
    number = latest.version.number
    following = str(int(number) + 1) if number.isdecimal() else ""
    return render_version(replace(latest.version, number=following or number))
