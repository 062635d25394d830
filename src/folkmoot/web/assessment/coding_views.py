"""Reading a law: my own coding of it, group by group, and handing it in.

No address names a coder: whoever asks meets their own reading, and nobody else's.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import coding_queries, coding_services, coding_sheets
from folkmoot.web.assessment.coding_forms import AnswersForm
from folkmoot.web.assessment.coding_pages import GroupPage
from folkmoot.web.assessment.coding_queries import Task
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.components.pages import show


def coding(request: HttpRequest, batch: str, place: str) -> HttpResponse:
    """Show how far my reading of a law is; a POST hands it in."""
    task = _mine(request, batch, place)
    if request.method != "POST":
        return show(request, "assessment/coding/coding.html", coding_sheets.coding_page(task))
    about = request.POST.get("about", "")
    try:
        coding_services.hand_in(
            batch,
            place,
            about=about,
            leaves_out=request.POST.get("leaves_out") == "yes",
            by=person_of(request),
            at=timezone.now(),
        )
    except InputError as error:
        page = coding_sheets.coding_page(task, about=about, problem=str(error))
        return show(request, "assessment/coding/coding.html", page, status=400)
    return redirect("law-desk")


def group(request: HttpRequest, batch: str, place: str, number: int) -> HttpResponse:
    """Show one group of questions with my answers; a POST keeps them."""
    task = _mine(request, batch, place)
    page = _known(coding_sheets.group_page(task, number))
    if request.method != "POST":
        return show(request, "assessment/coding/group.html", page)
    questions = [task.batch.codebook.questions[field.id] for field in page.fields]
    form = AnswersForm(request.POST, questions=questions)
    try:
        if not form.is_valid():
            raise InputError(_("Something here is too long, or is no answer. Look through it."))
        coding_services.save_answers(
            batch, place, [one.id for one in questions], form.answers(), by=person_of(request)
        )
    except InputError as error:
        given = {name: str(value) for name, value in request.POST.items()}
        page = _known(coding_sheets.group_page(task, number, given, problem=str(error)))
        return show(request, "assessment/coding/group.html", page, status=400)
    onward = page.following if "onward" in request.POST else page.group
    if onward is None:
        return redirect("law-coding", batch=batch, place=place)
    return redirect("law-coding-group", batch=batch, place=place, number=onward.number)


def _mine(request: HttpRequest, batch: str, place: str) -> Task:
    task = coding_queries.task(batch, place, person_of(request))
    if task is None:
        raise Http404("This law is not yours to read in this batch.")
    return task


def _known(page: GroupPage | None) -> GroupPage:
    if page is None:
        raise Http404("There is no such group of questions.")
    return page
