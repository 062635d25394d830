"""What a decision asked for beside one version: which clause answers each point, and why."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from folkmoot.federation.bodies import BodyKind
from folkmoot.federation.rights import Action
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.considerations import Answer
from folkmoot.web.components.addresses import address
from folkmoot.web.components.pages import show
from folkmoot.web.federation.doors import may
from folkmoot.web.federation.queries import bodies, person_of
from folkmoot.web.policy import answer_queries, mandate_queries, queries, services
from folkmoot.web.policy.forms import AnswerForm
from folkmoot.web.policy.mandate_queries import MandateRead
from folkmoot.web.policy.pages import AnswerPage, ConsiderationsPage
from folkmoot.web.policy.queries import PolicySummary, StoredVersion

TEMPLATE = "policy/answer.html"


def considerations(request: HttpRequest, mandate: str) -> HttpResponse:
    """Show what a decision asked for, and which clauses of the chosen version answer it."""
    read, policy = _read(mandate)
    stored = _chosen(read, request.GET.get("version", ""))
    page = ConsiderationsPage(
        read,
        policy,
        stored.reference if stored else None,
        answer_queries.versions_answering(read),
        answer_queries.points(read, stored),
        edits=any(
            may(request, Action.EDIT_POLICY, body.id) for body in bodies(BodyKind.SECRETARIAT)
        ),
    )
    return show(request, "policy/considerations.html", page)


def answer(request: HttpRequest, mandate: str, number: str) -> HttpResponse:
    """Say which clauses of a version answer one point, or that none does; and why."""
    page = _page(request, mandate, number)
    if request.method != "POST":
        return show(request, TEMPLATE, page)
    form = AnswerForm(request.POST, clauses=[each.id for each in page.version.version.clauses])
    page = replace(
        page,
        chosen=tuple(request.POST.getlist("clauses")),
        why=request.POST.get("why", ""),
        problem=" ".join(str(text) for texts in form.errors.values() for text in texts),
    )
    try:
        if not page.problem:
            return _answered(request, page, form)
    except InputError as error:
        page = replace(page, problem=str(error))
    return show(request, TEMPLATE, page, status=400)


def _answered(request: HttpRequest, page: AnswerPage, form: AnswerForm) -> HttpResponse:
    person = person_of(request.user)
    if person is None:
        raise PermissionDenied("Only somebody with a mandate can say what answers a decision.")
    number, said = page.version.version.number, form.cleaned_data
    services.answer_consideration(
        Answer(
            page.read.mandate.id,
            page.point.consideration.id,
            number,
            tuple(said["clauses"]),
            said["why"],
        ),
        policy=page.policy.id,
        by=person,
        at=timezone.now(),
    )
    there, _hash, point = address(page.point.reference).partition("#")
    return redirect(f"{there}?{urlencode({'version': number})}#{point}")


def _page(request: HttpRequest, mandate: str, number: str) -> AnswerPage:
    read, policy = _read(mandate)
    stored = _chosen(read, request.POST.get("version") or request.GET.get("version", ""))
    if stored is None:
        raise Http404(f"The policy '{read.policy}' has no version yet.")
    for point in answer_queries.points(read, stored):
        if point.consideration.id == number:
            chosen = tuple(clause.id for _, clause in point.clauses)
            why = point.given.why if point.given else ""
            return AnswerPage(read, policy, stored, point, chosen, why)
    raise Http404(f"The decision '{mandate}' has no point {number}.")


def _read(mandate: str) -> tuple[MandateRead, PolicySummary]:
    read = mandate_queries.mandate(mandate)
    policy = queries.policy(read.policy) if read else None
    if read is None or policy is None:
        raise Http404(f"There is no decision '{mandate}' that a policy answers to.")
    return read, policy


def _chosen(read: MandateRead, number: str) -> StoredVersion | None:
    """Give the version of that number; without one, the version in force."""
    if not number:
        return queries.current(read.policy)
    found = queries.version(Reference(Kind.POLICY, read.policy, number))
    if found is None:
        raise Http404(f"The policy '{read.policy}' has no version {number}.")
    return found
