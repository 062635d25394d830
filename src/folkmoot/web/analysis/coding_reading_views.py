"""Reading a batch: my next response, what I typed, and handing in.

No address names a coder: whoever asks meets their own reading, and nobody else's.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.analysis.coding.typed import Typed, read_codings
from folkmoot.analysis.words import passages
from folkmoot.consultation.responses import Response
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import coding_batch_services as services
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_queries import Batch, Reading, Task
from folkmoot.web.analysis.coding_reading import reading_page, text_to_code, typed_before
from folkmoot.web.analysis.coding_reading_forms import Sent, sent
from folkmoot.web.analysis.coding_reading_pages import GonePage, MyBatchPage
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation


def mine(request: HttpRequest, batch: str) -> HttpResponse:
    """Show all that I read in a batch; a POST hands it in."""
    held, person = queries.batch(batch), person_of(request)
    problem = ""
    if request.method == "POST":
        try:
            usable = _usable(held, queries.tasks(batch, str(person)))
            services.hand_in(held, usable, by=person, at=timezone.now())
            return redirect("coding-batch", batch=batch)
        except InputError as error:
            problem = str(error)
    page = _mine(held, person, problem)
    return show(request, "analysis/coding/mine.html", page, status=400 if problem else 200)


def following(request: HttpRequest, batch: str) -> HttpResponse:
    """Go on to my next response that waits and may be read, or to all of mine."""
    held, person = queries.batch(batch), str(person_of(request))
    waiting = [one for one in queries.tasks(batch, person) if one.done_on is None]
    usable = _usable(held, waiting)
    after = next((one for one in waiting if one.response in usable), None)
    if after is None or held.closed_on:
        return redirect("coding-mine", batch=batch)
    return redirect("coding-read", batch=batch, place=after.place)


def read(request: HttpRequest, batch: str, place: int) -> HttpResponse:
    """Show one response of mine to be coded; a POST keeps what I typed and goes on."""
    held, person = queries.batch(batch), person_of(request)
    task = queries.task(batch, str(person), place)
    response = _response(held, task)
    if response is None:
        return show(request, "analysis/coding/gone.html", GonePage(held, task), status=410)
    text = text_to_code(response)
    if request.method != "POST":
        typed = typed_before(task, queries.reading(task, str(person)), text)
        page = reading_page(held, task, response, typed, person=str(person))
        return show(request, "analysis/coding/read.html", page)
    given = sent(request.POST, passages=len(passages(text.text)))
    book = held.book.codebook
    found = read_codings(given.lines, given.extra, text=text, codebook=book, coder=str(person))
    fault = ""
    if given.is_empty:
        fault = _("Type a code beside a passage, or - where there is nothing to code.")
    elif not found.problems:
        fault = _save(task, Reading(found.codings, found.remarks, given.memo), by=person)
    if fault or found.problems:
        return _again(request, (held, task, response), given, found, fault=fault)
    return redirect("coding-next", batch=batch)


def _save(task: Task, reading: Reading, *, by: Reference) -> str:
    try:
        services.save_reading(task, reading, by=by, at=timezone.now())
    except InputError as error:
        return str(error)
    return ""


def _again(
    request: HttpRequest,
    about: tuple[Batch, Task, Response],
    given: Sent,
    found: Typed,
    *,
    fault: str,
) -> HttpResponse:
    page = reading_page(
        *about,
        given,
        person=str(person_of(request)),
        problems=found.problems,
        fault=fault,
    )
    return show(request, "analysis/coding/read.html", page, status=400)


def _mine(held: Batch, person: Reference, problem: str) -> MyBatchPage:
    tasks = queries.tasks(held.id, str(person))
    usable = _usable(held, tasks)
    waiting = tuple(one for one in tasks if one.done_on is None and one.response in usable)
    done = tuple(one for one in tasks if one.done_on and one.response in usable)
    days = [one.handed_in_on for one in tasks if one.handed_in_on]
    gone = len(tasks) - len(usable)
    return MyBatchPage(held, waiting, done, gone, max(days, default=None), problem)


def _usable(held: Batch, tasks: list[Task] | tuple[Task, ...]) -> frozenset[str]:
    names = [one.response for one in tasks]
    return consultation.usable_names(held.book.consultation, names)


def _response(held: Batch, task: Task) -> Response | None:
    found = consultation.responses_of(held.book.consultation, names=[task.response])
    return next(iter(found), None)
