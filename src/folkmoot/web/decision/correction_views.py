"""A correction set beside a decision by whoever is in the chair; the decision stays as it is."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The decision that is corrected, what was written, and why it was not kept."""

    put: Put
    text: str
    problem: str


def correct(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for a correction, and set it beside the decision."""
    if queries.decision_row(name) is None:
        raise Http404
    decision, text = Reference(Kind.DECISION, name), request.POST.get("text", "")
    if request.method != "POST":
        return _page(request, decision)
    by = person_of(request.user)
    if by is None:
        raise PermissionDenied
    try:
        services.correct(decision, text, by=by, at=timezone.now())
    except InputError as error:
        return _page(request, decision, text, str(error))
    return redirect("decision", name)


def _page(
    request: HttpRequest, decision: Reference, text: str = "", problem: str = ""
) -> HttpResponse:
    page = CorrectionPage(puts_of([decision])[0], text, problem)
    return show(request, "decision/correct.html", page, status=400 if problem else 200)
