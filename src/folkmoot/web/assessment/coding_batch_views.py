"""Batches: opening one, saying who reads what, and how far the readings differ."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_batches, coding_queries, coding_services
from folkmoot.web.assessment import queries as law_queries
from folkmoot.web.assessment.coding_batch_pages import NewBatchPage
from folkmoot.web.assessment.coding_forms import AssignForm, BatchForm
from folkmoot.web.assessment.coding_queries import Batch
from folkmoot.web.assessment.desk import person_of, secretariat
from folkmoot.web.components.pages import show
from folkmoot.web.federation import queries as federation


def new_batch(request: HttpRequest) -> HttpResponse:
    """Ask for the day, the laws, the questions and the gate of a batch; a POST opens it."""
    found = law_queries.laws()
    named = coding_queries.place_names(found.laws).items()
    coded = sorted(named, key=lambda place: place[1])
    today = timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = BatchForm(sent, coded=coded, codebook=found.codebook, today=today)
    problem = ""
    try:
        if sent is not None and form.is_valid():
            _open(request, form)
            return redirect("law-batch", batch=form.cleaned_data["name"])
    except InputError as error:
        problem = str(error)
    if sent is not None and not problem:
        problem = _("Fill in name, day, gate, sample and source.")
    page = NewBatchPage(form, problem)
    return show(request, "assessment/coding/new_batch.html", page, status=400 if problem else 200)


def batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Show one batch; a POST lets somebody read some of its laws."""
    held, problem = known_batch(batch), ""
    sent = request.POST if request.method == "POST" else None
    form = assign_form(request, held, sent)
    if sent is not None:
        problem = assign(request, held, form)
        if not problem:
            return redirect("law-batch", batch=batch)
    page = coding_batches.batch_page(held, federation.people_names(), form, problem=problem)
    return show(request, "assessment/coding/batch.html", page, status=400 if problem else 200)


def known_batch(name: str) -> Batch:
    """Give a batch; Http404 where there is none of that name."""
    held = coding_queries.batch(name)
    if held is None:
        raise Http404("There is no such batch.")
    return held


def assign_form(request: HttpRequest, held: Batch, sent: object = None) -> AssignForm:
    """Give the form that lets a law researcher of the secretariat read laws of a batch."""
    people = federation.people_with(Role.RESEARCHER, secretariat(request), timezone.now())
    names = coding_queries.place_names(held.laws)
    return AssignForm(sent, laws=[(law, names[law]) for law in held.laws], coders=people)


def assign(request: HttpRequest, held: Batch, form: AssignForm) -> str:
    """Let somebody read; give the problem in words where there is one."""
    if not form.is_valid():
        return _("Choose laws of this batch, who reads them, and how.")
    given = form.cleaned_data
    coder = Reference(Kind.PERSON, given["coder"])
    try:
        new = coding_services.assign(
            held.name,
            given["laws"],
            coder,
            kind=given["kind"],
            by=person_of(request),
            at=timezone.now(),
        )
    except InputError as error:
        return str(error)
    return "" if new else _("This person reads these laws already.")


def _open(request: HttpRequest, form: BatchForm) -> None:
    given = form.cleaned_data
    coding_services.open_batch(
        given["name"],
        given["on"],
        form.chosen_laws(),
        form.chosen_questions(),
        gate=form.chosen_gate(),
        by=person_of(request),
        at=timezone.now(),
    )
