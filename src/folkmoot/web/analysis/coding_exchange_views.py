"""Taking coding out, a body its own responses and once; and taking it in from other programs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.federation.rights import Object
from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.web.analysis import coding_exchange_services as services
from folkmoot.web.analysis import coding_export_queries as exported
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_forms import name_sent
from folkmoot.web.analysis.coding_compared_queries import texts_to_draw
from folkmoot.web.analysis.coding_exchange_pages import ExportPage, ExportsPage, TakeInPage
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.doors import ticket

LARGEST = 100 * 2**20


def of_body(request: HttpRequest, body: str, batch: str = "", **_: object) -> Object:
    """Say whose responses are taken out, and of which consultation, for the door."""
    if body not in federation.body_names():
        raise Http404("There is no such body.")
    return Object(body, queries.batch(batch).book.consultation if batch else "")


def exports(request: HttpRequest, body: str) -> HttpResponse:
    """List the closed batches that hold responses of a body."""
    page = ExportsPage(body, federation.body_name(body), exported.closed_batches(body))
    return show(request, "analysis/coding/exports.html", page)


def export(request: HttpRequest, body: str, batch: str) -> HttpResponse:
    """Say what goes out of a batch; a POST gives the file."""
    held = queries.batch(batch)
    found = exported.to_take_out(held, body)
    if held.closed_on is None or not found.own:
        raise Http404("Nothing of this batch can be taken out by this body.")
    if request.method == "POST":
        return _file(request, held, body)
    page = ExportPage(body, federation.body_name(body), found, ticket(request))
    return show(request, "analysis/coding/export.html", page)


def take_project_in(request: HttpRequest) -> HttpResponse:
    """Ask for a project of another program; a POST takes in what is on responses that are here."""
    name, held = name_sent(request.POST), request.POST.get("consultation", "")
    if request.method != "POST":
        return _asked(request, name, held)
    try:
        return redirect("coding-batch", batch=_take_in(request, name, held).id)
    except FolkmootError as error:
        return _asked(request, name, held, problem=str(error))


def _file(request: HttpRequest, held: Batch, body: str) -> HttpResponse:
    by, at = person_of(request), timezone.now()
    made, memos = exported.project(held, body, str(by), on=at.date())
    as_sheets = request.POST.get("form") == "sheets"
    write = services.take_out_sheets if as_sheets else services.take_out
    data = write(held, body, made, memos, by=by, at=at)
    ending = "zip" if as_sheets else "qdpx"
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{held.id}-{body}.{ending}"'
    return answer


def _take_in(request: HttpRequest, name: str, held: str) -> Batch:
    file = request.FILES.get("file")
    if not name:
        raise InputError(_("Give the batch a name of small letters, digits and hyphens."))
    if file is None or (file.size or 0) > LARGEST:
        raise InputError(_("Choose a .qdpx file of at most 100 MB."))
    taken = take_in(file.read(), name=file.name or "project.qdpx")
    texts, _campaigns = texts_to_draw(held, once=False)
    found = services.matched(taken, {text.id: text for text in texts})
    by, at = person_of(request), timezone.now()
    return services.take_in_project(name, held, taken, found, by=by, at=at)


def _asked(request: HttpRequest, name: str, held: str, problem: str = "") -> HttpResponse:
    language = get_language() or "en"
    offered = consultation.consultations()
    titles = tuple((one.id, one.title.in_language(language)) for one in offered)
    page = TakeInPage(titles, name, held, problem)
    status = 400 if problem else 200
    return show(request, "analysis/coding/take_in.html", page, status=status)
