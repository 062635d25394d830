"""The brief on one law for a submission: to read, to print and to go on writing."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import direction
from folkmoot.publication.blocks import Paper
from folkmoot.web.assessment import queries as assessment
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation
from folkmoot.web.publication.gathering.law_brief import law_brief
from folkmoot.web.publication.law_pages import LawBriefPage
from folkmoot.web.publication.round_report_views import FILES, body_of


def brief(request: HttpRequest, place: str) -> HttpResponse:
    """Show the brief on one law, on the day and by the policy asked for."""
    form = DayForm(request.GET, today=timezone.localdate())
    on, by = form.day(), request.GET.get("policy", "")
    paper = _paper(place, by, on)
    page = LawBriefPage(
        place=assessment.law_of(place).jurisdiction,
        on=on,
        form=form,
        policy=by,
        paper=paper,
        body=body_of(paper),
        direction=direction(paper.language),
        is_invented=federation.federation_is_invented(),
    )
    return show(request, "publication/law_brief.html", page)


def brief_file(request: HttpRequest, place: str, name: str) -> HttpResponse:
    """Give the brief as a file."""
    if name not in FILES:
        raise Http404
    form = DayForm(request.GET, today=timezone.localdate())
    paper = _paper(place, request.GET.get("policy", ""), form.day())
    make, kind = FILES[name]
    response = HttpResponse(make(paper), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{place}-{form.day()}-{name}"'
    return response


def _paper(place: str, by: str, on: date) -> Paper:
    if not assessment.is_coded(place):
        raise Http404("The law of this jurisdiction is not coded here.")
    try:
        return law_brief(place, by=by, on=on, made=timezone.localdate())
    except InputError as error:
        raise Http404(str(error)) from error
