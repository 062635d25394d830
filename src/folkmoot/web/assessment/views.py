"""The pages of the law: the world by model, one jurisdiction, its answers, what-if, one clause."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import (
    clauses,
    comparisons,
    country,
    places,
    queries,
    standards,
    what_ifs,
    world,
)
from folkmoot.web.assessment.forms import CompareForm, DayForm
from folkmoot.web.components.pages import show


def index(request: HttpRequest) -> HttpResponse:
    """Show the world by legal model on the day asked for."""
    form = _day_form(request)
    return show(request, "assessment/world.html", world.page(form, form.day()))


def jurisdiction(request: HttpRequest, place: str) -> HttpResponse:
    """Show one jurisdiction's law on the day asked for, or what lies within it if uncoded."""
    form = _day_form(request)
    if queries.is_coded(place):
        found = country.page(place, form, form.day())
        return show(request, "assessment/jurisdiction.html", found)
    uncoded = places.page(place, form, form.day())
    if uncoded is None:
        raise Http404("There is no such jurisdiction.")
    return show(request, "assessment/place.html", uncoded)


def both_policies(request: HttpRequest, place: str) -> HttpResponse:
    """Show one law held to two policies, side by side."""
    form = _day_form(request)
    found = standards.page(_known(place), form, form.day())
    return show(request, "assessment/policies.html", found)


def compare(request: HttpRequest) -> HttpResponse:
    """Show two laws beside each other, or one law on two days."""
    coded, policies = comparisons.places(), comparisons.policies()
    form = CompareForm(request.GET, today=_today(), places=coded, policies=policies)
    return show(request, "assessment/compare.html", comparisons.page(form))


def blocs(request: HttpRequest) -> HttpResponse:
    """Show regions, subregions and blocs by model on the day asked for."""
    form = _day_form(request)
    return show(request, "assessment/blocs.html", comparisons.blocs_page(form, form.day()))


def answers(request: HttpRequest, place: str) -> HttpResponse:
    """Show every answer about one jurisdiction's law."""
    return show(request, "assessment/answers.html", country.answers(_known(place), _today()))


def what_if(request: HttpRequest, place: str) -> HttpResponse:
    """Show the law as it would be."""
    form = _day_form(request)
    found = what_ifs.page(_known(place), request.GET, form)
    return show(request, "assessment/what_if.html", found)


def clause(request: HttpRequest, policy: str, version: str, number: str) -> HttpResponse:
    """Show all laws judged by one clause."""
    form = _day_form(request)
    found = clauses.page(Reference(Kind.POLICY, policy, version, number), form, form.day())
    if found is None:
        raise Http404("There is no such clause.")
    return show(request, "assessment/clause.html", found)


def _day_form(request: HttpRequest) -> DayForm:
    form = DayForm(request.GET, today=_today(), policies=queries.policies())
    form.is_valid()
    return form


def _known(place: str) -> str:
    if not queries.is_coded(place):
        raise Http404("The law of this jurisdiction is not coded here.")
    return place


def _today() -> date:
    return timezone.localdate()
