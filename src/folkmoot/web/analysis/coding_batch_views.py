"""The coding desk's first page, and batches: making one, looking at it, closing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.drawing import document, draw
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_batch_services as services
from folkmoot.web.analysis import coding_batches, jobs
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_batch_forms import BatchForm
from folkmoot.web.analysis.coding_batch_pages import CodingDeskPage, NewBatchPage
from folkmoot.web.analysis.coding_compared_queries import texts_to_draw
from folkmoot.web.analysis.coding_desk import who_may_code
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.desk_views import person_of, secretariat
from folkmoot.web.components.pages import show


def desk(request: HttpRequest) -> HttpResponse:
    """Show what is mine to read, the batches and the codebooks."""
    mine = queries.queue(str(person_of(request)))
    page = CodingDeskPage(mine, queries.batches(), books.books())
    return show(request, "analysis/coding/desk.html", page)


def new_batch(request: HttpRequest) -> HttpResponse:
    """Ask for a codebook, responses and coders; a POST makes the batch."""
    coders = who_may_code(secretariat(request), timezone.now())
    sent = request.POST if request.method == "POST" else None
    form, problem = BatchForm(sent, books=books.books(), coders=coders), ""
    if sent is not None:
        try:
            made = _make(request, form)
            if made.wants_machine:
                jobs.let_machine_read(made.id)
            return redirect("coding-batch", batch=made.id)
        except InputError as error:
            problem = str(error)
    page = NewBatchPage(form, problem)
    status = 400 if problem else 200
    return show(request, "analysis/coding/new_batch.html", page, status=status)


def batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Show one batch; a POST closes it, or says who else reads or no longer does."""
    held, person = queries.batch(batch), person_of(request)
    problem = ""
    if request.method == "POST":
        try:
            return redirect(_lead(request, held), batch=batch)
        except InputError as error:
            problem = str(error)
    people = who_may_code(secretariat(request), timezone.now())
    page = coding_batches.batch_page(held, str(person), people, problem)
    return show(request, "analysis/coding/batch.html", page, status=400 if problem else 200)


def _lead(request: HttpRequest, held: Batch) -> str:
    """Do what was asked for; give the name of the page to go on with."""
    by, at, coder = person_of(request), timezone.now(), request.POST.get("coder", "")
    if "without" in request.POST:
        services.go_on_without(held, request.POST["without"], by=by, at=at)
    elif not coder:
        services.close(held, by=by, at=at)
        return "coding-results"
    elif coder in who_may_code(secretariat(request), at):
        services.let_read(held, coder, by=by, at=at)
    else:
        raise InputError(_("Choose who reads."))
    return "coding-batch"


def _make(request: HttpRequest, form: BatchForm) -> Batch:
    if not form.is_valid():
        raise InputError(_("Give a name of small letters, digits and hyphens, and a codebook."))
    given, book = form.cleaned_data, form.chosen_book()
    texts, campaigns = texts_to_draw(book.consultation, once=given["once"])
    drawn = draw(
        texts, given["size"], seed=given["name"], by=given["drawn_by"], campaigns=campaigns
    )
    return services.make_batch(
        given["name"],
        book,
        drawn.responses,
        coders=given["coders"],
        drawn=document(drawn),
        shows_who=given["shows_who"],
        wants_machine=given["machine"],
        by=person_of(request),
        at=timezone.now(),
    )
