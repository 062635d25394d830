"""The pages of the law: the world by model, one jurisdiction, its answers, what-if, one clause."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import clauses, country, queries, world
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.components.pages import show


def index(request: HttpRequest) -> HttpResponse:
    """Show the world by legal model on the day asked for."""
    form = _day_form(request)
    return show(request, "assessment/world.html", world.page(form, form.day()))


def jurisdiction(request: HttpRequest, place: str) -> HttpResponse:
    """Show one jurisdiction's law on the day asked for."""
    form = _day_form(request)
    found = country.page(_known(place), form, form.day())
    return show(request, "assessment/jurisdiction.html", found)


def answers(request: HttpRequest, place: str) -> HttpResponse:
    """Show every answer about one jurisdiction's law."""
    return show(request, "assessment/answers.html", country.answers(_known(place), _today()))


def what_if(request: HttpRequest, place: str) -> HttpResponse:
    """Show the law as it would be."""
    form = _day_form(request)
    found = country.what_if(_known(place), request.GET, form.day())
    return show(request, "assessment/what_if.html", found)


def clause(request: HttpRequest, policy: str, version: str, number: str) -> HttpResponse:
    """Show all laws judged by one clause."""
    form = _day_form(request)
    found = clauses.page(Reference(Kind.POLICY, policy, version, number), form, form.day())
    if found is None:
        raise Http404("There is no such clause.")
    return show(request, "assessment/clause.html", found)


def _day_form(request: HttpRequest) -> DayForm:
    form = DayForm(request.GET, today=_today())
    form.is_valid()
    return form


def _known(place: str) -> str:
    if not queries.is_coded(place):
        raise Http404("The law of this jurisdiction is not coded here.")
    return place


def _today() -> date:
    return timezone.localdate()
