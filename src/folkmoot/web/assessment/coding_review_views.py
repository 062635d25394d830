"""The review sheet of one law: where its readings differ, and what is settled."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.assessment.pack_codings import write_coding
from folkmoot.federation.rights import Action
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import (
    coding_queries,
    coding_reviews,
    coding_settled_queries,
    coding_settled_services,
)
from folkmoot.web.assessment.coding_batch_views import assign, assign_form, known_batch
from folkmoot.web.assessment.coding_forms import AssignForm, SettleForm
from folkmoot.web.assessment.coding_queries import Batch
from folkmoot.web.assessment.desk import person_of, secretariat
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.doors import may


def review(request: HttpRequest, batch: str, place: str) -> HttpResponse:
    """Show where the readings of a law differ; a POST settles one question."""
    held = _law_of(batch, place)
    if request.method != "POST":
        return _shown(request, held, place, assign_form(request, held))
    form = SettleForm(request.POST)
    try:
        if not form.is_valid():
            raise InputError(_("Choose an answer and give the reason for it."))
        coding_settled_services.settle(
            batch, place, form.settled(), by=person_of(request), at=timezone.now()
        )
    except InputError as error:
        return _shown(request, held, place, assign_form(request, held), problem=str(error))
    question = form.cleaned_data["question"]
    return redirect(f"{request.path}#{question}")


def third(request: HttpRequest, batch: str, place: str) -> HttpResponse:
    """Send a law back, for one more reading; show the sheet, shut until that is handed in."""
    held = _law_of(batch, place)
    if request.method != "POST":
        return redirect("law-review", batch=batch, place=place)
    form = assign_form(request, held, {**request.POST.dict(), "laws": [place]})
    problem = assign(request, held, form)
    if problem:
        return _shown(request, held, place, form, problem=problem)
    return redirect("law-review", batch=batch, place=place)


def take(request: HttpRequest, batch: str, place: str) -> HttpResponse:
    """Begin a change of the coded law from what is agreed on and settled."""
    held = _law_of(batch, place)
    if request.method != "POST":
        return redirect("law-review", batch=batch, place=place)
    try:
        change = coding_settled_services.take_into_the_law(
            batch, place, by=person_of(request), at=timezone.now()
        )
    except InputError as error:
        return _shown(request, held, place, assign_form(request, held), problem=str(error))
    return redirect("law-change", place, change)


def settled(request: HttpRequest, batch: str, place: str) -> HttpResponse:
    """Give what readings agree on and what was settled, as a file of a coding."""
    held = _law_of(batch, place)
    readings = coding_queries.opened(batch).get(place, ())
    if not readings:
        raise Http404("Not all readings of this law are handed in.")
    text = write_coding(coding_settled_queries.settled_coding(held, place, readings))
    answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="coding-{batch}.toml"'
    return answer


def _law_of(batch: str, place: str) -> Batch:
    held = known_batch(batch)
    if place not in held.laws:
        raise Http404("This law is not in this batch.")
    return held


def _shown(
    request: HttpRequest, held: Batch, place: str, form: AssignForm, *, problem: str = ""
) -> HttpResponse:
    page = coding_reviews.review_page(
        held,
        place,
        form,
        person=person_of(request),
        people=federation.people_names(),
        everything="all" in request.GET,
        may_begin=may(request, Action.ANSWER_LAW, secretariat(request)),
        problem=problem,
    )
    return show(request, "assessment/coding/review.html", page, status=400 if problem else 200)
