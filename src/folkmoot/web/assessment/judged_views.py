"""Judging restrictions, recording validations and reports, and showing all three to everybody."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.streams import Beside
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import change_queries, judged_queries, judged_services
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.assessment.judged_forms import (
    JudgementForm,
    ReportForm,
    RestrictionForm,
    ValidationForm,
)
from folkmoot.web.assessment.judged_queries import Restriction, Validated
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation


@dataclass(frozen=True, slots=True)
class OthersPage:
    """What others say of a law: validations, streams, and the five-part test."""

    place: Jurisdiction
    validated: tuple[Validated, ...]
    streams: tuple[Beside, ...]
    restrictions: tuple[Restriction, ...]


@dataclass(frozen=True, slots=True)
class TestsPage:
    """The restrictions of a law that were put to the test, and the form to put another."""

    place: Jurisdiction
    restrictions: tuple[Restriction, ...]
    form: RestrictionForm
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TestPage:
    """One restriction and one's own judgement of it."""

    place: Jurisdiction
    restriction: Restriction
    form: JudgementForm
    has_judged: bool
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form about a law, and what was recorded so far; *body* is empty for a researcher."""

    place: Jurisdiction
    form: Any
    body: str = ""
    problem: str = ""


def others(request: HttpRequest, place: str) -> HttpResponse:
    """Show what others say of a law."""
    page = OthersPage(
        _place(place),
        judged_queries.validated(place),
        judged_queries.streams(place, timezone.localdate()),
        judged_queries.restrictions(place),
    )
    return show(request, "assessment/changing/others.html", page)


def tests(request: HttpRequest, place: str) -> HttpResponse:
    """List the restrictions put to the test; a POST puts another."""
    found, today, problem = _place(place), timezone.localdate(), ""
    asked = judged_queries.restrictable(place, today)
    form = RestrictionForm(request.POST or None, asked=asked, initial={"on": today.isoformat()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by, at = person_of(request), timezone.now()
        try:
            number = judged_services.restrict(
                place, said["question"], said["on"], purpose=said["purpose"], by=by, at=at
            )
            return redirect("law-test", place, number)
        except InputError as error:
            problem = str(error)
    page = TestsPage(found, judged_queries.restrictions(place), form, problem)
    return _answered(request, "tests.html", page, form)


def test(request: HttpRequest, place: str, restriction: int) -> HttpResponse:
    """Judge one restriction; what the other assessor says is shown once both are in."""
    found, problem = _restriction(place, restriction), ""
    by = person_of(request)
    own = judged_queries.own_judgement(restriction, str(by))
    initial: dict[str, str] = {"sources": own.sources} if own else {}
    for part, judged in own.parts.items() if own else ():
        initial |= {part.value: judged.verdict.value, f"{part.value}_why": judged.reason}
    form = JudgementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            judged_services.judge(restriction, form.judgement(str(by)), by=by, at=timezone.now())
            return redirect("law-test", place, restriction)
        except InputError as error:
            problem = str(error)
    page = TestPage(_place(place), found, form, own is not None, problem)
    return _answered(request, "test.html", page, form)


def validations(request: HttpRequest, place: str) -> HttpResponse:
    """Record what an organisation said of a law's answers, with its name and the day."""
    return _validation(request, _place(place), "")


def validate(request: HttpRequest, place: str, body: str) -> HttpResponse:
    """Say, for the section whose country it is, what is right and wrong with a law's answers."""
    found = _place(place)
    own = federation.tree().bodies[body].jurisdiction
    if not own or own not in (found.id, found.parent):
        raise Http404("This law is not that of the section's country.")
    return _validation(request, found, body)


def reported(request: HttpRequest, place: str) -> HttpResponse:
    """Record what a government or civil society reports."""
    found, problem = _place(place), ""
    form = ReportForm(request.POST or None, codebook=change_queries.known()[0])
    if request.method == "POST" and form.is_valid():
        try:
            judged_services.report(place, form.report(), by=person_of(request), at=timezone.now())
            return redirect("law-others", place)
        except InputError as error:
            problem = str(error)
    return _answered(request, "reported.html", FormPage(found, form, "", problem), form)


def body_of(request: HttpRequest, place: str, body: str) -> str:
    """Say for whom a law is validated, for the door."""
    return body


def _validation(request: HttpRequest, place: Jurisdiction, body: str) -> HttpResponse:
    problem, today = "", timezone.localdate()
    asked = judged_queries.coded_questions(place.id, today)
    initial = {"seen": change_queries.hashes_now(place.id)[1], "on": today.isoformat()}
    form = ValidationForm(
        request.POST or None, asked=asked, by_researcher=not body, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            judged_services.validate(
                place.id,
                said.get("organisation") or federation.body_name(body),
                form.remarks(),
                seen=said["seen"],
                on=said["on"],
                by=person_of(request),
                at=timezone.now(),
            )
            return redirect("law-others", place.id)
        except InputError as error:
            problem = str(error)
    return _answered(request, "validate.html", FormPage(place, form, body, problem), form)


def _answered(request: HttpRequest, template: str, page: Any, form: forms.Form) -> HttpResponse:
    status = 400 if form.errors or page.problem else 200
    return show(request, f"assessment/changing/{template}", page, status=status)


def _restriction(place: str, number: int) -> Restriction:
    found = judged_queries.restriction(place, number)
    if found is None:
        raise Http404("There is no such restriction of this law.")
    return found


def _place(place: str) -> Jurisdiction:
    found = change_queries.place_of(place)
    if found is None:
        raise Http404("There is no such jurisdiction.")
    return found
